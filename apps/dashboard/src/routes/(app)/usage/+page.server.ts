import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { UsageBotsDocument, UsageDocument } from '#lib/api/generated.ts';
import { readRange, stretchOf } from '#lib/usage/range.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, parent, depends }) => {
  depends('app:usage');
  const { workspace } = await parent();
  const range = readRange(url.searchParams.get('range'));
  const botId = url.searchParams.get('bot') || null;
  const stretch = stretchOf(range, new Date(), workspace.timeZone);
  const api = createApi(fetch);
  const [{ report, before }, { bots }] = await Promise.all([
    ask(api, UsageDocument, { botId, ...stretch }),
    ask(api, UsageBotsDocument, {}),
  ]);
  return {
    range,
    botId,
    interval: stretch.interval,
    report,
    before: before.totals,
    bots: bots.edges.map(({ node }) => node),
  };
};
