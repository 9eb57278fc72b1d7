import type { Commit } from '@cbf/base';
import { Bot, Channel, type Conversation, markAnswered, unansweredIn, User } from '@cbf/db';
import { member } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { change, type LineChange } from '../events/commit.ts';
import { askForAnswer, silence } from '../turns/queue.ts';
import { Refusal } from '../words/refusal.ts';
import { findConversation } from './find.ts';
import { isAwake } from './line.ts';
import { conversationEvent, dropQueued, placeOf } from './outgoing.ts';

/** The viewer answers from here on; the bot is silent, also about what it was just thinking of. */
export function takeOver(ctx: Ctx, id: string): Promise<Conversation> {
  return attend(ctx, 'take-over', id, async (line, conversation) => {
    await refuseIfTaken(ctx, line, conversation);
    hold(ctx, line, conversation);
    await silence(line, placeOf(conversation));
    await dropQueued(line, placeOf(conversation), 'SILENCED');
  });
}

/** The bot answers again, beginning with what the customer wrote meanwhile. */
export function handBack(ctx: Ctx, id: string): Promise<Conversation> {
  return attend(ctx, 'hand-back', id, async (line, conversation) => {
    if (conversation.mode === 'BOT') throw new Refusal('BAD_STATE', 'alreadyWithBot');
    release(conversation);
    const bot = await line.em.findOneOrFail(Bot, { id: conversation.botId });
    const channel = await line.em.findOneOrFail(Channel, { id: conversation.channelId });
    const left = await unansweredIn(line.em, conversation.id, conversation.answeredSeq);
    if (left !== null && isAwake({ bot, channel }))
      await askForAnswer(line, placeOf(conversation), 0, left.from - 1, left.through);
  });
}

/** Puts a conversation away; it opens again, with the bot, when the customer writes. */
export function closeConversation(ctx: Ctx, id: string): Promise<Conversation> {
  return attend(ctx, 'close-conversation', id, async (line, conversation) => {
    await silence(line, placeOf(conversation));
    await markAnswered(line.em, conversation.id, conversation.lastSeq);
    release(conversation);
    conversation.status = 'CLOSED';
  });
}

/** Brings a conversation back that was closed by mistake; the bot has it, and nobody is asked. */
export function reopenConversation(ctx: Ctx, id: string): Promise<Conversation> {
  return attend(ctx, 'close-conversation', id, (_line, conversation) => {
    conversation.status = 'OPEN';
  });
}

async function attend(
  ctx: Ctx,
  name: Commit,
  id: string,
  act: (line: LineChange, conversation: Conversation) => Promise<void> | void,
): Promise<Conversation> {
  const { workspaceId } = member(ctx);
  return change(ctx.parts, name, [workspaceId], async (line) => {
    const conversation = await findConversation(line.em, workspaceId, id);
    await act(line, conversation);
    line.emit(workspaceId, conversationEvent(placeOf(conversation)));
    return conversation;
  });
}

/** The viewer has the conversation from here on. */
export function hold(ctx: Ctx, line: LineChange, conversation: Conversation): void {
  conversation.mode = 'HUMAN';
  conversation.status = 'OPEN';
  conversation.needsHuman = false;
  conversation.takenById = member(ctx).userId;
  conversation.takenAt = line.at;
}

function release(conversation: Conversation): void {
  conversation.mode = 'BOT';
  conversation.needsHuman = false;
  conversation.takenById = null;
  conversation.takenAt = null;
}

/** Refuses who would write into another person's conversation. */
export async function refuseIfTaken(
  ctx: Ctx,
  line: LineChange,
  { takenById }: Conversation,
): Promise<void> {
  if (takenById == null || takenById === member(ctx).userId) return;
  const other = await line.em.findOne(User, { id: takenById });
  if (other) throw new Refusal('CONFLICT', 'takenByOther', { name: other.username });
}
