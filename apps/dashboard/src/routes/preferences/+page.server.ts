import { redirect } from '@sveltejs/kit';
import { tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import { UpdateAccountDocument } from '#lib/api/generated.ts';
import { pathBack } from '#lib/server/back.ts';
import { sessionCookie } from '#lib/server/forward.ts';
import { rememberPreferences } from '#lib/server/preferences.ts';
import { isLocale } from '#lib/words/locale.ts';
import { isTheme } from '#lib/words/theme.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  language: async ({ request, cookies, fetch }) => {
    const form = await request.formData();
    const locale = form.get('locale');
    if (isLocale(locale)) {
      rememberPreferences(cookies, { locale });
      if (cookies.get(sessionCookie))
        await tell(createApi(fetch), UpdateAccountDocument, { locale });
    }
    redirect(303, pathBack(form.get('back'), '/'));
  },
  theme: async ({ request, cookies, fetch }) => {
    const form = await request.formData();
    const theme = form.get('theme');
    if (isTheme(theme)) {
      rememberPreferences(cookies, { theme });
      if (cookies.get(sessionCookie))
        await tell(createApi(fetch), UpdateAccountDocument, { theme });
    }
    redirect(303, pathBack(form.get('back'), '/'));
  },
};
