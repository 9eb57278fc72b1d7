import { readFirstStep } from '#lib/wizard/answers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => ({
  first: readFirstStep(url.searchParams, locals.locale),
});
