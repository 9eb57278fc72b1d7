import { backoff } from '@cbf/base';
import {
  Bot,
  Channel,
  closeTurn,
  Contact,
  Conversation,
  Turn,
  type CallTokens,
  type FailureKind,
} from '@cbf/db';
import { placeOf, turnEvent } from '../conversations/outgoing.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { after } from '../runner/lease.ts';
import { bill, callOf, ended, type TurnResult } from './complete.ts';
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
}

/** How often a turn is tried before it is given up. */
export const mostAttempts = 6;

const longestWaitMs = 600_000;

/**
 * Puts a failed turn back for another try, later each time, or gives it up when it was tried often
 * enough or trying again is of no use. What the failed try cost is kept.
 */
export async function failTurn(writer: Writer, failure: Failure): Promise<TurnResult> {
  const known = await writer.database.em.fork().findOne(Turn, { id: failure.turnId });
  if (known === null) return { outcome: 'LOST', delivery: null };
  return change(writer, 'fail-turn', [known.workspaceId], async (inner) => {
    const turn = await inner.em.findOneOrFail(Turn, { id: failure.turnId });
    if (turn.lease !== failure.lease) return { outcome: 'LOST', delivery: null };
    const { usage, model, modelMs } = failure;
    if (usage !== null && model !== null && turn.state !== 'DONE') {
      await bill(inner, callOf(turn, { usage, model, modelMs: modelMs ?? 0 }, inner.at, false));
      // The bill named the model in the row; should the turn die now, it is counted under it.
      await inner.em.refresh(turn);
    }
    if (turn.state !== 'THINKING') return ended(turn.state);
    return tryAgainOrGiveUp(inner, turn, failure.kind, {
      retryable: failure.retryable,
      retryAfterMs: failure.retryAfterMs,
    });
  });
}

/** What is to become of a failed turn. */
export interface Retry {
  readonly retryable: boolean;
  /** How long the model asked to wait; otherwise the wait grows with the attempts. */
  readonly retryAfterMs: number | null;
}

/** Queues a turn that is being thought about again, or declares it dead. */
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
  if (retryable && turn.attempt < mostAttempts) {
    const grown = backoff(turn.attempt, { baseMs: 1000, capMs: longestWaitMs });
    const dueAt = after(at, Math.min(retryAfterMs ?? grown, longestWaitMs));
    await em.nativeUpdate(
      Turn,
      { id: turn.id },
      { state: 'QUEUED', failure: kind, dueAt, lease: null, leaseOwner: null, leaseUntil: null },
    );
    inner.emit(place.workspaceId, turnEvent(place, turn.id));
    inner.work('TURNS', dueAt);
    return { outcome: 'RETRYING', delivery: null };
  }
  const bot = await em.findOneOrFail(Bot, { id: turn.botId });
  const contact = await em.findOneOrFail(Contact, { id: conversation.contactId });
  const { platform } = await em.findOneOrFail(Channel, { id: turn.channelId });
  await declareDead(inner, { turn, place: { ...place, platform }, bot, contact }, kind);
  return { outcome: 'DEAD', delivery: null };
}
