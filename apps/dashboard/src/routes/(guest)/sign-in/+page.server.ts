import { redirect } from '@sveltejs/kit';
import { tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { SignInDocument } from '#lib/api/generated.ts';
import { pathBack } from '#lib/server/back.ts';
import { refuse, textOf } from '#lib/server/form.ts';
import { rememberPreferences } from '#lib/server/preferences.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request, fetch, cookies, url }) => {
    const form = await request.formData();
    const username = textOf(form, 'username').trim();
    const password = textOf(form, 'password');
    const remember = form.has('remember');
    const answer = await tell(createApi(fetch), SignInDocument, { username, password, remember });
    if (!answer.ok) return refuse(answer, { username });
    const user = answer.data.signIn.viewer.user;
    if (user) rememberPreferences(cookies, user);
    redirect(303, pathBack(url.searchParams.get('next'), '/bots'));
  },
};
