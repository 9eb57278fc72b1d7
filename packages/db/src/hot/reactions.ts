import { newId } from '@cbf/base';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Place } from './messages.ts';
import { one, rows } from './sql.ts';

/** Our reaction to a message; an empty emoji takes back what there was. */
export interface NewReaction extends Place {
  readonly messageId: string;
  readonly emoji: string;
  readonly at: Date;
}

/**
 * Queues the sending of a reaction behind everything that its conversation has so far. One to the
 * same message that still waits becomes this one; nobody sends what is not wanted any more.
 */
export async function addReaction(em: SqlEntityManager, reaction: NewReaction): Promise<void> {
  const { messageId, emoji, at } = reaction;
  const waiting = await rows(
    em,
    `update delivery set reaction = ?, lease = null, resent = false, next_at = ?
     where message_id = ? and reaction_no > 0 and state = 'QUEUED' returning id`,
    [emoji, at, messageId],
  );
  if (waiting.length > 0) return;
  const { seq, number } = await one<{ seq: number; number: number }>(
    em,
    `select last_seq as seq, 1 + coalesce(
       (select max(d.reaction_no) from delivery d where d.message_id = ?), 0) as number
     from conversation where id = ?`,
    [messageId, reaction.conversationId],
  );
  await rows(
    em,
    `insert into delivery (id, workspace_id, bot_id, channel_id, conversation_id, message_id,
       reaction_no, reaction, seq, state, attempt, pieces_sent, resent, next_at, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED', 0, 0, false, ?, ?)`,
    [
      ...[newId('dlv'), reaction.workspaceId, reaction.botId, reaction.channelId],
      ...[reaction.conversationId, messageId, number, emoji, seq, at, at],
    ],
  );
}
