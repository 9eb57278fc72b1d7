import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { BotOverviewDocument } from '#lib/api/generated.ts';
import { stretchOf } from '#lib/usage/range.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent, depends }) => {
  depends('app:overview');
  const { workspace } = await parent();
  const { from, to } = stretchOf(7, new Date(), workspace.timeZone);
  const { cursor, bot, usage, conversations } = await ask(createApi(fetch), BotOverviewDocument, {
    id: params.id,
    from,
    to,
  });
  const talks = conversations.edges.map(({ node }) => node);
  return { overviewCursor: cursor, overview: bot, week: usage, talks };
};
