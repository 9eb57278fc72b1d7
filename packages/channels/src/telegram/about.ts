import type { Api } from 'grammy';
import type { Attempt } from '../channel.ts';
import { formatMarkdown } from '../markdown.ts';
import { languageOf } from './menu.ts';
import { attempt } from './trouble.ts';

/** What a bot says about itself in one language; what is left out stays as it was. */
export interface AboutLine {
  locale: string;
  name?: string;
  /** Shown in an empty chat. */
  description?: string;
  /** Shown on the bot's page and where it is shared. */
  shortDescription?: string;
}

const LONGEST = { name: 64, description: 512, shortDescription: 120 };

/** Sets a bot's name and descriptions; those of the default language are everybody else's, too. */
export async function setAbout(
  api: Api,
  lines: readonly AboutLine[],
  defaultLocale: string,
): Promise<Attempt<true>> {
  const everybody = lines.filter(({ locale }) => locale === defaultLocale);
  const all = [
    ...everybody.map((line) => ({ line, only: {} })),
    ...lines.flatMap((line) => {
      const language_code = languageOf(line.locale);
      return language_code === null ? [] : [{ line, only: { language_code } }];
    }),
  ];
  for (const { line, only } of all) {
    const { name, description, shortDescription } = line;
    const set = await attempt(async () => {
      if (name !== undefined) await api.setMyName(cut(name, LONGEST.name), only);
      if (description !== undefined) {
        await api.setMyDescription(cut(description, LONGEST.description), only);
      }
      if (shortDescription !== undefined) {
        await api.setMyShortDescription(cut(shortDescription, LONGEST.shortDescription), only);
      }
      return true as const;
    });
    if (!set.ok) return set;
  }
  return { ok: true, value: true };
}

// Nothing of it is formatted there.
function cut(words: string, most: number): string {
  const { text } = formatMarkdown(words);
  return text.length <= most ? text : text.slice(0, most - 1).toWellFormed() + '…';
}
