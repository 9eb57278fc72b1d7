// The dashboard's texts: every key in all three languages, with the same gaps to fill in.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './say.mjs';

const locales = ['en', 'uz', 'ru'];

/** What the catalogues under `folder` lack, a line each; '' when the languages agree. */
export function catalogueProblems(folder = join(root, 'apps', 'dashboard', 'messages')) {
  const problems = [];
  const homes = new Map();
  for (const part of existsSync(folder) ? readdirSync(folder) : []) {
    const texts = Object.fromEntries(
      locales.map((locale) => [locale, readCatalogue(join(folder, part, `${locale}.json`))]),
    );
    const keys = new Set(Object.values(texts).flatMap((catalogue) => Object.keys(catalogue)));
    for (const key of keys) {
      const home = homes.get(key);
      if (home !== undefined) problems.push(`${part}: ${key} is in ${home} too.`);
      homes.set(key, part);
      for (const locale of locales) {
        for (const fault of faults(key, locale, texts))
          problems.push(`${part}/${locale}: ${key} ${fault}.`);
      }
    }
  }
  return problems.join('\n');
}

function* faults(key, locale, texts) {
  const all = sentences(texts[locale][key]);
  if (all.length === 0 || all.some((text) => text.trim() === '')) yield 'is missing';
  else if (gaps(all) !== gaps(sentences(texts.en[key]))) {
    yield `fills in ${gaps(all) || 'nothing'} where English has ${gaps(sentences(texts.en[key])) || 'nothing'}`;
  }
  // The letters oʻ and gʻ are written with U+02BB; look-alikes break search and hyphenation.
  if (locale === 'uz' && all.some((text) => /[og]['`‘’ʼ]/iu.test(text)))
    yield 'writes oʻ or gʻ with a wrong mark';
}

// A text is a string, or variants of it by plural: [{ match: { 'countPlural=one': '…' } }].
function sentences(message) {
  if (message === undefined) return [];
  if (typeof message === 'string') return [message];
  return message.flatMap(({ match }) => Object.values(match));
}

function gaps(texts) {
  const names = texts.flatMap((text) =>
    Array.from(text.matchAll(/\{\s*(\w+)\s*\}/g), ([, name]) => name),
  );
  return [...new Set(names)].sort().join(', ');
}

function readCatalogue(path) {
  if (!existsSync(path)) return {};
  const texts = JSON.parse(readFileSync(path, 'utf8'));
  delete texts['$schema'];
  return texts;
}
