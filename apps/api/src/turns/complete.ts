import { foldText } from '@cbf/base';
import {
  Bot,
  Channel,
  closeTurn,
  Delivery,
  markAnswered,
  Message,
  reportedTurn,
  rollUpLatency,
  storable,
  storeAnswer,
  Turn,
  unansweredIn,
  workspaceOf,
  type CallTokens,
  type DeliveryState,
  type FinishReason,
  type ReportedTurn,
} from '@cbf/db';
import { isAwake } from '../conversations/line.ts';
import { messageEvent, turnEvent } from '../conversations/outgoing.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { lettersEvent } from '../letters/attention.ts';
import { claimedDelivery, onlyWords, type ClaimedDelivery } from '../runner/claimed.ts';
import { after, isHeldBy, takeLease, type Timings } from '../runner/lease.ts';
import { isKeyRefused, keyAccepted } from '../runner/model-key.ts';
import { bill, billLate, callOf } from './bill.ts';
import { askForAnswer } from './queue.ts';
import { spoken } from './spoken.ts';

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
  const workspaceId = await workspaceOf(writer.database, 'turn', answer.turnId);
  if (workspaceId === null) return lost;
  return change(writer, 'complete-turn', [workspaceId], async (inner) => {
    const reported = await reportedTurn(inner.em, answer.turnId);
    if (reported === null) return lost;
    const { turn, conversation } = reported;
    if (turn.lease !== answer.lease) {
      // The turn is another runner's by now, but the call was made and is to be paid.
      await billLate(inner, turn, answer);
      return lost;
    }
    if (turn.state === 'DONE') return again(inner, turn, answer);
    const thinking = turn.state === 'THINKING';
    if (thinking && conversation.mode === 'BOT') return store(inner, times, answer, reported);
    if (thinking) {
      await closeTurn(inner.em, turn.id, 'SILENCED', inner.at);
      inner.emit(turn.workspaceId, turnEvent(turn, turn.id));
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
  reported: ReportedTurn,
): Promise<TurnResult> {
  const { em, at } = inner;
  const { turn, conversation, channel } = reported;
  const { id: turnId, workspaceId, botId, channelId, conversationId } = turn;
  const place = { workspaceId, botId, channelId, conversationId };
  const { text, comment, barred, isHeard } = await spoken(inner, reported, answer.text);
  // A runner sends at once only what is next in its conversation and on a channel that it holds.
  const mayHold =
    answer.sendAfterMs === 0 &&
    (channel.sendsPausedUntil == null || channel.sendsPausedUntil <= at) &&
    isHeldBy(channel, answer.runnerId, at) &&
    !reported.isSending;
  const state = stateOf(channel.platform === 'WEB', barred !== null, mayHold);
  const {
    leaseOwner: owner,
    lease,
    leaseUntil: until,
  } = takeLease(answer.runnerId, at, times.leaseMs);
  const hold = state === 'SENDING' ? { owner, lease, until } : null;
  const sendAt = after(at, answer.sendAfterMs);
  const call = callOf(turn, answer, at, true);
  // A call that was given up, or that an older version never noted, is found by its bill alone.
  const isOpen = reported.call?.state === 'OPEN';
  if (!isOpen) await bill(inner, call);
  if (isKeyRefused(channel)) await keyAccepted(inner, botId);
  const stored = await storeAnswer(em, {
    ...{ ...answer, place, state, at, text, folded: foldText(text), comment, isHeard },
    seq: conversation.lastSeq + 1,
    throughSeq: turn.throughSeq,
    reason: barred,
    sending: state === 'QUEUED' || state === 'SENDING' ? { at: sendAt, hold } : null,
    call: isOpen ? call : null,
  });
  if (barred !== null) await needAttention(inner, stored.messageId);
  if (state === 'SENT') await responded(inner, turn, answer.model, null);
  inner.emit(
    workspaceId,
    messageEvent('MessageAdded', place, stored.messageId),
    turnEvent(place, turnId),
  );
  if (reported.isBehind) await answerWhatIsLeft(inner, turn);
  if (state === 'QUEUED') inner.work('DELIVERIES', sendAt);
  if (hold === null) return { outcome: 'STORED', delivery: null };
  const delivery: ClaimedDelivery = {
    ...{ id: stored.deliveryId, lease, attempt: 1, messageId: stored.messageId },
    ...{ conversationId, channelId, platform: channel.platform, chatId: conversation.chatId },
    ...{ text: storable(text), byHuman: false, piecesSent: 0 },
    ...{ ...onlyWords, comment },
  };
  return { outcome: 'STORED', delivery };
}

// Made for a customer who cannot be reached by now: stored as failed from the start.
async function needAttention(inner: LineChange, id: string): Promise<void> {
  const message = await inner.em.findOneOrFail(Message, { id });
  message.attentionAt = inner.at;
  inner.emit(message.workspaceId, lettersEvent(message.botId));
}

function stateOf(isTryOut: boolean, barred: boolean, mayHold: boolean): DeliveryState {
  if (isTryOut) return 'SENT';
  if (barred) return 'FAILED';
  return mayHold ? 'SENDING' : 'QUEUED';
}

/** Notes how long the customer waited for an answer, once it is with them. */
export async function responded(
  { em, at }: LineChange,
  turn: Pick<Turn, 'id' | 'workspaceId' | 'botId' | 'askedAt'>,
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
export async function answerWhatIsLeft(inner: LineChange, turn: TurnPlace): Promise<void> {
  const { workspaceId, botId, channelId, conversationId } = turn;
  const left = await unansweredIn(inner.em, conversationId, turn.throughSeq);
  if (left === null) return;
  const bot = await inner.em.findOneOrFail(Bot, { id: botId });
  const channel = await inner.em.findOneOrFail(Channel, { id: channelId });
  // What a stopped bot was asked it does not answer, whenever it is started again.
  if (!isAwake({ bot, channel })) return markAnswered(inner.em, conversationId, left.through);
  const place = { workspaceId, botId, channelId, conversationId };
  await askForAnswer(inner, place, bot.mergeWindowMs, left.from - 1, left.through);
}

type TurnPlace = Pick<
  Turn,
  'workspaceId' | 'botId' | 'channelId' | 'conversationId' | 'throughSeq'
>;

async function again(
  { em }: LineChange,
  turn: Pick<Turn, 'id'>,
  answer: Answer,
): Promise<TurnResult> {
  const message = await em.findOne(Message, { turnId: turn.id, author: 'BOT' });
  const delivery =
    message &&
    (await em.findOne(Delivery, {
      messageId: message.id,
      reactionNo: 0,
      state: 'SENDING',
      leaseOwner: answer.runnerId,
    }));
  return {
    outcome: 'STORED',
    delivery: delivery ? await claimedDelivery(em, delivery.id) : null,
  };
}
