import { Channel, type Bot } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { defineLoader } from '../graphql/loader.ts';
import { list, page, placeOf, stretch, type Asked, type Page } from '../graphql/page.ts';

const shown = "disconnected_at is null and platform <> 'WEB'";

/**
 * A bot's channels, the oldest first; the owner's try-out is not shown among them. The first pages
 * of several bots in one operation take one statement.
 */
export function channelsOf(ctx: Ctx, bot: Bot, asked: Asked): Promise<Page<Channel>> {
  const { database } = ctx.parts;
  const where = ['bot_id = ? and workspace_id = ?', shown];
  const params = [bot.id, workspaceOf(ctx)];
  if (asked.after)
    return list(database, { entity: Channel, where, params, by: 'createdAt', order: 'asc' }, asked);
  return page<Channel>(
    asked,
    async (window) => {
      const found = await firstPages(ctx).load({ botId: bot.id, size: window.first + 1 });
      return stretch(found, window, ({ createdAt, id }) => placeOf(createdAt, id));
    },
    () => database.read.count(Channel, where.join(' and '), params),
  );
}

interface Key {
  readonly botId: string;
  readonly size: number;
}

const firstPages = defineLoader(async (ctx, keys: readonly Key[]) => {
  const channels = await ctx.parts.database.read.find(
    Channel,
    `id in (select id from (
       select id, row_number() over (partition by bot_id order by created_at, id) as place
       from channel where workspace_id = ? and bot_id in (?) and ${shown}
     ) numbered where place <= ?) order by bot_id, created_at, id`,
    [
      workspaceOf(ctx),
      [...new Set(keys.map(({ botId }) => botId))],
      Math.max(...keys.map(({ size }) => size)),
    ],
  );
  return keys.map(({ botId, size }) =>
    channels.filter((channel) => channel.botId === botId).slice(0, size),
  );
});
