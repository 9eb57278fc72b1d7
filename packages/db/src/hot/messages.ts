import { newId } from '@cbf/base';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { CommentPlace, Part, TemplateUse } from '../shapes.ts';
import type { Author, DeliveryReason, DeliveryState } from '../words.ts';
import { one, rows, storable } from './sql.ts';
import type { Statement } from './sums.ts';

/** Where a message belongs. */
export interface Place {
  readonly workspaceId: string;
  readonly botId: string;
  readonly channelId: string;
  readonly conversationId: string;
}

/** A message that goes out: from the bot, an operator, or the house itself. */
export interface OutgoingMessage extends Place {
  readonly author: Exclude<Author, 'CONTACT'>;
  readonly authorUserId?: string | null;
  readonly text: string;
  readonly folded: string;
  readonly parts: readonly Part[];
  readonly state: DeliveryState;
  readonly reason?: DeliveryReason | null;
  readonly turnId?: string | null;
  readonly template?: TemplateUse | null;
  /** The public comment that it answers. */
  readonly comment?: CommentPlace | null;
  /** The message that it quotes. */
  readonly replyToId?: string | null;
  readonly at: Date;
}

/** Appends a message to its conversation and returns its id and number. */
export async function addMessage(
  em: SqlEntityManager,
  message: OutgoingMessage,
): Promise<{ id: string; seq: number }> {
  const { seq } = await one<{ seq: number }>(
    em,
    `update conversation set last_seq = last_seq + 1, last_message_at = ? where id = ?
     returning last_seq as seq`,
    [message.at, message.conversationId],
  );
  const id = newId('msg');
  const { text, params } = messageStatement({ ...message, id, seq });
  await rows(em, text, params);
  return { id, seq };
}

/** Writes an outgoing message under a number that nobody else can take. */
export function messageStatement(
  message: OutgoingMessage & { readonly id: string; readonly seq: number },
): Statement {
  return {
    text: `insert into message (id, workspace_id, bot_id, channel_id, conversation_id, seq, direction,
       author, author_user_id, text, folded, parts, wants_answer, delivery_state, delivery_reason,
       maybe_twice, platform_message_ids, turn_id, template, comment, reply_to_id, created_at)
     values (?, ?, ?, ?, ?, ?, 'OUT', ?, ?, ?, ?, ?, false, ?, ?, false, '[]', ?, ?, ?, ?, ?)`,
    params: [
      message.id,
      message.workspaceId,
      message.botId,
      message.channelId,
      message.conversationId,
      message.seq,
      message.author,
      message.authorUserId ?? null,
      storable(message.text),
      storable(message.folded),
      JSON.stringify(message.parts),
      message.state,
      message.reason ?? null,
      message.turnId ?? null,
      message.template == null ? null : JSON.stringify(message.template),
      message.comment == null ? null : JSON.stringify(message.comment),
      message.replyToId ?? null,
      message.at,
    ],
  };
}

/** Who holds a delivery from the start; a delivery without a holder waits to be claimed. */
export interface Hold {
  readonly owner: string;
  readonly lease: string;
  readonly until: Date;
}

/** Queues the sending of a message, or hands it to `hold` at once. Returns the delivery's id. */
export async function addDelivery(
  em: SqlEntityManager,
  place: Place,
  message: { id: string; seq: number },
  at: Date,
  hold: Hold | null = null,
): Promise<string> {
  const id = newId('dlv');
  const { text, params } = deliveryStatement({
    ...{ ...place, id, messageId: message.id, seq: message.seq, sendAt: at, hold },
  });
  await rows(em, text, params);
  return id;
}

/** A delivery that is to be queued, or handed out from the start. */
export interface NewDelivery extends Place {
  readonly id: string;
  readonly messageId: string;
  readonly seq: number;
  readonly sendAt: Date;
  readonly hold: Hold | null;
}

/** Writes the delivery of a message that is written before it or with it. */
export function deliveryStatement(delivery: NewDelivery): Statement {
  const { hold } = delivery;
  return {
    text: `insert into delivery (id, workspace_id, bot_id, channel_id, conversation_id, message_id, seq,
       state, attempt, pieces_sent, resent, next_at, created_at, lease_owner, lease, lease_until)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, false, ?, ?, ?, ?, ?)`,
    params: [
      delivery.id,
      delivery.workspaceId,
      delivery.botId,
      delivery.channelId,
      delivery.conversationId,
      delivery.messageId,
      delivery.seq,
      hold ? 'SENDING' : 'QUEUED',
      hold ? 1 : 0,
      delivery.sendAt,
      delivery.sendAt,
      hold?.owner ?? null,
      hold?.lease ?? null,
      hold?.until ?? null,
    ],
  };
}
