import type { CommentPlace } from '@cbf/db';
import type { Inbound, Line } from './line.ts';

const dayMs = 86_400_000;
/** How long after a comment its writer may be answered in private. */
const privateDays = 7;

/**
 * The public comment that an update is, and how it is answered by the channel's rule; null for any
 * other update. What answers somebody else's comment is shown and not answered: two bots, or two
 * customers, would go on without end.
 */
export function commentIn(
  { settings }: Line['channel'],
  { kind, messageId, data, replyTo, saidAt }: Inbound,
): CommentPlace | null {
  if (kind !== 'COMMENT' || messageId === null) return null;
  const rule = settings?.commentRule ?? 'OFF';
  const isAnswered = rule !== 'OFF' && replyTo == null;
  return {
    ...{ id: messageId, isPublic: true, postId: data },
    ...(saidAt && { at: saidAt.toISOString() }),
    ...(isAnswered && { answer: rule }),
  };
}

/** Whether the platform lets nobody answer a comment in private any more. */
export function isOld(commentedAt: Date, at: Date): boolean {
  return at.getTime() - commentedAt.getTime() > privateDays * dayMs;
}
