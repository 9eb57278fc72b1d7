import { closeTurn, openTurnOf, queueTurn, type Place } from '@cbf/db';
import { turnEvent } from '../conversations/outgoing.ts';
import type { LineChange } from '../events/commit.ts';

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
  const queued = await queueTurn(change.em, {
    workspaceId: place.workspaceId,
    botId: place.botId,
    channelId: place.channelId,
    conversationId: place.conversationId,
    fromSeq: answeredSeq + 1,
    throughSeq,
    mergeWindowMs,
    at: change.at,
  });
  if (queued.supersededId !== null)
    change.emit(place.workspaceId, turnEvent(place, queued.supersededId));
  change.emit(place.workspaceId, turnEvent(place, queued.turnId));
  change.work('TURNS', queued.dueAt);
  return queued.turnId;
}

/** Ends the open turn of a conversation, if there is one, because a person answers here now. */
export async function silence(change: LineChange, place: Place): Promise<void> {
  const open = await openTurnOf(change.em, place.conversationId);
  if (open === null) return;
  await closeTurn(change.em, open.id, 'SILENCED', change.at);
  change.emit(place.workspaceId, turnEvent(place, open.id));
}
