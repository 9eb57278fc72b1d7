import { storeArrival, type Message, type ReportedSend } from '@cbf/db';
import { turnEvent } from '../conversations/outgoing.ts';
import type { LineChange } from '../events/commit.ts';
import { mark } from '../letters/attention.ts';
import { isForward } from './proved.ts';
import type { DeliveryReport } from './record.ts';

/** Whether a report says that a message is wholly with the customer, and nothing else. */
export function isPlainArrival(report: DeliveryReport): boolean {
  const { outcome, piece, pieces, channelPauseMs, movedToChatId } = report;
  if (outcome !== 'SENT' && outcome !== 'PIECE_SENT') return false;
  return piece >= pieces && channelPauseMs == null && movedToChatId == null;
}

/** The ids of a message on its platform, the newest included. */
export function withPlatformId(
  { platformMessageId: newest, platformMessageIds }: PlatformIds,
  id: string | null | undefined,
): PlatformIds {
  if (id == null || platformMessageIds.includes(id))
    return { platformMessageId: newest ?? null, platformMessageIds };
  return { platformMessageId: id, platformMessageIds: [...platformMessageIds, id] };
}

type PlatformIds = Pick<Message, 'platformMessageId' | 'platformMessageIds'>;

/** Ends a delivery whose last piece is with the customer, and the wait of its turn. */
export async function arrived(
  inner: LineChange,
  { delivery, message: before, turn, isFollowed }: ReportedSend,
  { pieces, platformMessageId, sendMs }: DeliveryReport,
): Promise<boolean> {
  const { em, at } = inner;
  const message = { ...before, ...withPlatformId(before, platformMessageId) };
  const { deliveryState, deliveryReason } = before;
  // Its receipt may have come first, and says more.
  const isReceipted = isForward('SENT', deliveryState);
  const isRefused = deliveryState === 'FAILED' && delivery.state === 'SENDING';
  if (isRefused) mark(inner, message, 'FAILED', deliveryReason ?? 'REJECTED');
  else mark(inner, message, isReceipted ? deliveryState : 'SENT', null);
  // Fallback words end a dead turn; they are no answer whose time would count.
  const waited = turn?.state === 'DONE' && turn.respondedAt == null ? turn : null;
  await storeArrival(em, {
    ...{ deliveryId: delivery.id, pieces, message, at },
    turn: waited && {
      ...{ id: waited.id, workspaceId: waited.workspaceId, botId: waited.botId },
      model: waited.model ?? '',
      responseMs: at.getTime() - waited.askedAt.getTime(),
      sendMs: sendMs ?? null,
    },
  });
  if (turn !== null) inner.emit(message.workspaceId, turnEvent(message, turn.id));
  if (isFollowed) inner.work('DELIVERIES');
  return true;
}
