import { Bot, Conversation, openTurnOf, Turn, type Place } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { livingBot } from '../bots/find.ts';
import type { Ctx } from '../context.ts';
import { conversationEvent, placeOf } from '../conversations/outgoing.ts';
import { change } from '../events/commit.ts';
import { Refusal } from '../words/refusal.ts';
import { askForAnswer } from './queue.ts';

/**
 * Makes a new turn for the questions that a dead one did not answer. Refused when the turn did not
 * fail, when a newer answer is being made, and while a person has the conversation.
 */
export async function retryTurn(ctx: Ctx, id: string): Promise<Turn> {
  const workspaceId = workspaceOf(ctx);
  return change(ctx.parts, 'retry-turn', [workspaceId], async (line) => {
    const { em } = line;
    const turn = await em.findOne(Turn, { id, workspaceId });
    if (turn === null) throw new Refusal('NOT_FOUND', 'turnNotFound');
    if (turn.state !== 'DEAD') throw new Refusal('BAD_STATE', 'turnNotDead');
    livingBot(await em.findOneOrFail(Bot, { id: turn.botId }));
    const conversation = await em.findOneOrFail(Conversation, { id: turn.conversationId });
    const later = await openTurnOf(em, conversation.id);
    const answered = conversation.answeredSeq > turn.throughSeq;
    if (later !== null || answered || conversation.mode === 'HUMAN')
      throw new Refusal('BAD_STATE', 'nothingToAnswer');
    // The questions wait for an answer again, with whatever else was not answered since.
    conversation.answeredSeq = Math.min(conversation.answeredSeq, turn.fromSeq - 1);
    conversation.needsHuman = false;
    const place: Place = placeOf(conversation);
    const queued = await askForAnswer(
      line,
      place,
      0,
      conversation.answeredSeq,
      conversation.lastSeq,
    );
    line.emit(workspaceId, conversationEvent(place));
    return em.findOneOrFail(Turn, { id: queued });
  });
}
