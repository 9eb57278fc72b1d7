import { foldText } from '@cbf/base';
import {
  Bot,
  Contact,
  Conversation,
  type ConversationMode,
  type ConversationStatus,
} from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { page, type Asked, type Page } from '../graphql/page.ts';

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
  const workspaceId = workspaceOf(ctx);
  const where = {
    workspaceId,
    isPlayground: false,
    botId: wish.botId ?? { $nin: await deletedBots(ctx) },
    ...(wish.mode ? { mode: wish.mode } : {}),
    ...(wish.status ? { status: wish.status } : {}),
    ...(wish.needsHuman == null ? {} : { needsHuman: wish.needsHuman }),
    ...(wish.search ? { contactId: { $in: await contactsNamed(ctx, wish.search) } } : {}),
  };
  return page(
    wish,
    (window) =>
      ctx.em.findByCursor(Conversation, {
        where,
        orderBy: [{ lastMessageAt: 'desc' }, { id: 'desc' }],
        ...window,
      }),
    () => ctx.em.count(Conversation, where),
  );
}

async function deletedBots(ctx: Ctx): Promise<string[]> {
  const bots = await ctx.em.find(
    Bot,
    { workspaceId: workspaceOf(ctx), deletedAt: { $ne: null } },
    { fields: ['id'] },
  );
  return bots.map(({ id }) => id);
}

async function contactsNamed(ctx: Ctx, search: string): Promise<string[]> {
  const contacts = await ctx.em.find(
    Contact,
    { workspaceId: workspaceOf(ctx), foldedName: { $like: pattern(search) } },
    { fields: ['id'], limit: mostContacts, orderBy: { lastSeenAt: 'desc' } },
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
