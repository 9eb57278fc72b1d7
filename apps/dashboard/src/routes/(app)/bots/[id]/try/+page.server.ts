import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { PersonalitiesDocument } from '#lib/api/generated.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const wanted = url.searchParams.get('version');
  if (wanted === null) return { draft: null };
  const { bot } = await ask(createApi(fetch), PersonalitiesDocument, { id: params.id, first: 50 });
  const versions = bot.personalities.edges.map(({ node }) => node);
  return { draft: versions.find(({ id, isPublished }) => id === wanted && !isPublished) ?? null };
};
