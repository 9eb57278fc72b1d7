import type { BotText, Locale, Preset } from '@cbf/db';
import { en } from './en.ts';
import type { PresetBook, PresetWords } from './preset.ts';
import { ru } from './ru.ts';
import { uz } from './uz.ts';

const books: Readonly<Record<Locale, PresetBook>> = { en, uz, ru };

/** How a bot made from `preset` thinks, in the owner's language. */
export function presetWords(preset: Preset, locale: Locale): PresetWords {
  return books[locale][preset];
}

/** What a bot made from `preset` says by itself, in every language. */
export function presetTexts(preset: Preset): BotText[] {
  const locales: readonly Locale[] = ['en', 'uz', 'ru'];
  return locales.map((locale) => {
    const { greeting, help, fallback, handoff } = books[locale][preset];
    return { locale, greeting, help, fallback, handoff };
  });
}
