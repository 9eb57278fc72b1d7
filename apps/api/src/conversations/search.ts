import type { Message, Param, RawNumber } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { behind, page, placeOf, stretch, type Asked, type Page } from '../graphql/page.ts';
import { pattern } from './conversations.ts';
import { messageById } from './find.ts';

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
    async (window) => {
      const more = behind(window, 'created_at');
      const found = await long.rows<{ id: string }>(
        `select id ${[where, ...more.where].join(' and ')}
         order by created_at desc, id desc limit ?`,
        [...params, ...more.params, window.first + 1],
      );
      const keys = stretch(found, window, ({ id }) => id);
      const messages = await Promise.all(keys.items.map(({ id }) => messageById(ctx).load(id)));
      return {
        ...keys,
        items: messages.filter((message) => message !== null),
        from: ({ createdAt, id }) => placeOf(createdAt, id),
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
