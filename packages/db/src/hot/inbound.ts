import { newId } from '@cbf/base';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Part } from '../shapes.ts';
import type { ConversationMode, Locale, Platform } from '../words.ts';
import { one, row, rows, storable } from './sql.ts';

/** One message of a customer as it came in. */
export interface InboundRow {
  readonly workspaceId: string;
  readonly botId: string;
  readonly channelId: string;
  readonly platform: Platform;
  readonly externalId: string;
  readonly chatId: string;
  readonly isPrivate: boolean;
  readonly isPlayground: boolean;
  readonly contact: {
    readonly externalId: string;
    readonly name: string;
    readonly foldedName: string;
    readonly handle: string | null;
    readonly language: Locale | null;
  };
  readonly platformMessageId: string | null;
  readonly text: string;
  readonly folded: string;
  readonly parts: readonly Part[];
  readonly wantsAnswer: boolean;
  readonly at: Date;
}

/** A conversation as the hot path needs it, after the message was stored. */
export interface StoredThread {
  readonly conversationId: string;
  readonly contactId: string;
  readonly mode: ConversationMode;
  readonly answeredSeq: number;
  readonly language: Locale | null;
  /** Whether this message made the conversation or opened it again. */
  readonly opened: boolean;
  /** Whether the customer had blocked the bot until now. */
  readonly unblocked: boolean;
}

/** What became of one inbound message. */
export type Stored =
  | { readonly duplicate: true; readonly messageId: string }
  | {
      readonly duplicate: false;
      readonly messageId: string;
      readonly seq: number;
      readonly thread: StoredThread;
    };

interface RawContact {
  id: string;
  language: Locale | null;
  blocked: unknown;
}
interface RawConversation {
  id: string;
  mode: ConversationMode;
  status: string;
  last_seq: number;
  answered_seq: number;
}

/**
 * Stores one inbound message with its contact and conversation. A redelivery changes nothing but
 * when the contact was last seen, and returns the first message's id.
 */
export async function storeInbound(em: SqlEntityManager, inbound: InboundRow): Promise<Stored> {
  const contact = await upsertContact(em, inbound);
  const conversation = await upsertConversation(em, inbound, contact.id);
  const seq = conversation.last_seq + 1;
  const messageId = newId('msg');
  const inserted = await row(
    em,
    `insert into message (id, workspace_id, bot_id, channel_id, conversation_id, seq, external_id,
       direction, author, text, folded, parts, wants_answer, delivery_state, maybe_twice,
       platform_message_id, platform_message_ids, created_at)
     values (?, ?, ?, ?, ?, ?, ?, 'IN', 'CONTACT', ?, ?, ?, ?, 'RECEIVED', false, ?, '[]', ?)
     on conflict (channel_id, external_id) do nothing returning id`,
    [
      messageId,
      inbound.workspaceId,
      inbound.botId,
      inbound.channelId,
      conversation.id,
      seq,
      inbound.externalId,
      storable(inbound.text),
      storable(inbound.folded),
      JSON.stringify(inbound.parts),
      inbound.wantsAnswer,
      inbound.platformMessageId,
      inbound.at,
    ],
  );
  if (inserted === null) {
    const first = await one<{ id: string }>(
      em,
      'select id from message where channel_id = ? and external_id = ?',
      [inbound.channelId, inbound.externalId],
    );
    return { duplicate: true, messageId: first.id };
  }
  await rows(
    em,
    `update conversation set last_seq = ?, last_message_at = ?, status = 'OPEN' where id = ?`,
    [seq, inbound.at, conversation.id],
  );
  return {
    duplicate: false,
    messageId,
    seq,
    thread: {
      conversationId: conversation.id,
      contactId: contact.id,
      mode: conversation.mode,
      answeredSeq: conversation.answered_seq,
      language: contact.language,
      opened: seq === 1 || conversation.status !== 'OPEN',
      unblocked: Boolean(Number(contact.blocked)),
    },
  };
}

async function upsertContact(em: SqlEntityManager, inbound: InboundRow): Promise<RawContact> {
  const { contact } = inbound;
  return one<RawContact>(
    em,
    `insert into contact (id, workspace_id, channel_id, platform, external_id, name, folded_name,
       handle, language, language_chosen, tags, first_seen_at, last_seen_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, false, '[]', ?, ?)
     on conflict (channel_id, external_id) do update set
       name = excluded.name, folded_name = excluded.folded_name, handle = excluded.handle,
       language = case when contact.language_chosen then contact.language
                       else coalesce(excluded.language, contact.language) end,
       last_seen_at = excluded.last_seen_at
     returning id, language, case when blocked_at is null then 0 else 1 end as blocked`,
    [
      newId('ctc'),
      inbound.workspaceId,
      inbound.channelId,
      inbound.platform,
      contact.externalId,
      storable(contact.name),
      storable(contact.foldedName),
      contact.handle,
      contact.language,
      inbound.at,
      inbound.at,
    ],
  );
}

async function upsertConversation(
  em: SqlEntityManager,
  inbound: InboundRow,
  contactId: string,
): Promise<RawConversation> {
  return one<RawConversation>(
    em,
    `insert into conversation (id, workspace_id, bot_id, channel_id, contact_id, chat_id, is_private,
       mode, status, needs_human, is_playground, last_seq, answered_seq, last_message_at,
       total_tokens, cost_nano, created_at)
     values (?, ?, ?, ?, ?, ?, ?, 'BOT', 'OPEN', false, ?, 0, 0, ?, 0, 0, ?)
     on conflict (channel_id, chat_id) do update set chat_id = excluded.chat_id
     returning id, mode, status, last_seq, answered_seq`,
    [
      newId('cnv'),
      inbound.workspaceId,
      inbound.botId,
      inbound.channelId,
      contactId,
      inbound.chatId,
      inbound.isPrivate,
      inbound.isPlayground,
      inbound.at,
      inbound.at,
    ],
  );
}
