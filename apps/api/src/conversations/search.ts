import { Message, type Param, type RawNumber, type RawTime } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { page, placeByTime, placeIn, type Asked, type Page } from '../graphql/page.ts';
import { pattern } from './conversations.ts';

/** What is searched for. */
export interface SearchWish extends Asked {
  readonly query: string;
  readonly botId?: string | null | undefined;
}

/**
 * Messages of the workspace that hold the words, in whichever script they were typed, the newest
 * first. Every message may have to be looked at, so it is a long read that holds nobody up.
 */
export function searchMessages(ctx: Ctx, wish: SearchWish): Promise<Page<Message>> {
  const { long } = ctx.parts.database;
  const workspaceId = workspaceOf(ctx);
  const bot = wish.botId ? ' and bot_id = ?' : '';
  const where = `from message where workspace_id = ?${bot} and folded like ?`;
  const params: Param[] = [workspaceId, ...(wish.botId ? [wish.botId] : []), pattern(wish.query)];
  return page<Message>(
    wish,
    async ({ first, after }) => {
      const place = after === undefined ? null : placeIn(after);
      const found = await long.rows<{ id: string; at: RawTime }>(
        `select id, created_at as at ${where}${place ? ' and (created_at, id) < (?, ?)' : ''}
         order by created_at desc, id desc limit ?`,
        [...params, ...(place ? [place.at, place.id] : []), first + 1],
      );
      const ids = found.slice(0, first).map(({ id }) => id);
      const messages = await ctx.em.find(Message, { id: { $in: ids }, workspaceId });
      const byId = new Map(messages.map((message) => [message.id, message]));
      return {
        items: ids.flatMap((id) => byId.get(id) ?? []),
        hasNextPage: found.length > first,
        hasPrevPage: place !== null,
        from: placeByTime,
      };
    },
    async () => {
      const [counted] = await long.rows<{ all: RawNumber }>(
        `select count(*) as "all" ${where}`,
        params,
      );
      return Number(counted?.all ?? 0);
    },
  );
}
