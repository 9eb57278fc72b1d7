import { en } from './en.ts';
import { ru } from './ru.ts';
import { uz } from './uz.ts';

/** The languages of the product. */
export type Tongue = 'en' | 'uz' | 'ru';

/** Names a sentence of the catalogue. */
export type WordKey = keyof typeof en;

/** What goes into the `{gaps}` of a sentence. */
export type Params = Readonly<Record<string, string | number>>;

const catalogues: Readonly<Record<Tongue, Readonly<Record<WordKey, string>>>> = { en, uz, ru };

/** The sentence `key` in `locale`, its gaps filled; a gap without a value stays visible. */
export function say(locale: Tongue, key: WordKey, params: Params = {}): string {
  return catalogues[locale][key].replace(/\{(\w+)\}/g, (gap, name: string) =>
    String(params[name] ?? gap),
  );
}

/** The first of our languages that an Accept-Language header asks for, else English. */
export function tongueOf(header: string | undefined): Tongue {
  const wished = (header ?? '')
    .split(',')
    .map((part, place) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const weight = rest.map((item) => /^\s*q=([\d.]+)/.exec(item)?.[1]).find(Boolean);
      return { tag: tag.split('-')[0] ?? '', weight: Number(weight ?? 1), place };
    })
    .sort((a, b) => b.weight - a.weight || a.place - b.place);
  for (const { tag } of wished) if (tag === 'en' || tag === 'uz' || tag === 'ru') return tag;
  return 'en';
}
