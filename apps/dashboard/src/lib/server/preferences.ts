import type { Cookies } from '@sveltejs/kit';
import { localeCookie, type Locale } from '#lib/words/locale.ts';
import { themeCookie, type Theme } from '#lib/words/theme.ts';

const oneYear = 365 * 86_400;

/** Remembers language and look in the browser, so that the first byte of a page is right. */
export function rememberPreferences(
  cookies: Cookies,
  preferences: { locale?: Locale; theme?: Theme },
): void {
  const options = { httpOnly: true, sameSite: 'lax', maxAge: oneYear } as const;
  if (preferences.locale) cookies.set(localeCookie, preferences.locale, options);
  if (preferences.theme) cookies.set(themeCookie, preferences.theme, options);
}
