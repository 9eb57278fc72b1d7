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
  kind: Exclude<keyof BotText, 'locale' | 'buttons'>,
): string | null {
  return wordsFor(bot, locale, kind)?.[kind].trim() ?? null;
}

function wordsFor(
  bot: Pick<Bot, 'defaultLocale'> & { readonly texts: readonly BotText[] },
  locale: Locale,
  kind: Exclude<keyof BotText, 'locale' | 'buttons'>,
): BotText | undefined {
  const inLocale = (wanted: Locale) => bot.texts.find((text) => text.locale === wanted);
  const found = [inLocale(locale), inLocale(bot.defaultLocale), ...bot.texts];
  return found.find((text) => Boolean(text?.[kind].trim()));
}

/**
 * What the bot says to a customer who begins or asks for help, with what it offers in the same
 * language; null when its owner wrote nothing to say.
 */
export function opening(
  bot: Pick<Bot, 'defaultLocale'> & { readonly texts: readonly BotText[] },
  locale: Locale,
  kind: 'greeting' | 'help',
): { text: string; parts: Part[] } | null {
  const words = wordsFor(bot, locale, kind);
  if (words === undefined) return null;
  const text = words[kind].trim();
  const buttons = (words.buttons ?? []).map((label, place) => ({
    label,
    data: `${offered}${words.locale}:${String(place)}`,
  }));
  const opens = say(words.locale, 'chooseButton');
  return {
    text,
    parts: [
      { kind: 'TEXT', text },
      ...(buttons.length > 0 ? [{ kind: 'BUTTONS' as const, buttons, opens }] : []),
    ],
  };
}

const offered = 'ask:';

/**
 * What stands on a button of the house or of the bot, for a press that names its data alone; null
 * when it is neither's, or the owner took it away since.
 */
export function labelOf(texts: readonly BotText[], data: string | null): string | null {
  const language = languagePressed(data);
  if (language !== null) return ownNames[language];
  if (data?.startsWith(offered) !== true) return null;
  const [, locale, place] = data.split(':');
  const words = texts.find((text) => text.locale === locale);
  return words?.buttons?.[Number(place)] ?? null;
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
