import type { Delivery, DeliveryState, Message } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import { mark } from '../letters/attention.ts';

const ranks: Readonly<Partial<Record<DeliveryState, number>>> = { SENT: 1, DELIVERED: 2, READ: 3 };

/** Whether one state comes after another; what is with the customer never goes back. */
export function isForward(from: DeliveryState, to: DeliveryState): boolean {
  return (ranks[to] ?? 0) > (ranks[from] ?? 0);
}

/** More than this may have gone out in several pieces, of which one proves nothing of the others. */
const onePiece = 900;

/**
 * The platform shows that it has a message: a send of which nobody knew what became is settled, and
 * is not repeated. One that its runner is still sending is left to the runner's own word.
 */
export function proveArrival(inner: LineChange, delivery: Delivery, message: Message): boolean {
  const inDoubt =
    (delivery.state === 'QUEUED' && delivery.resent) || message.deliveryState === 'UNCERTAIN';
  if (!inDoubt || message.text.length > onePiece) return false;
  delivery.state = 'SENT';
  delivery.finishedAt = inner.at;
  delivery.leaseUntil = null;
  message.maybeTwice = false;
  mark(inner, message, 'SENT', null);
  return true;
}
