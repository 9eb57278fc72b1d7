import { redirect } from '@sveltejs/kit';
import { tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { SignOutDocument } from '#lib/api/generated.ts';
import { sessionCookie } from '#lib/server/forward.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  default: async ({ fetch, cookies }) => {
    await tell(createApi(fetch), SignOutDocument, {});
    cookies.delete(sessionCookie, {});
    redirect(303, '/sign-in');
  },
};
