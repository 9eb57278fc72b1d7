import { Delivery, Message, type DeliveryReason, type DeliveryState, type Reaction } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';

/** Whether a delivery brings a reaction of ours and no message. */
export function isReaction({ reactionNo }: Pick<Delivery, 'reactionNo'>): boolean {
  return reactionNo > 0;
}

/** What stands under a message once our reaction, if there is one, has become another. */
export function withOwn(
  { reactions }: Pick<Message, 'reactions'>,
  own: Omit<Reaction, 'by'> | null,
): Reaction[] {
  const theirs = (reactions ?? []).filter(({ by }) => by !== 'BUSINESS');
  return own === null ? theirs : [...theirs, { ...own, by: 'BUSINESS' }];
}

/** Our reaction to a message; null when there is none. */
export function ownOf({ reactions }: Pick<Message, 'reactions'>): Reaction | null {
  return reactions?.find(({ by }) => by === 'BUSINESS') ?? null;
}

/**
 * Ends the sending of a reaction and shows on its message how it ended: one that was taken back is
 * gone, one that the platform refused stays with the reason. A newer one that is on its way is what
 * is shown from then on.
 */
export async function settleReaction(
  inner: LineChange,
  delivery: Delivery,
  state: Extract<DeliveryState, 'SENT' | 'FAILED' | 'UNCERTAIN'>,
  reason: DeliveryReason | null,
  platformCode: string | null = null,
): Promise<void> {
  const { em, at } = inner;
  const { messageId, reactionNo, reaction } = delivery;
  delivery.state = state === 'SENT' ? 'SENT' : 'FAILED';
  delivery.finishedAt = at;
  delivery.leaseUntil = null;
  const newer = { messageId, reactionNo: { $gt: reactionNo } };
  if ((await em.count(Delivery, newer)) > 0) return;
  const message = await em.findOneOrFail(Message, { id: messageId });
  const own = ownOf(message);
  if (state !== 'SENT') {
    message.reactions = withOwn(message, own && { ...own, state, reason, platformCode });
  } else {
    message.reactions = withOwn(message, reaction ? { emoji: reaction, state } : null);
  }
  const { workspaceId, botId, conversationId } = message;
  const subjectId = messageId;
  inner.emit(workspaceId, { kind: 'MessageChanged', botId, conversationId, subjectId });
}
