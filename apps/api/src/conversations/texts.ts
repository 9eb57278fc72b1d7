import type { Bot, BotText, Locale, Part } from '@cbf/db';
import { say, type WordKey } from '../words/say.ts';

/** The slash commands that the house answers itself, without a model. */
export const commands = ['start', 'help', 'language', 'human'] as const;
export type Command = (typeof commands)[number];

/** The command of that name, or null for a word that is none of ours. */
export function commandNamed(name: string | null | undefined): Command | null {
  return commands.find((command) => command === name) ?? null;
}

/** The languages that bots speak, in the order in which customers are offered them. */
export const locales: readonly Locale[] = ['uz', 'ru', 'en'];

const ownNames: Readonly<Record<Locale, string>> = {
  uz: 'Oʻzbekcha',
  ru: 'Русский',
  en: 'English',
};

/** Our language of a platform's language tag such as `ru-RU`; null for any other. */
export function localeOf(tag: string | null | undefined): Locale | null {
  const short = tag?.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === short) ?? null;
}

/**
 * What the bot itself says in a language: its own words, else those in its main language, else any
 * that it has. Null when its owner wrote none.
 */
export function botText(
  bot: Pick<Bot, 'defaultLocale'> & { readonly texts: readonly BotText[] },
  locale: Locale,
  kind: Exclude<keyof BotText, 'locale'>,
): string | null {
  const inLocale = (wanted: Locale) => bot.texts.find((text) => text.locale === wanted);
  const found = [inLocale(locale), inLocale(bot.defaultLocale), ...bot.texts];
  return found.map((text) => text?.[kind].trim()).find((text) => Boolean(text)) ?? null;
}

/** The question for the language with a button for each. */
export function languageQuestion(locale: Locale): { text: string; parts: Part[] } {
  const text = say(locale, 'chooseLanguage');
  const buttons = locales.map((each) => ({ label: ownNames[each], data: `lang:${each}` }));
  return {
    text,
    parts: [
      { kind: 'TEXT', text },
      { kind: 'BUTTONS', buttons },
    ],
  };
}

/** The language that a pressed button stands for; null when it is another button. */
export function languagePressed(data: string | null | undefined): Locale | null {
  return data?.startsWith('lang:') ? localeOf(data.slice('lang:'.length)) : null;
}

const commandWords: Readonly<Record<Command, WordKey>> = {
  start: 'commandStart',
  help: 'commandHelp',
  language: 'commandLanguage',
  human: 'commandHuman',
};

/** The commands with their descriptions in each language, for the platform's menu. */
export function commandMenu(): { locale: Locale; command: string; description: string }[] {
  return locales.flatMap((locale) =>
    commands.map((command) => ({
      locale,
      command,
      description: say(locale, commandWords[command]),
    })),
  );
}
