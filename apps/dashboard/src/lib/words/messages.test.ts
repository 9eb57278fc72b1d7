import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { locales } from './locale.ts';

const folder = new URL('../../../messages/', import.meta.url);
const plural = z.array(z.object({ match: z.record(z.string(), z.string()) }));
const catalogue = z.record(z.string(), z.union([z.string(), plural]));

function read(area: string, locale: string): Map<string, string[]> {
  const text = readFileSync(new URL(`${area}/${locale}.json`, folder), 'utf8');
  const entries = Object.entries(catalogue.parse(JSON.parse(text)));
  return new Map(
    entries.map(([key, value]) => [
      key,
      typeof value === 'string' ? [value] : value.flatMap(({ match }) => Object.values(match)),
    ]),
  );
}

const names = (texts: string[] | undefined) =>
  new Set((texts ?? []).flatMap((text) => text.match(/\{\w+\}/g) ?? []));

describe.each(readdirSync(folder))('the words of %s', (area) => {
  const english = read(area, 'en');

  it.each(locales)('have every key in %s, and no other', (locale) => {
    expect([...read(area, locale).keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it.each(locales)('fill in the same values in %s', (locale) => {
    for (const [key, texts] of read(area, locale)) {
      expect([key, names(texts)]).toEqual([key, names(english.get(key))]);
    }
  });

  it('write oʻ and gʻ with U+02BB, and no other apostrophe after o or g in Uzbek', () => {
    for (const [key, texts] of read(area, 'uz')) {
      for (const text of texts) expect([key, /[og]['‘’`ʼ]/i.test(text)]).toEqual([key, false]);
    }
  });

  it('are Cyrillic in Russian and Latin in Uzbek', () => {
    const brands =
      /^[\s\p{P}\p{S}\d]*$|^(ChatBot Factory|Telegram|WhatsApp|Instagram|Gemini|[A-Z_]+)[\s\p{P}]*$/u;
    for (const [key, texts] of read(area, 'ru')) {
      for (const text of texts) {
        if (!brands.test(text))
          expect([key, /\p{Script=Cyrillic}/u.test(text)]).toEqual([key, true]);
      }
    }
    for (const [key, texts] of read(area, 'uz')) {
      for (const text of texts) {
        expect([key, /\p{Script=Cyrillic}/u.test(text)]).toEqual([key, false]);
      }
    }
  });

  it('never name inner workings', () => {
    const jargon = /webhook|graphql|backend|endpoint|runner|payload|вебхук/i;
    for (const locale of locales) {
      for (const [key, texts] of read(area, locale)) {
        for (const text of texts)
          expect([locale, key, jargon.test(text)]).toEqual([locale, key, false]);
      }
    }
  });
});
