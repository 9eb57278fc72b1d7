import type { HandleClientError } from '@sveltejs/kit/hooks';
import { beforeWaking } from '#lib/forms/typed.ts';
import { m } from '#lib/paraglide/messages.js';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { pickLocale } from '#lib/words/locale.ts';

/** The page's language is what the server wrote into it: one source, so nothing flickers. */
export function init(): void {
  const locale = pickLocale(document.documentElement.lang, null);
  overwriteGetLocale(() => locale);
  beforeWaking();
}

/** Turns what went wrong while navigating into a sentence with a next step. */
export const handleError: HandleClientError = ({ kind, error }) => {
  if (kind === 'app') return error;
  if (kind === 'framework' && error.status === 404) return { message: m.error_no_page() };
  return { message: navigator.onLine ? m.error_unknown() : m.error_offline(), code: 'OFFLINE' };
};
