import { ask, look } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { InboxDocument, InboxFrameDocument } from '#lib/api/generated.ts';
import { asked, readFilter } from '#lib/inbox/filters.ts';
import { findMessages } from '#lib/inbox/found.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ fetch, url, depends }) => {
  depends('app:inbox');
  const filter = readFilter(url.searchParams);
  const api = createApi(fetch);
  const [list, around, found] = await Promise.all([
    ask(api, InboxDocument, { ...asked(filter), first: 30 }),
    look(api, InboxFrameDocument, {}),
    findMessages(api, filter),
  ]);
  return {
    frame: 'filled' as const,
    filter,
    inboxCursor: list.cursor,
    inbox: list.conversations,
    bots: around.ok ? around.data.bots.edges.map(({ node }) => node) : [],
    waiting: around.ok ? around.data.waiting.totalCount : 0,
    found,
  };
};
