/** The languages that the dashboard speaks, in the order in which they are offered. */
export const locales = ['en', 'uz', 'ru'] as const;

/** One of the dashboard's languages. */
export type Locale = (typeof locales)[number];

/** Each language under its own name. */
export const localeNames: Record<Locale, string> = {
  en: 'English',
  uz: 'Oʻzbekcha',
  ru: 'Русский',
};

/** The cookie that remembers the chosen language. */
export const localeCookie = 'cbf_locale';

/** Whether a text names one of our languages. */
export function isLocale(text: unknown): text is Locale {
  return locales.some((locale) => locale === text);
}

/**
 * The language for a request: the remembered one, else the browser's most wanted among ours,
 * else English.
 */
export function pickLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(cookie)) return cookie;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const quality = rest.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean);
      return { language: tag.toLowerCase().split('-')[0], quality: Number(quality ?? 1) };
    })
    .filter(({ language, quality }) => isLocale(language) && quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  const best = wanted[0]?.language;
  return isLocale(best) ? best : 'en';
}
