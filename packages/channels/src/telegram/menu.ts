import type { BotCommand, LanguageCode } from 'grammy/types';
import type { MenuLine } from './types.ts';

/** The commands to be shown in one language; null is what everybody else sees. */
export interface LanguageMenu {
  language: LanguageCode | null;
  commands: BotCommand[];
}

/** Sorts the lines by language and gives those of the default one to everybody else, first. */
export function commandsByLanguage(
  lines: readonly MenuLine[],
  defaultLocale: string,
): LanguageMenu[] {
  const of = (locale: string) =>
    lines
      .filter((line) => line.locale === locale)
      .map(({ command, description }) => ({ command, description: description.slice(0, 256) }));
  const locales = [...new Set(lines.map(({ locale }) => locale))];
  return [
    { language: null, commands: of(defaultLocale) },
    ...locales.flatMap((locale) => {
      const language = languageOf(locale);
      return language === null ? [] : [{ language, commands: of(locale) }];
    }),
  ];
}

// grammY's own list of languages exists in its types only, not at run time.
const languages: readonly string[] = ['en', 'uz', 'ru'] satisfies LanguageCode[];

/** A locale as grammY names it; null for one that the product does not speak. */
export function languageOf(locale: string): LanguageCode | null {
  return isLanguage(locale) ? locale : null;
}

function isLanguage(locale: string): locale is LanguageCode {
  return languages.includes(locale);
}
