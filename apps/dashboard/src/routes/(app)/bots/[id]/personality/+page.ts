import { error } from '@sveltejs/kit';
import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { PersonalitiesDocument } from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const { bot, models } = await ask(createApi(fetch), PersonalitiesDocument, {
    id: params.id,
    first: 50,
  });
  const versions = bot.personalities.edges.map(({ node }) => node);
  const find = (name: string) => versions.find(({ id }) => id === url.searchParams.get(name));
  const newest = versions.toSorted((a, b) => b.version - a.version);
  const published = versions.find(({ isPublished }) => isPublished) ?? null;
  const base = find('version') ?? newest[0];
  if (base === undefined) error(404, m.error_no_page());
  return { versions: newest, published, base, compared: find('compare') ?? null, models };
};
