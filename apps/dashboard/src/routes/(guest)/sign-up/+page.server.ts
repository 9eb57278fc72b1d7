import { redirect } from '@sveltejs/kit';
import { tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { RegisterDocument } from '#lib/api/generated.ts';
import { refuse, textOf } from '#lib/server/form.ts';
import { rememberPreferences } from '#lib/server/preferences.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request, fetch, cookies, locals: { locale } }) => {
    const form = await request.formData();
    const username = textOf(form, 'username').trim();
    const password = textOf(form, 'password');
    const answer = await tell(createApi(fetch), RegisterDocument, { username, password, locale });
    if (!answer.ok) return refuse(answer, { username });
    rememberPreferences(cookies, { locale });
    redirect(303, '/bots');
  },
};
