import { newId } from '@cbf/base';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ConversationMode } from '../words.ts';
import { bulk, runBulk, runWrites } from './bulk.ts';
import { upsertContacts, type KnownContact } from './contacts.ts';
import type { InboundRow, Stored } from './inbound-row.ts';
import { rows, storable } from './sql.ts';

/** Stores one inbound message: `storeInbounds` of one. */
export async function storeInbound(em: SqlEntityManager, inbound: InboundRow): Promise<Stored> {
  const [stored] = await storeInbounds(em, [inbound]);
  if (stored === undefined) throw new Error('An inbound message was neither stored nor known.');
  return stored;
}

/**
 * Stores inbound messages in their order, with their contacts and conversations, in one statement a
 * table. What became of each is what would have if they had been stored one by one: a redelivery
 * changes nothing but when the contact was last seen, and names the first message's id; a customer
 * who writes has unblocked the bot. The logs of their workspaces must be locked, or two at once may
 * take the same number, and the second one throws.
 */
export async function storeInbounds(
  em: SqlEntityManager,
  all: readonly InboundRow[],
): Promise<Stored[]> {
  const contacts = await upsertContacts(em, all);
  const found = await lookUp(em, all);
  const messages = new Map<string, string>();
  const threads = new Map<string, Thread>();
  for (const { line, message_id, ...known } of found) {
    const inbound = all[Number(line)];
    if (inbound === undefined) continue;
    if (message_id !== null) messages.set(messageKey(inbound), message_id);
    if (known.id !== null) threads.set(chatKey(inbound), threadOf(known));
  }
  const written: Written[] = [];
  const stored = all.map((inbound): Stored => {
    const first = messages.get(messageKey(inbound));
    if (first !== undefined) return { duplicate: true, messageId: first };
    const contact = contacts.of(inbound);
    const thread = threads.get(chatKey(inbound)) ?? newThread();
    threads.set(chatKey(inbound), thread);
    const messageId = newId('msg');
    messages.set(messageKey(inbound), messageId);
    const { opened, unblocked } = touch(thread, contact);
    const seq = thread.lastSeq;
    written.push({ inbound, messageId, seq, thread, contact, unblocked });
    const { id: conversationId, mode, answeredSeq } = thread;
    const { id: contactId, language } = contact;
    return {
      duplicate: false,
      messageId,
      seq,
      thread: { conversationId, contactId, mode, answeredSeq, language, opened, unblocked },
    };
  });
  await write(em, written);
  return stored;
}

interface Thread {
  readonly id: string;
  readonly mode: ConversationMode;
  readonly answeredSeq: number;
  isOpen: boolean;
  lastSeq: number;
}

interface Written {
  readonly inbound: InboundRow;
  readonly messageId: string;
  readonly seq: number;
  readonly thread: Thread;
  readonly contact: KnownContact;
  readonly unblocked: boolean;
}

function newThread(): Thread {
  return { id: newId('cnv'), mode: 'BOT', answeredSeq: 0, isOpen: false, lastSeq: 0 };
}

// The next message of the same conversation and contact finds it open and unblocked.
function touch(thread: Thread, contact: KnownContact): { opened: boolean; unblocked: boolean } {
  const said = { opened: !thread.isOpen || thread.lastSeq === 0, unblocked: contact.blocked };
  thread.isOpen = true;
  thread.lastSeq += 1;
  contact.blocked = false;
  return said;
}

// A channel's id holds no space, so that no two keys are the same text.
function messageKey({ channelId, externalId }: InboundRow): string {
  return `${channelId} ${externalId}`;
}

function chatKey({ channelId, chatId }: InboundRow): string {
  return `${channelId} ${chatId}`;
}

interface RawKnown {
  id: string | null;
  mode: ConversationMode;
  status: string;
  last_seq: number;
  answered_seq: number;
}

interface RawFound extends RawKnown {
  line: number | string;
  message_id: string | null;
}

const look = bulk(
  { at: 'int', channel_id: 'text', external_id: 'text', chat_id: 'text' },
  (
    lines,
  ) => `select line.at as line, m.id as message_id, c.id, c.mode, c.status, c.last_seq, c.answered_seq
     from ${lines}
     left join message m on m.channel_id = line.channel_id and m.external_id = line.external_id
     left join conversation c on c.channel_id = line.channel_id and c.chat_id = line.chat_id`,
);

function lookUp(em: SqlEntityManager, all: readonly InboundRow[]): Promise<RawFound[]> {
  const lines = all.map(({ channelId, externalId, chatId }, at) => ({
    at,
    channel_id: channelId,
    external_id: externalId,
    chat_id: chatId,
  }));
  return runBulk(em, look, lines);
}

function threadOf({ id, mode, status, last_seq, answered_seq }: RawKnown): Thread {
  return {
    id: id ?? '',
    mode,
    answeredSeq: answered_seq,
    isOpen: status === 'OPEN',
    lastSeq: last_seq,
  };
}

const insertConversations = bulk(
  {
    id: 'text',
    workspace_id: 'text',
    bot_id: 'text',
    channel_id: 'text',
    contact_id: 'text',
    chat_id: 'text',
    is_private: 'bool',
    is_playground: 'bool',
    last_seq: 'int',
    window_until: 'time',
    at: 'time',
  },
  (
    lines,
  ) => `insert into conversation (id, workspace_id, bot_id, channel_id, contact_id, chat_id, is_private,
       mode, status, needs_human, is_playground, last_seq, answered_seq, last_message_at,
       window_until, total_tokens, cost_nano, created_at)
     select id, workspace_id, bot_id, channel_id, contact_id, chat_id, is_private,
       'BOT', 'OPEN', false, is_playground, last_seq, 0, at, window_until, 0, 0, at
     from ${lines} where true
     on conflict (channel_id, chat_id) do update set
       last_seq = excluded.last_seq, last_message_at = excluded.last_message_at, status = 'OPEN',
       window_until = case when conversation.window_until > excluded.window_until
                             or excluded.window_until is null then conversation.window_until
                           else excluded.window_until end`,
);

const insertMessages = bulk(
  {
    id: 'text',
    workspace_id: 'text',
    bot_id: 'text',
    channel_id: 'text',
    conversation_id: 'text',
    seq: 'int',
    external_id: 'text',
    text: 'text',
    folded: 'text',
    parts: 'json',
    wants_answer: 'bool',
    platform_message_id: 'text',
    reply_to_id: 'text',
    forwarded: 'bool',
    referral: 'json',
    comment: 'json',
    at: 'time',
  },
  (
    lines,
  ) => `insert into message (id, workspace_id, bot_id, channel_id, conversation_id, seq, external_id,
       direction, author, text, folded, parts, wants_answer, delivery_state, maybe_twice,
       platform_message_id, platform_message_ids, reply_to_id, forwarded, referral, comment, created_at)
     select id, workspace_id, bot_id, channel_id, conversation_id, seq, external_id,
       'IN', 'CONTACT', text, folded, parts, wants_answer, 'RECEIVED', false,
       platform_message_id, '[]', reply_to_id, forwarded, referral, comment, at
     from ${lines}`,
);

async function write(em: SqlEntityManager, written: readonly Written[]): Promise<void> {
  // The first message of each decides who a new conversation belongs to.
  const first = new Map<Thread, Written>();
  for (const each of written) if (!first.has(each.thread)) first.set(each.thread, each);
  const windows = new Map<Thread, Date>();
  for (const { inbound, thread } of written) {
    const until = inbound.windowUntil?.getTime() ?? 0;
    if (until > (windows.get(thread)?.getTime() ?? 0)) windows.set(thread, new Date(until));
  }
  const unblocked = written.filter((each) => each.unblocked).map(({ contact }) => contact.id);
  if (unblocked.length > 0)
    await rows(em, 'update contact set blocked_at = null where id in (?)', [unblocked]);
  const conversations = [...first.values()].map(({ inbound, thread, contact }) => ({
    ...placeOf(inbound),
    id: thread.id,
    contact_id: contact.id,
    chat_id: inbound.chatId,
    is_private: inbound.isPrivate,
    is_playground: inbound.isPlayground,
    last_seq: thread.lastSeq,
    window_until: windows.get(thread) ?? null,
    at: inbound.at,
  }));
  const messages = written.map(({ inbound, messageId, seq, thread }) => ({
    ...placeOf(inbound),
    id: messageId,
    conversation_id: thread.id,
    seq,
    external_id: inbound.externalId,
    text: storable(inbound.text),
    folded: storable(inbound.folded),
    parts: inbound.parts,
    wants_answer: inbound.wantsAnswer,
    platform_message_id: inbound.platformMessageId,
    reply_to_id: inbound.replyToId ?? null,
    forwarded: inbound.forwarded ?? false,
    referral: inbound.referral ?? null,
    comment: inbound.comment ?? null,
    at: inbound.at,
  }));
  await runWrites(em, [
    { bulk: insertConversations, lines: conversations },
    { bulk: insertMessages, lines: messages },
  ]);
}

function placeOf({ workspaceId, botId, channelId }: InboundRow) {
  return { workspace_id: workspaceId, bot_id: botId, channel_id: channelId };
}
