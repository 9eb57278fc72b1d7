import { foldText } from '@cbf/base';
import {
  addDelivery,
  addMessage,
  Bot,
  Channel,
  closeTurn,
  Contact,
  Conversation,
  Delivery,
  finishTurn,
  hasOpenDelivery,
  markAnswered,
  Message,
  rollUpLatency,
  Turn,
  unansweredIn,
  type CallTokens,
  type DeliveryState,
  type FinishReason,
} from '@cbf/db';
import { isAwake } from '../conversations/line.ts';
import { messageEvent, placeOf, turnEvent } from '../conversations/outgoing.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { lettersEvent } from '../letters/attention.ts';
import { claimedDelivery, type ClaimedDelivery } from '../runner/claimed.ts';
import { after, isHeldBy, takeLease, type Timings } from '../runner/lease.ts';
import { isKeyRefused, keyAccepted } from '../runner/model-key.ts';
import { bill, billLate, callOf } from './bill.ts';
import { askForAnswer } from './queue.ts';

/** What became of a turn that a runner reports on. */
export const TurnOutcome = {
  STORED: 'STORED',
  RETRYING: 'RETRYING',
  DEAD: 'DEAD',
  SUPERSEDED: 'SUPERSEDED',
  SILENCED: 'SILENCED',
  LOST: 'LOST',
} as const;
export type TurnOutcome = keyof typeof TurnOutcome;

/** The outcome, and the answer's delivery when the runner is to send it now. */
export interface TurnResult {
  readonly outcome: TurnOutcome;
  readonly delivery: ClaimedDelivery | null;
}

/** An answer as the runner hands it in. */
export interface Answer {
  readonly turnId: string;
  readonly lease: string;
  readonly runnerId: string;
  readonly text: string;
  readonly model: string;
  readonly finishReason: FinishReason;
  readonly usage: CallTokens;
  readonly firstTokenMs: number | null;
  readonly modelMs: number;
  readonly historyKept: number;
  readonly historyDropped: number;
  readonly stoppedByCustomer: boolean;
  /** How long the chat or the bot may not be written to yet, ms. */
  readonly sendAfterMs: number;
}

/**
 * Stores an answer with its receipt, once: the same answer handed in again gets the same result.
 * Nothing but its cost is kept when the turn was superseded or a person has taken over.
 */
export async function completeTurn(
  writer: Writer,
  times: Timings,
  answer: Answer,
): Promise<TurnResult> {
  const known = await writer.database.em.fork().findOne(Turn, { id: answer.turnId });
  if (known === null) return lost;
  return change(writer, 'complete-turn', [known.workspaceId], async (inner) => {
    const turn = await inner.em.findOneOrFail(Turn, { id: answer.turnId });
    if (turn.lease !== answer.lease) {
      // The turn is another runner's by now, but the call was made and is to be paid.
      await billLate(inner, turn, answer);
      return lost;
    }
    if (turn.state === 'DONE') return again(inner, turn, answer);
    const conversation = await inner.em.findOneOrFail(Conversation, { id: turn.conversationId });
    const place = placeOf(conversation);
    const thinking = turn.state === 'THINKING';
    if (thinking && conversation.mode === 'BOT')
      return store(inner, times, answer, turn, conversation);
    if (thinking) {
      await closeTurn(inner.em, turn.id, 'SILENCED', inner.at);
      inner.emit(place.workspaceId, turnEvent(place, turn.id));
    }
    await bill(inner, callOf(turn, answer, inner.at, false));
    return ended(thinking ? 'SILENCED' : turn.state);
  });
}

/** The result for a runner whose turn has ended in some other way. */
export function ended(state: Turn['state']): TurnResult {
  switch (state) {
    case 'SUPERSEDED':
    case 'SILENCED':
    case 'DEAD':
      return { outcome: state, delivery: null };
    default:
      return lost;
  }
}

const lost: TurnResult = { outcome: 'LOST', delivery: null };

async function store(
  inner: LineChange,
  times: Timings,
  answer: Answer,
  turn: Turn,
  conversation: Conversation,
): Promise<TurnResult> {
  const { em, at } = inner;
  const channel = await em.findOneOrFail(Channel, { id: conversation.channelId });
  const contact = await em.findOneOrFail(Contact, { id: conversation.contactId });
  const place = placeOf(conversation);
  const isTryOut = channel.platform === 'WEB';
  const blocked = contact.blockedAt !== null;
  // A runner sends at once only what is next in its conversation and on a channel that it holds.
  const mayHold =
    answer.sendAfterMs === 0 &&
    (channel.sendsPausedUntil == null || channel.sendsPausedUntil <= at) &&
    isHeldBy(channel, answer.runnerId, at) &&
    !(await hasOpenDelivery(em, conversation.id));
  const state = stateOf(isTryOut, blocked, mayHold);
  const message = await addMessage(em, {
    ...place,
    author: 'BOT',
    text: answer.text,
    folded: foldText(answer.text),
    parts: [{ kind: 'TEXT', text: answer.text }],
    state,
    reason: blocked ? 'BLOCKED' : null,
    turnId: turn.id,
    at,
  });
  if (blocked) await needAttention(inner, message.id);
  if (isKeyRefused(channel)) await keyAccepted(inner, channel.botId);
  const lease = takeLease(answer.runnerId, at, times.leaseMs);
  const hold = { owner: lease.leaseOwner, lease: lease.lease, until: lease.leaseUntil };
  const sendAt = after(at, answer.sendAfterMs);
  const deliveryId =
    state === 'QUEUED' || state === 'SENDING'
      ? await addDelivery(em, place, message, sendAt, state === 'SENDING' ? hold : null)
      : null;
  await bill(inner, callOf(turn, answer, at, true));
  await finishTurn(em, {
    ...answer,
    conversationId: conversation.id,
    throughSeq: turn.throughSeq,
    at,
  });
  if (state === 'SENT') await responded(inner, turn, answer.model, null);
  inner.emit(
    place.workspaceId,
    messageEvent('MessageAdded', place, message.id),
    turnEvent(place, turn.id),
  );
  await answerWhatIsLeft(inner, turn, conversation);
  if (state === 'QUEUED') inner.work('DELIVERIES', sendAt);
  const delivery =
    state === 'SENDING' && deliveryId !== null ? await claimedDelivery(em, deliveryId) : null;
  return { outcome: 'STORED', delivery };
}

// Made for a customer who blocked the bot meanwhile: stored as failed from the start.
async function needAttention(inner: LineChange, id: string): Promise<void> {
  const message = await inner.em.findOneOrFail(Message, { id });
  message.attentionAt = inner.at;
  inner.emit(message.workspaceId, lettersEvent(message.botId));
}

function stateOf(isTryOut: boolean, blocked: boolean, mayHold: boolean): DeliveryState {
  if (isTryOut) return 'SENT';
  if (blocked) return 'FAILED';
  return mayHold ? 'SENDING' : 'QUEUED';
}

/** Notes how long the customer waited for an answer, once it is with them. */
export async function responded(
  { em, at }: LineChange,
  turn: Turn,
  model: string,
  sendMs: number | null,
): Promise<void> {
  const responseMs = at.getTime() - turn.askedAt.getTime();
  await em.nativeUpdate(Turn, { id: turn.id }, { respondedAt: at, responseMs, sendMs });
  await rollUpLatency(em, { ...turn, model, at }, responseMs);
}

/**
 * Queues an answer to what came while a turn was ending: after a Stop, or because it could not be
 * superseded once more. Any other turn has been superseded by what came.
 */
export async function answerWhatIsLeft(
  inner: LineChange,
  turn: Turn,
  conversation: Conversation,
): Promise<void> {
  const left = await unansweredIn(inner.em, conversation.id, turn.throughSeq);
  if (left === null) return;
  const bot = await inner.em.findOneOrFail(Bot, { id: conversation.botId });
  const channel = await inner.em.findOneOrFail(Channel, { id: conversation.channelId });
  // What a stopped bot was asked it does not answer, whenever it is started again.
  if (!isAwake({ bot, channel })) return markAnswered(inner.em, conversation.id, left.through);
  await askForAnswer(inner, placeOf(conversation), bot.mergeWindowMs, left.from - 1, left.through);
}

async function again({ em }: LineChange, turn: Turn, answer: Answer): Promise<TurnResult> {
  const message = await em.findOne(Message, { turnId: turn.id, author: 'BOT' });
  const delivery =
    message &&
    (await em.findOne(Delivery, {
      messageId: message.id,
      state: 'SENDING',
      leaseOwner: answer.runnerId,
    }));
  return {
    outcome: 'STORED',
    delivery: delivery ? await claimedDelivery(em, delivery.id) : null,
  };
}
