import { backoff } from '@cbf/base';
import {
  Bot,
  Channel,
  Contact,
  Conversation,
  Delivery,
  Message,
  reportedSend,
  workspaceOf,
  type DeliveryReason,
} from '@cbf/db';
import { channelEvent } from '../bots/status.ts';
import { moveChat } from '../conversations/moves.ts';
import { conversationEvent, dropQueued, placeOf } from '../conversations/outgoing.ts';
import { isReaction, settleReaction } from '../conversations/reactions.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { mark } from '../letters/attention.ts';
import { arrived, isPlainArrival, withPlatformId } from './arrived.ts';
import { isSilenced, isTooLate, requeue, settle, settleDoubt } from './deliveries.ts';
import { after, type Timings } from './lease.ts';
import { reportStatus } from './report-status.ts';

/** How a send ended. */
export const SendOutcome = {
  SENT: 'SENT',
  PIECE_SENT: 'PIECE_SENT',
  RETRY: 'RETRY',
  REJECTED: 'REJECTED',
  BLOCKED: 'BLOCKED',
  UNAUTHORIZED: 'UNAUTHORIZED',
  UNCERTAIN: 'UNCERTAIN',
} as const;
export type SendOutcome = keyof typeof SendOutcome;

/** What a runner reports of a delivery. */
export interface DeliveryReport {
  readonly deliveryId: string;
  readonly lease: string;
  readonly outcome: SendOutcome;
  readonly piece: number;
  readonly pieces: number;
  readonly platformMessageId?: string | null | undefined;
  readonly retryAfterMs?: number | null | undefined;
  readonly sendMs?: number | null | undefined;
  /** The platform itself named the wait: nothing may be shown in this chat before it is over. */
  readonly limited?: boolean | null | undefined;
  /** The platform wants nothing from this bot, in any chat, for so long. */
  readonly channelPauseMs?: number | null | undefined;
  /** The chat has a new name on the platform. */
  readonly movedToChatId?: string | null | undefined;
  /** Why it was refused, and the platform's own code for that. */
  readonly reason?: DeliveryReason | null | undefined;
  readonly platformCode?: string | null | undefined;
}

/**
 * Records how a send went; false when the delivery is another's by now. A success reported late is
 * believed as long as nobody else has begun to send again.
 */
export async function recordDelivery(
  writer: Writer,
  times: Timings,
  report: DeliveryReport,
): Promise<boolean> {
  const workspaceId = await workspaceOf(writer.database, 'delivery', report.deliveryId);
  if (workspaceId === null) return false;
  return change(writer, 'record-delivery', [workspaceId], async (inner) => {
    const known = await reportedSend(inner.em, report.deliveryId);
    if (known?.delivery.lease !== report.lease) return false;
    const success = report.outcome === 'SENT' || report.outcome === 'PIECE_SENT';
    if (known.delivery.state === 'SENT') return true;
    if (known.delivery.state !== 'SENDING' && !success) return false;
    if (isPlainArrival(report) && !isReaction(known.delivery)) return arrived(inner, known, report);
    const delivery = await inner.em.findOneOrFail(Delivery, { id: report.deliveryId });
    if (report.channelPauseMs != null) await pauseChannel(inner, delivery, report.channelPauseMs);
    await apply(inner, times, delivery, report);
    // The rest of an answer is not sent once a person has taken over.
    if (report.outcome !== 'PIECE_SENT' || !(await isSilenced(inner, delivery))) return true;
    if (delivery.state === 'SENDING') await settle(inner, delivery, 'FAILED', 'SILENCED');
    return false;
  });
}

async function apply(
  inner: LineChange,
  times: Timings,
  delivery: Delivery,
  report: DeliveryReport,
): Promise<void> {
  switch (report.outcome) {
    case 'SENT':
    case 'PIECE_SENT':
      return sent(inner, times, delivery, report);
    case 'RETRY':
      return retry(inner, delivery, report);
    case 'REJECTED':
      return refused(inner, delivery, report);
    case 'BLOCKED':
      return blockedBy(inner, delivery);
    case 'UNAUTHORIZED':
      return unauthorized(inner, delivery);
    case 'UNCERTAIN':
      return settleDoubt(inner, delivery);
  }
}

async function sent(
  inner: LineChange,
  times: Timings,
  delivery: Delivery,
  report: DeliveryReport,
): Promise<void> {
  const { piece, pieces, platformMessageId, movedToChatId } = report;
  if (movedToChatId != null) await movedTo(inner, delivery, movedToChatId);
  if (isReaction(delivery)) {
    // Its receipt may have come first, and said that it was refused after all.
    const isRefused = delivery.state === 'FAILED' && !delivery.resent;
    return isRefused ? undefined : settle(inner, delivery, 'SENT', null);
  }
  if (piece >= pieces) {
    await inner.em.flush();
    const known = await reportedSend(inner.em, delivery.id);
    if (known !== null) await arrived(inner, known, report);
    return;
  }
  const message = await inner.em.findOneOrFail(Message, { id: delivery.messageId });
  Object.assign(message, withPlatformId(message, platformMessageId));
  delivery.piecesSent = Math.max(delivery.piecesSent, piece);
  // Each piece may be cut off, and repeated, by itself.
  delivery.resent = false;
  if (delivery.state === 'SENDING') delivery.leaseUntil = after(inner.at, times.leaseMs);
}

async function refused(
  inner: LineChange,
  delivery: Delivery,
  { reason, platformCode }: DeliveryReport,
): Promise<void> {
  const [why, code] = [reason ?? 'REJECTED', platformCode?.slice(0, 100) ?? null] as const;
  if (isReaction(delivery)) return settleReaction(inner, delivery, 'FAILED', why, code);
  await settle(inner, delivery, 'FAILED', why);
  const message = await inner.em.findOneOrFail(Message, { id: delivery.messageId });
  message.platformCode = code;
}

async function retry(
  inner: LineChange,
  delivery: Delivery,
  { retryAfterMs, limited }: DeliveryReport,
): Promise<void> {
  const channel = await inner.em.findOneOrFail(Channel, { id: delivery.channelId });
  if (channel.disconnectedAt != null) return settle(inner, delivery, 'FAILED', 'DISCONNECTED');
  if (isTooLate(delivery, inner.at)) return settle(inner, delivery, 'FAILED', 'TOO_LATE');
  const grown = backoff(delivery.attempt, { baseMs: 1000, capMs: 60_000 });
  requeue(inner, delivery, retryAfterMs ?? grown);
  if (limited === true) {
    const paused = { sendsPausedUntil: delivery.nextAt };
    await inner.em.nativeUpdate(Conversation, { id: delivery.conversationId }, paused);
  }
  if (isReaction(delivery) || delivery.piecesSent > 0) return;
  const message = await inner.em.findOneOrFail(Message, { id: delivery.messageId });
  mark(inner, message, 'QUEUED', null);
}

// Shown to the owner as the platform's wish; what waits is sent when it is over.
async function pauseChannel(inner: LineChange, { channelId }: Delivery, ms: number): Promise<void> {
  const channel = await inner.em.findOneOrFail(Channel, { id: channelId });
  const until = after(inner.at, ms);
  if (channel.sendsPausedUntil != null && channel.sendsPausedUntil >= until) return;
  channel.sendsPausedUntil = until;
  inner.emit(channel.workspaceId, channelEvent(channel));
  inner.work('DELIVERIES', until);
}

async function movedTo(inner: LineChange, delivery: Delivery, to: string): Promise<void> {
  const { channelId, conversationId: id } = delivery;
  const { chatId: from } = await inner.em.findOneOrFail(Conversation, { id });
  await moveChat(inner, { channelId, from, to });
}

async function blockedBy(inner: LineChange, delivery: Delivery): Promise<void> {
  const { em, at } = inner;
  const conversation = await em.findOneOrFail(Conversation, { id: delivery.conversationId });
  const place = placeOf(conversation);
  await settle(inner, delivery, 'FAILED', 'BLOCKED');
  await em.nativeUpdate(Contact, { id: conversation.contactId }, { blockedAt: at });
  await dropQueued(inner, place, 'BLOCKED');
  inner.emit(place.workspaceId, conversationEvent(place));
}

async function unauthorized(inner: LineChange, delivery: Delivery): Promise<void> {
  const message = await inner.em.findOneOrFail(Message, { id: delivery.messageId });
  const channel = await inner.em.findOneOrFail(Channel, { id: delivery.channelId });
  const bot = await inner.em.findOneOrFail(Bot, { id: delivery.botId });
  requeue(inner, delivery, 0);
  if (!isReaction(delivery)) mark(inner, message, 'QUEUED', 'WRONG_TOKEN');
  await reportStatus(inner, bot, channel, { status: 'INACTIVE', statusCode: 'WRONG_TOKEN' });
}
