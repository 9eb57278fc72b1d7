import type { Delivery, DeliveryState, Message, PartKind, Platform } from '@cbf/db';
import { limitsOf } from '../channels/limits.ts';
import type { LineChange } from '../events/commit.ts';
import { mark } from '../letters/attention.ts';

const ranks: Readonly<Partial<Record<DeliveryState, number>>> = { SENT: 1, DELIVERED: 2, READ: 3 };

/** Whether one state comes after another; what is with the customer never goes back. */
export function isForward(from: DeliveryState, to: DeliveryState): boolean {
  return (ranks[to] ?? 0) > (ranks[from] ?? 0);
}

const captioned: readonly PartKind[] = ['IMAGE', 'VIDEO', 'DOCUMENT'];

/**
 * Whether a message surely goes out in one piece: of several, one proves nothing of the others. Marks
 * of formatting may make a text a little longer than it was stored.
 */
function isOnePiece(platform: Platform, { text, parts }: Message): boolean {
  if (text === '') return true;
  const { text: most, textUnit, caption } = limitsOf(platform);
  const file = parts.find(({ kind }) => kind !== 'TEXT' && kind !== 'BUTTONS')?.kind;
  const beside = file !== undefined && captioned.includes(file) ? (caption ?? 0) : 0;
  const length = textUnit === 'BYTES' ? Buffer.byteLength(text) : text.length;
  return length <= 0.9 * (file === undefined ? most : beside);
}

/**
 * The platform shows that it has a message: a send of which nobody knew what became is settled, and
 * is not repeated. One that its runner is still sending is left to the runner's own word.
 */
export function proveArrival(
  inner: LineChange,
  platform: Platform,
  delivery: Delivery,
  message: Message,
): boolean {
  const inDoubt =
    (delivery.state === 'QUEUED' && delivery.resent) || message.deliveryState === 'UNCERTAIN';
  if (!inDoubt || !isOnePiece(platform, message)) return false;
  delivery.state = 'SENT';
  delivery.finishedAt = inner.at;
  delivery.leaseUntil = null;
  message.maybeTwice = false;
  mark(inner, message, 'SENT', null);
  return true;
}

/**
 * A send has come into doubt, and the platform had shown before that it has the message, or that it
 * has refused it: that is what became of it. False when nothing was shown.
 */
export function wasShown(
  inner: LineChange,
  platform: Platform,
  delivery: Delivery,
  message: Message,
): boolean {
  const isKnown = message.platformMessageIds.length > delivery.piecesSent;
  if (!isKnown || !isOnePiece(platform, message)) return false;
  const isRefused = message.deliveryState === 'FAILED';
  delivery.state = isRefused ? 'FAILED' : 'SENT';
  delivery.finishedAt = inner.at;
  delivery.leaseUntil = null;
  if (!isRefused && !isForward('SENT', message.deliveryState)) mark(inner, message, 'SENT', null);
  return true;
}
