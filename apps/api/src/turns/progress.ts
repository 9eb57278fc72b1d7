import type { TurnState } from '@cbf/db';
import type { Writer } from '../events/commit.ts';

/** Whether a runner may go on with a turn. */
export const TurnOrder = { CONTINUE: 'CONTINUE', STOP: 'STOP' } as const;
export type TurnOrder = keyof typeof TurnOrder;

/**
 * Shows a partial answer to those who watch the conversation, and tells the runner to stop when the
 * turn is not its own any longer, was superseded or silenced, or the customer pressed Stop.
 */
export async function progress(
  { database, live }: Writer,
  turnId: string,
  lease: string,
  text: string,
): Promise<TurnOrder> {
  const [turn] = await database.read.rows<{
    state: TurnState;
    lease: string | null;
    stopAsked: boolean | number;
    conversationId: string;
    attempt: number;
  }>(
    `select state, lease, stop_asked as "stopAsked", conversation_id as "conversationId", attempt
     from turn where id = ?`,
    [turnId],
  );
  if (turn?.state !== 'THINKING' || turn.lease !== lease || turn.stopAsked) return 'STOP';
  const { conversationId, attempt } = turn;
  live.partials.tell(conversationId, { conversationId, turnId, text, attempt, at: new Date() });
  return 'CONTINUE';
}
