import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { runInLocale } from '#lib/server/locale.ts';
import { askApi } from '#lib/server/forward.ts';
import { logFailure } from '#lib/server/log.ts';
import { scriptsIn } from '#lib/server/scripts.ts';
import { localeCookie, pickLocale } from '#lib/words/locale.ts';
import { isTheme, themeCookie } from '#lib/words/theme.ts';
import { m } from '#lib/paraglide/messages.js';

/** Settles language and look from the cookies, so that the first byte of a page is right. */
export const handle: Handle = ({ event, resolve }) => {
  const locale = pickLocale(
    event.cookies.get(localeCookie),
    event.request.headers.get('accept-language'),
  );
  const theme = event.cookies.get(themeCookie);
  event.locals.locale = locale;
  event.locals.theme = isTheme(theme) ? theme : 'SYSTEM';
  const ownScripts = scriptsIn(locale);
  return runInLocale(locale, event.url.origin, () =>
    resolve(event, {
      transformPageChunk: ({ html }) =>
        ownScripts(
          html.replace('%lang%', locale).replace('%theme%', event.locals.theme.toLowerCase()),
        ),
      filterSerializedResponseHeaders: (name) => name === 'content-type',
    }),
  );
};

/** Sends the pages' questions to the api with the visitor's session; all else goes as it was. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || url.pathname !== '/graphql') return fetch(request);
  return askApi(event, request);
};

/** Turns what went wrong into a sentence with a next step; the cause goes to the log only. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'app') return error;
  if (kind === 'framework' && error.status === 404) return { message: m.error_no_page() };
  if (kind === 'unknown') logFailure(event.route.id, error);
  return { message: m.error_unknown() };
};
