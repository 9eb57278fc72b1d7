import type { SqlEntityManager } from '@mikro-orm/sql';
import { Channel } from '../entities/bot.ts';
import { Media } from '../entities/media.ts';
import { Conversation, Message } from '../entities/talk.ts';
import { Delivery, Turn } from '../entities/turn.ts';
import { fact, joined, optional, part, type Joined } from './joined.ts';
import { row } from './sql.ts';
import type { Statement } from './sums.ts';
import { together } from './together.ts';
import { latencyStatements } from './usage.ts';

const parts = {
  delivery: part(Delivery, 'id', 'state', 'lease', 'piecesSent', 'reactionNo'),
  message: part(
    Message,
    ...(['id', 'workspaceId', 'botId', 'conversationId', 'author', 'turnId'] as const),
    ...(['deliveryState', 'deliveryReason', 'attentionAt'] as const),
    ...(['platformMessageId', 'platformMessageIds'] as const),
  ),
  turn: optional(
    Turn,
    ...(['id', 'workspaceId', 'botId', 'state', 'model', 'askedAt', 'respondedAt'] as const),
  ),
  /** Another message of this conversation waits behind it. */
  isFollowed:
    fact(`exists (select 1 from delivery d where d.conversation_id = delivery.conversation_id
    and d.state = 'QUEUED' and d.id <> delivery.id)`),
};

/** A message that was on its way out, as a report of its sending finds it. */
export type ReportedSend = Joined<typeof parts>;

/** The delivery of that id; null when there is none. */
export async function reportedSend(
  em: SqlEntityManager,
  deliveryId: string,
): Promise<ReportedSend | null> {
  const [found = null] = await joined(
    em,
    parts,
    `from delivery
     join message on message.id = delivery.message_id
     left join turn on turn.id = message.turn_id
     where delivery.id = ?`,
    [deliveryId],
  );
  return found;
}

/** A message as it is with the customer. */
export interface ArrivedSend {
  readonly deliveryId: string;
  readonly pieces: number;
  readonly message: Pick<
    Message,
    'id' | 'deliveryState' | 'deliveryReason' | 'attentionAt' | 'platformMessageId'
  > & { readonly platformMessageIds: readonly string[] };
  /** The answered turn whose customer waited until now; null when this ends no such wait. */
  readonly turn: Waited | null;
  readonly at: Date;
}

/** How long the customer of a turn waited. */
export interface Waited extends Pick<Turn, 'id' | 'workspaceId' | 'botId'> {
  readonly model: string;
  readonly responseMs: number;
  readonly sendMs: number | null;
}

/** Ends a delivery that arrived, on its message and on its turn. */
export async function storeArrival(em: SqlEntityManager, arrived: ArrivedSend): Promise<void> {
  const { message, turn, at } = arrived;
  await together(em, [
    {
      text: `update delivery set state = 'SENT', finished_at = ?, lease_until = null,
          pieces_sent = case when pieces_sent < ? then ? else pieces_sent end
        where id = ?`,
      params: [at, arrived.pieces, arrived.pieces, arrived.deliveryId],
    },
    {
      text: `update message set delivery_state = ?, delivery_reason = ?, attention_at = ?,
          platform_message_id = ?, platform_message_ids = ?
        where id = ?`,
      params: [
        ...[message.deliveryState, message.deliveryReason ?? null, message.attentionAt ?? null],
        ...[message.platformMessageId ?? null, JSON.stringify(message.platformMessageIds)],
        message.id,
      ],
    },
    ...(turn === null
      ? []
      : [waitedStatement(turn, at), ...latencyStatements(em, { ...turn, at }, turn.responseMs)]),
  ]);
}

function waitedStatement({ id, responseMs, sendMs }: Waited, at: Date): Statement {
  return {
    text: 'update turn set responded_at = ?, response_ms = ?, send_ms = ? where id = ?',
    params: [at, responseMs, sendMs, id],
  };
}

const handed = {
  delivery: part(
    Delivery,
    'id',
    'lease',
    'attempt',
    'messageId',
    'conversationId',
    'channelId',
    'piecesSent',
    'reaction',
  ),
  message: part(Message, 'text', 'parts', 'author', 'template', 'comment', 'platformMessageId'),
  /** The message that it quotes. */
  quoted: optional(Message, 'id', 'platformMessageId'),
  media: optional(Media, 'id', 'kind', 'mimeType', 'fileName', 'size'),
  conversation: part(Conversation, 'chatId'),
  channel: part(Channel, 'platform'),
};

/** The platform's id of the newest message of a conversation's customer; null when it has none. */
export async function newestFromContact(
  em: SqlEntityManager,
  conversationId: string,
): Promise<string | null> {
  const found = await row<{ id: string | null }>(
    em,
    `select platform_message_id as id from message
     where conversation_id = ? and direction = 'IN' order by seq desc limit 1`,
    [conversationId],
  );
  return found?.id ?? null;
}

/** A delivery as whoever sends it needs it. */
export type HandedSend = Joined<typeof handed>;

/** The delivery of that id with its words and where they go; null when there is none. */
export async function handedSend(em: SqlEntityManager, id: string): Promise<HandedSend | null> {
  const [found = null] = await joined(
    em,
    handed,
    `from delivery
     join message on message.id = delivery.message_id
     join conversation on conversation.id = delivery.conversation_id
     join channel on channel.id = delivery.channel_id
     left join message quoted on quoted.id = message.reply_to_id
     left join media on media.message_id = message.id and media.part = 0
     where delivery.id = ?`,
    [id],
  );
  return found;
}
