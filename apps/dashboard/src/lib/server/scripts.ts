import type { Locale } from '#lib/words/locale.ts';

/**
 * Leads a page to the scripts of its language, which a build lays beside each other
 * (make/languages.ts). While developing there is one set of scripts for all, and nothing to do.
 */
export function scriptsIn(locale: Locale): (text: string) => string {
  const own = `/_app/immutable/${locale}/`;
  return (text) => text.replaceAll('/_app/immutable/', own);
}
