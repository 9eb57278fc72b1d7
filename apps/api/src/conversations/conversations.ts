import { foldText } from '@cbf/base';
import { Conversation, type ConversationMode, type ConversationStatus, type Param } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { list, type Asked, type Page } from '../graphql/page.ts';

/** Which conversations a client asks for. */
export interface ConversationWish extends Asked {
  readonly botId?: string | null | undefined;
  readonly mode?: ConversationMode | null | undefined;
  readonly status?: ConversationStatus | null | undefined;
  readonly needsHuman?: boolean | null | undefined;
  readonly search?: string | null | undefined;
}

// More contacts than this fit no screen; whoever searches so broadly writes another letter.
const mostContacts = 500;

/**
 * The workspace's conversations with customers, the one with the newest message first. Try-outs and
 * conversations of deleted bots are left out.
 */
export async function listConversations(
  ctx: Ctx,
  wish: ConversationWish,
): Promise<Page<Conversation>> {
  const { database } = ctx.parts;
  const conditions = await conditionsOf(ctx, wish);
  const where = conditions.map(({ text }) => text);
  const params = conditions.flatMap(({ values }) => values);
  return list(database, { entity: Conversation, where, params, by: 'lastMessageAt' }, wish);
}

interface Condition {
  readonly text: string;
  readonly values: readonly Param[];
}

async function conditionsOf(ctx: Ctx, wish: ConversationWish): Promise<Condition[]> {
  const { botId, mode, status, needsHuman, search } = wish;
  const workspaceId = workspaceOf(ctx);
  const found: Condition[] = [
    { text: 'workspace_id = ? and is_playground = ?', values: [workspaceId, false] },
    botId ? { text: 'bot_id = ?', values: [botId] } : { text: ofLiving, values: [workspaceId] },
  ];
  if (mode) found.push({ text: 'mode = ?', values: [mode] });
  if (status) found.push({ text: 'status = ?', values: [status] });
  if (needsHuman != null) found.push({ text: 'needs_human = ?', values: [needsHuman] });
  if (search) {
    const contacts = await contactsNamed(ctx, search);
    if (contacts.length === 0) found.push({ text: '1 = 0', values: [] });
    else found.push({ text: 'contact_id in (?)', values: [contacts] });
  }
  return found;
}

const ofLiving =
  'bot_id not in (select id from bot where workspace_id = ? and deleted_at is not null)';

async function contactsNamed(ctx: Ctx, search: string): Promise<string[]> {
  const contacts = await ctx.parts.database.read.rows<{ id: string }>(
    `select id from contact where workspace_id = ? and folded_name like ?
     order by last_seen_at desc limit ?`,
    [workspaceOf(ctx), pattern(search), mostContacts],
  );
  return contacts.map(({ id }) => id);
}

/**
 * What `like` is told to find words anywhere in a folded text. The marks that stand for anything in
 * it are not letters that anybody searches for.
 */
export function pattern(words: string): string {
  return `%${foldText(words)
    .replace(/[%_\\]/g, ' ')
    .trim()}%`;
}
