import { Bot, type Database } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { defineLoader, inOrder } from '../graphql/loader.ts';
import { Refusal } from '../words/refusal.ts';

/** Bots of the viewer's workspace by id, deleted ones too. */
export const botById = defineLoader(async (ctx, ids: readonly string[]) =>
  inOrder(
    ids,
    await ctx.parts.database.read.find(Bot, 'id in (?) and workspace_id = ?', [
      [...ids],
      workspaceOf(ctx),
    ]),
  ),
);

/** A bot of the viewer's workspace to look at, deleted or not; NOT_FOUND when it is another's. */
export async function ownBot(ctx: Ctx, id: string): Promise<Bot> {
  const bot = await botById(ctx).load(id);
  if (!bot) throw new Refusal('NOT_FOUND', 'botNotFound');
  return bot;
}

/** A bot of the workspace to change, deleted or not; NOT_FOUND when it is not the workspace's. */
export async function findBot(em: Database['em'], workspaceId: string, id: string): Promise<Bot> {
  const bot = await em.findOne(Bot, { id, workspaceId });
  if (!bot) throw new Refusal('NOT_FOUND', 'botNotFound');
  return bot;
}

/** The same bot when it is not deleted; BAD_STATE when it is. */
export function livingBot(bot: Bot): Bot {
  if (bot.deletedAt) throw new Refusal('BAD_STATE', 'botDeleted', { name: bot.name });
  return bot;
}
