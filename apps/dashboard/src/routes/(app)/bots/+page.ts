import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { BotsDocument } from '#lib/api/generated.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, parent, url, depends }) => {
  depends('app:bots');
  await parent();
  const search = url.searchParams.get('search')?.trim() || null;
  const after = url.searchParams.get('after');
  const { cursor, bots } = await ask(createApi(fetch), BotsDocument, { search, after, first: 24 });
  return { cursor, search, after, page: bots };
};
