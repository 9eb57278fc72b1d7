import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { BotChannelsDocument } from '#lib/api/generated.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, depends, parent }) => {
  depends('app:bot');
  // The layout follows the log from its own cursor: what is read here must not be older.
  await parent();
  const { bot } = await ask(createApi(fetch), BotChannelsDocument, { id: params.id });
  const channels = bot.channels.edges.map(({ node }) => node);
  return { channel: channels.find(({ platform }) => platform !== 'WEB') ?? null };
};
