import { closeTurn, openTurnOf, queueTurns, type Place } from '@cbf/db';
import { turnEvent } from '../conversations/outgoing.ts';
import type { LineChange } from '../events/commit.ts';

/** What waits for an answer in a conversation. */
export interface Question {
  readonly place: Place;
  readonly mergeWindowMs: number;
  /** Messages up to this one need none any more. */
  readonly answeredSeq: number;
  readonly throughSeq: number;
}

/**
 * Sees to it that a turn will answer everything up to a message, and wakes runners when it is due.
 */
export async function askForAnswer(
  change: LineChange,
  place: Place,
  mergeWindowMs: number,
  answeredSeq: number,
  throughSeq: number,
): Promise<string> {
  const [turnId] = await askForAnswers(change, [{ place, mergeWindowMs, answeredSeq, throughSeq }]);
  if (turnId === undefined) throw new Error('A question was asked, and no turn will answer it.');
  return turnId;
}

/** `askForAnswer` for several conversations together, each named once; the turns in their order. */
export async function askForAnswers(
  change: LineChange,
  questions: readonly Question[],
): Promise<string[]> {
  const queued = await queueTurns(
    change.em,
    questions.map(({ place, mergeWindowMs, answeredSeq, throughSeq }) => ({
      ...place,
      fromSeq: answeredSeq + 1,
      throughSeq,
      mergeWindowMs,
      at: change.at,
    })),
  );
  // Those of one moment are one wake-up.
  const due = new Map<number, Date>();
  for (const [at, { turnId, supersededId, dueAt }] of queued.entries()) {
    const place = questions[at]?.place;
    if (place === undefined) continue;
    if (supersededId !== null) change.emit(place.workspaceId, turnEvent(place, supersededId));
    change.emit(place.workspaceId, turnEvent(place, turnId));
    due.set(dueAt.getTime(), dueAt);
  }
  for (const dueAt of due.values()) change.work('TURNS', dueAt);
  return queued.map(({ turnId }) => turnId);
}

/** Ends the open turn of a conversation, if there is one, because a person answers here now. */
export async function silence(change: LineChange, place: Place): Promise<void> {
  const open = await openTurnOf(change.em, place.conversationId);
  if (open === null) return;
  await closeTurn(change.em, open.id, 'SILENCED', change.at);
  change.emit(place.workspaceId, turnEvent(place, open.id));
}
