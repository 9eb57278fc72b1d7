import { readFirstStep } from '#lib/wizard/answers.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, parent }) => {
  const { locale } = await parent();
  return { first: readFirstStep(url.searchParams, locale) };
};
