import { redirect } from '@sveltejs/kit';
import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { WelcomeDocument } from '#lib/api/generated.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ fetch }) => {
  const { viewer, installation } = await ask(createApi(fetch), WelcomeDocument, {});
  if (viewer.kind === 'MEMBER') redirect(303, '/bots');
  return { installation };
};
