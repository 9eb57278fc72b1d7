import { backoff } from '@cbf/base';
import {
  Bot,
  Channel,
  closeTurn,
  Contact,
  Conversation,
  dropCall,
  loseCalls,
  markAnswered,
  Turn,
  workspaceOf,
  type CallState,
  type CallTokens,
  type FailureKind,
} from '@cbf/db';
import { placeOf, turnEvent } from '../conversations/outgoing.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { after } from '../runner/lease.ts';
import { keyRefused } from '../runner/model-key.ts';
import { bill, billLate, callOf, type CallReceipt } from './bill.ts';
import { answerWhatIsLeft, ended, type TurnResult } from './complete.ts';
import { declareDead } from './dead.ts';

/** A failed try as the runner reports it. */
export interface Failure {
  readonly turnId: string;
  readonly lease: string;
  readonly kind: FailureKind;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  readonly model: string | null;
  readonly usage: CallTokens | null;
  readonly modelMs: number | null;
  /** Whether the model was asked at all; null from a runner that does not say. */
  readonly call: CallState | null;
  /** The customer stopped it before its first word. */
  readonly stoppedByCustomer: boolean;
}

/** How often a turn is tried before it is given up. */
export const mostAttempts = 6;

// What a dying runner takes along says nothing of the question, unless it kills one after the other.
const mostLosses = 20;

const longestWaitMs = 600_000;

/**
 * Puts a failed turn back for another try, later each time, or gives it up when it was tried often
 * enough or trying again is of no use. What the failed try cost is kept.
 */
export async function failTurn(writer: Writer, failure: Failure): Promise<TurnResult> {
  const workspaceId = await workspaceOf(writer.database, 'turn', failure.turnId);
  if (workspaceId === null) return { outcome: 'LOST', delivery: null };
  return change(writer, 'fail-turn', [workspaceId], async (inner) => {
    const turn = await inner.em.findOneOrFail(Turn, { id: failure.turnId });
    const receipt = receiptOf(failure);
    if (turn.lease !== failure.lease) {
      if (receipt !== null) await billLate(inner, turn, { ...receipt, lease: failure.lease });
      return { outcome: 'LOST', delivery: null };
    }
    if (turn.state !== 'DONE') await settleCall(inner, turn, failure, receipt);
    if (turn.state !== 'THINKING') return ended(turn.state);
    if (failure.kind === 'BAD_KEY') await keyRefused(inner, turn);
    if (turn.stopAsked || failure.stoppedByCustomer) return endQuietly(inner, turn);
    return tryAgainOrGiveUp(inner, turn, failure.kind, {
      retryable: failure.retryable,
      retryAfterMs: failure.retryAfterMs,
    });
  });
}

/** The customer wants no answer to this any more: no words, no failure; what came since is answered. */
async function endQuietly(inner: LineChange, turn: Turn): Promise<TurnResult> {
  const { em, at } = inner;
  const conversation = await em.findOneOrFail(Conversation, { id: turn.conversationId });
  const place = placeOf(conversation);
  await closeTurn(em, turn.id, 'SILENCED', at);
  await markAnswered(em, conversation.id, turn.throughSeq);
  inner.emit(place.workspaceId, turnEvent(place, turn.id));
  if (conversation.mode === 'BOT') await answerWhatIsLeft(inner, turn);
  return { outcome: 'SILENCED', delivery: null };
}

const nothing: CallTokens = {
  promptTokens: 0,
  cachedTokens: 0,
  toolTokens: 0,
  thoughtsTokens: 0,
  candidatesTokens: 0,
  totalTokens: 0,
};

// The service's own refusal is an answer that took nothing; a call that was cut off is not.
function receiptOf({ call, usage, model, modelMs }: Failure): CallReceipt | null {
  if (model === null || (usage === null && call !== 'MADE')) return null;
  return { usage: usage ?? nothing, model, modelMs: modelMs ?? 0 };
}

async function settleCall(
  inner: LineChange,
  turn: Turn,
  { call }: Failure,
  receipt: CallReceipt | null,
): Promise<void> {
  if (receipt !== null) {
    await bill(inner, callOf(turn, receipt, inner.at, false));
    // The bill named the model in the row; should the turn die now, it is counted under it.
    await inner.em.refresh(turn);
  } else if (call === 'NOT_MADE') await dropCall(inner.em, turn.id, turn.attempt, inner.at);
  else await loseCalls(inner.em, turn.id, inner.at);
}

/** What is to become of a failed turn. */
export interface Retry {
  readonly retryable: boolean;
  /** How long the model asked to wait; otherwise the wait grows with the attempts. */
  readonly retryAfterMs: number | null;
}

const freed = { lease: null, leaseOwner: null, leaseUntil: null };

/**
 * Queues a turn that is being thought about again, or declares it dead; attempts that ended with
 * their runner are counted apart from the model's failures.
 */
export async function tryAgainOrGiveUp(
  inner: LineChange,
  turn: Turn,
  kind: FailureKind,
  { retryable, retryAfterMs }: Retry,
): Promise<TurnResult> {
  const { em, at } = inner;
  const conversation = await em.findOneOrFail(Conversation, { id: turn.conversationId });
  const place = placeOf(conversation);
  if (conversation.mode === 'HUMAN') {
    await closeTurn(em, turn.id, 'SILENCED', at);
    inner.emit(place.workspaceId, turnEvent(place, turn.id));
    return { outcome: 'SILENCED', delivery: null };
  }
  const losses = turn.losses + (kind === 'RUNNER_LOST' ? 1 : 0);
  const failures = turn.attempt - losses;
  if (losses > turn.losses) await em.nativeUpdate(Turn, { id: turn.id }, { losses });
  if (retryable && failures < mostAttempts && losses < mostLosses) {
    const grown = backoff(failures, { baseMs: 1000, capMs: longestWaitMs });
    const dueAt = after(at, Math.min(retryAfterMs ?? grown, longestWaitMs));
    await em.nativeUpdate(
      Turn,
      { id: turn.id },
      { ...freed, state: 'QUEUED', failure: kind, dueAt },
    );
    inner.emit(place.workspaceId, turnEvent(place, turn.id));
    inner.work('TURNS', dueAt);
    return { outcome: 'RETRYING', delivery: null };
  }
  const bot = await em.findOneOrFail(Bot, { id: turn.botId });
  const contact = await em.findOneOrFail(Contact, { id: conversation.contactId });
  const { platform } = await em.findOneOrFail(Channel, { id: turn.channelId });
  await declareDead(inner, { turn, place: { ...place, platform }, bot, contact }, kind);
  await answerWhatIsLeft(inner, turn);
  return { outcome: 'DEAD', delivery: null };
}
