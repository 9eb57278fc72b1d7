import { Channel, type Bot } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { defineLoader } from '../graphql/loader.ts';
import { page, placeByTime, type Asked, type Page } from '../graphql/page.ts';

const shown = { disconnectedAt: null, platform: { $ne: 'WEB' } } as const;

/**
 * A bot's channels, the oldest first; the owner's try-out is not shown among them. The first pages
 * of several bots in one operation take one statement.
 */
export function channelsOf(ctx: Ctx, bot: Bot, asked: Asked): Promise<Page<Channel>> {
  const where = { botId: bot.id, workspaceId: workspaceOf(ctx), ...shown };
  return page<Channel>(
    asked,
    async ({ first, after, ...window }) => {
      if (after !== undefined) {
        const orderBy = [{ createdAt: 'asc' }, { id: 'asc' }] as const;
        return ctx.em.findByCursor(Channel, {
          where,
          orderBy: [...orderBy],
          first,
          after,
          ...window,
        });
      }
      const found = await firstPages(ctx).load({ botId: bot.id, size: first + 1 });
      return {
        items: found.slice(0, first),
        hasNextPage: found.length > first,
        hasPrevPage: false,
        from: placeByTime,
      };
    },
    () => ctx.em.count(Channel, where),
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
       from channel where workspace_id = ? and bot_id in (?) and disconnected_at is null
         and platform <> 'WEB'
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
