import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { BotPageDocument } from '#lib/api/generated.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch, params, parent, depends }) => {
  depends('app:bot');
  await parent();
  const { cursor, bot } = await ask(createApi(fetch), BotPageDocument, { id: params.id });
  return { botCursor: cursor, bot };
};
