import { Contact, Conversation, Message, Turn } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { defineLoader, inOrder } from '../graphql/loader.ts';
import { Refusal } from '../words/refusal.ts';

const own = 'id in (?) and workspace_id = ?';

/** Contacts of the viewer's workspace by id. */
export const contactById = defineLoader(async (ctx, ids: readonly string[]) =>
  inOrder(ids, await ctx.parts.database.read.find(Contact, own, [[...ids], workspaceOf(ctx)])),
);

/** Conversations of the viewer's workspace by id. */
export const conversationById = defineLoader(async (ctx, ids: readonly string[]) =>
  inOrder(ids, await ctx.parts.database.read.find(Conversation, own, [[...ids], workspaceOf(ctx)])),
);

/** Messages of the viewer's workspace by id. */
export const messageById = defineLoader(async (ctx, ids: readonly string[]) =>
  inOrder(ids, await ctx.parts.database.read.find(Message, own, [[...ids], workspaceOf(ctx)])),
);

/** Turns of the viewer's workspace by id. */
export const turnById = defineLoader(async (ctx, ids: readonly string[]) =>
  inOrder(ids, await ctx.parts.database.read.find(Turn, own, [[...ids], workspaceOf(ctx)])),
);

/** The turns that are being made now, by their conversations' ids. */
export const openTurnOf = defineLoader(async (ctx, conversationIds: readonly string[]) => {
  const turns = await ctx.parts.database.read.find(
    Turn,
    "conversation_id in (?) and workspace_id = ? and state in ('QUEUED', 'THINKING')",
    [[...conversationIds], workspaceOf(ctx)],
  );
  return conversationIds.map((id) => turns.find((turn) => turn.conversationId === id) ?? null);
});

/** A conversation of the viewer's workspace to look at; NOT_FOUND when it is another's. */
export async function ownConversation(ctx: Ctx, id: string): Promise<Conversation> {
  const conversation = await conversationById(ctx).load(id);
  if (!conversation) throw new Refusal('NOT_FOUND', 'conversationNotFound');
  return conversation;
}

/** A conversation of the workspace to change; NOT_FOUND when it is not the workspace's. */
export async function findConversation(
  em: Ctx['em'],
  workspaceId: string,
  id: string,
): Promise<Conversation> {
  const conversation = await em.findOne(Conversation, { id, workspaceId });
  if (!conversation) throw new Refusal('NOT_FOUND', 'conversationNotFound');
  return conversation;
}
