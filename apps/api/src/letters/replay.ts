import {
  addDelivery,
  Bot,
  Channel,
  Contact,
  Conversation,
  Delivery,
  Message,
  openTurnOf,
  Turn,
  type Place,
} from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { conversationEvent, placeOf, turnEvent } from '../conversations/outgoing.ts';
import { change, type LineChange } from '../events/commit.ts';
import { askForAnswer } from '../turns/queue.ts';
import { Refusal } from '../words/refusal.ts';
import type { WordKey } from '../words/say.ts';
import { lettersEvent, mark } from './attention.ts';
import { isChannel, isTurn } from './letters.ts';

type Em = Ctx['em'];

/** Why a dead turn cannot be answered again now; null when it can. */
export async function turnRefusal(em: Em, turn: Turn): Promise<WordKey | null> {
  if (turn.state !== 'DEAD') return 'turnNotDead';
  const bot = await em.findOneOrFail(Bot, { id: turn.botId });
  if (bot.deletedAt != null) return 'replayBotDeleted';
  const conversation = await em.findOneOrFail(Conversation, { id: turn.conversationId });
  if (conversation.mode === 'HUMAN') return 'replayWithPerson';
  const answered = conversation.answeredSeq > turn.throughSeq;
  const later = answered ? null : await openTurnOf(em, conversation.id);
  return answered || later !== null ? 'nothingToAnswer' : null;
}

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
    const refusal = await turnRefusal(em, turn);
    if (refusal !== null) throw new Refusal('BAD_STATE', refusal);
    const conversation = await em.findOneOrFail(Conversation, { id: turn.conversationId });
    // The questions wait for an answer again, with whatever else was not answered since.
    conversation.answeredSeq = Math.min(conversation.answeredSeq, turn.fromSeq - 1);
    conversation.needsHuman = false;
    const place: Place = placeOf(conversation);
    const { answeredSeq, lastSeq } = conversation;
    const queued = await askForAnswer(line, place, 0, answeredSeq, lastSeq);
    closeLetter(line, turn);
    line.emit(workspaceId, conversationEvent(place), turnEvent(place, turn.id));
    return em.findOneOrFail(Turn, { id: queued });
  });
}

/** Why a message cannot be sent again now; null when it can. */
export async function messageRefusal(em: Em, message: Message): Promise<WordKey | null> {
  if (message.direction !== 'OUT') return 'messageNotFailed';
  if (message.deliveryState !== 'FAILED' && message.deliveryState !== 'UNCERTAIN')
    return 'messageNotFailed';
  const channel = await em.findOneOrFail(Channel, { id: message.channelId });
  if (channel.disconnectedAt != null) return 'replayNoChannel';
  const conversation = await em.findOneOrFail(Conversation, { id: message.conversationId });
  const contact = await em.findOneOrFail(Contact, { id: conversation.contactId });
  if (contact.blockedAt != null) return 'deliveryBlocked';
  if (message.author === 'BOT' && message.turnId != null && conversation.mode === 'HUMAN')
    return 'replayWithPerson';
  // One that nobody has touched waits behind this one by its number; one that has begun would end
  // up around it, piece by piece.
  const begun = await em.count(Delivery, {
    conversationId: conversation.id,
    state: { $in: ['QUEUED', 'SENDING'] },
    attempt: { $gt: 0 },
  });
  return begun > 0 ? 'replayOrder' : null;
}

/**
 * Queues a message again that did not, or perhaps not, arrive; marked as perhaps twice where it may
 * have. Nothing happens to one that is on its way or has arrived. Refused for a customer who blocked
 * the bot, on an ended channel, for a bot's answer while a person has the conversation, and while a
 * send of this conversation has begun.
 */
export async function resendMessage(ctx: Ctx, id: string): Promise<Message> {
  const workspaceId = workspaceOf(ctx);
  return change(ctx.parts, 'resend-message', [workspaceId], async (line) => {
    const { em, at } = line;
    const message = await em.findOne(Message, { id, workspaceId });
    if (message === null) throw new Refusal('NOT_FOUND', 'messageNotFound');
    if (isUnderWay(message)) return message;
    const refusal = await messageRefusal(em, message);
    if (refusal !== null) throw new Refusal('BAD_STATE', refusal);
    const unsure = message.deliveryState === 'UNCERTAIN';
    if (unsure) message.maybeTwice = true;
    const delivery = await em.findOne(Delivery, { messageId: id, reactionNo: 0 });
    if (delivery === null) await addDelivery(em, messagePlace(message), message, at);
    // The pieces that are with the customer stay there, and it is as young as if it were new.
    else
      em.assign(delivery, {
        state: 'QUEUED',
        attempt: 0,
        resent: unsure,
        nextAt: at,
        createdAt: at,
        finishedAt: null,
        lease: null,
        leaseOwner: null,
        leaseUntil: null,
      });
    mark(line, message, 'QUEUED', null);
    line.work('DELIVERIES');
    return message;
  });
}

/** Takes a letter off the list without doing anything about it; false when it was not on it. */
export async function dismissLetter(ctx: Ctx, id: string): Promise<boolean> {
  const workspaceId = workspaceOf(ctx);
  return change(ctx.parts, 'dismiss-letter', [workspaceId], async (line) => {
    const where = { id, workspaceId };
    const letter = isTurn(id)
      ? await line.em.findOne(Turn, where)
      : isChannel(id)
        ? await line.em.findOne(Channel, where)
        : await line.em.findOne(Message, where);
    if (letter === null) throw new Refusal('NOT_FOUND', 'notFound');
    return closeLetter(line, letter);
  });
}

function closeLetter(line: LineChange, letter: Turn | Message | Channel): boolean {
  if (letter.attentionAt == null) return false;
  letter.attentionAt = null;
  line.emit(letter.workspaceId, lettersEvent(letter.botId));
  return true;
}

function isUnderWay({ direction, deliveryState }: Message): boolean {
  return direction === 'OUT' && deliveryState !== 'FAILED' && deliveryState !== 'UNCERTAIN';
}

function messagePlace(message: Message): Place {
  const { workspaceId, botId, channelId, conversationId } = message;
  return { workspaceId, botId, channelId, conversationId };
}
