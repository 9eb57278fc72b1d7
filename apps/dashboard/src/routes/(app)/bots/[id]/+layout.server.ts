import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { BotPageDocument } from '#lib/api/generated.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ fetch, params, depends }) => {
  depends('app:bot');
  const { cursor, bot } = await ask(createApi(fetch), BotPageDocument, { id: params.id });
  return { botCursor: cursor, bot };
};
