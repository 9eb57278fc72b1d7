import { redirect } from '@sveltejs/kit';
import { ask } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { WelcomeDocument } from '#lib/api/generated.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ fetch }) => {
  const { viewer, installation } = await ask(createApi(fetch), WelcomeDocument, {});
  if (viewer.kind === 'MEMBER') redirect(303, '/bots');
  return { installation };
};
