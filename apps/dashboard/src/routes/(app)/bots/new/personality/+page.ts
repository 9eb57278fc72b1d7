import { redirect } from '@sveltejs/kit';
import { presetFor, readFirstStep } from '#lib/wizard/answers.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, parent }) => {
  const { locale } = await parent();
  const first = readFirstStep(url.searchParams, locale);
  if (first === null) redirect(303, '/bots/new');
  return { first, suggested: presetFor(first.trade) };
};
