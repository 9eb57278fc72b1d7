import type { DeliveryReason, DeliveryState, Message } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';

/**
 * Shows on a message how far its sending has come. One that was not, or perhaps not, delivered waits
 * for somebody to look at it, unless a person held it back on purpose.
 */
export function mark(
  line: LineChange,
  message: Marked,
  state: DeliveryState,
  reason: DeliveryReason | null,
): void {
  message.deliveryState = state;
  message.deliveryReason = reason;
  const { workspaceId, botId, conversationId, id: subjectId } = message;
  line.emit(workspaceId, { kind: 'MessageChanged', botId, conversationId, subjectId });
  const failed = (state === 'FAILED' || state === 'UNCERTAIN') && reason !== 'SILENCED';
  if (failed === (message.attentionAt != null)) return;
  message.attentionAt = failed ? line.at : null;
  line.emit(message.workspaceId, lettersEvent(message.botId));
}

/** A message whose sending is shown. */
type Marked = Pick<
  Message,
  | 'id'
  | 'workspaceId'
  | 'botId'
  | 'conversationId'
  | 'deliveryState'
  | 'deliveryReason'
  | 'attentionAt'
>;

/** The event that a bot's list of what needs attention became longer or shorter. */
export function lettersEvent(botId: string) {
  return { kind: 'BotChanged', botId, subjectId: botId } as const;
}
