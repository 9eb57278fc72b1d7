import { expect, test } from 'vitest';
import { en } from './en.ts';
import { ru } from './ru.ts';
import { say, tongueOf } from './say.ts';
import { uz } from './uz.ts';

const gaps = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test('every sentence has the same gaps in every language', () => {
  const keys = Object.entries(en);
  expect(keys.length).toBeGreaterThan(80);
  for (const [key, text] of keys) {
    const others = Object.entries({ ...uz, ...ru }).filter(([other]) => other === key);
    for (const [, other] of others) expect([key, gaps(other)]).toEqual([key, gaps(text)]);
  }
  expect(Object.keys(uz)).toEqual(Object.keys(en));
  expect(Object.keys(ru)).toEqual(Object.keys(en));
});

test('Uzbek letters oʻ and gʻ are written with U+02BB, Russian sentences in Cyrillic', () => {
  for (const text of Object.values(uz)) expect(text).not.toMatch(/[og]['‘`’]/i);
  for (const text of Object.values(ru)) expect(text).toMatch(/[а-я]/);
});

test('no sentence that an owner may read names inner workings', () => {
  for (const words of [en, uz, ru]) {
    for (const [key, text] of Object.entries(words)) {
      if (key !== 'runnersOnly') expect([key, /runner|webhook/i.test(text)]).toEqual([key, false]);
    }
  }
});

test('gaps are filled, and an unknown one stays visible', () => {
  expect(say('en', 'nameTaken', { username: 'Ann' })).toContain('The name Ann is taken');
  expect(say('en', 'nameTaken')).toContain('{username}');
});

test.each([
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['de,uz;q=0.3,en;q=0.2', 'uz'],
  ['fr', 'en'],
  ['', 'en'],
  ['en;q=0.1, uz;q=0.9', 'uz'],
  ['RU', 'ru'],
])('Accept-Language %j is read as %s', (header, locale) => {
  expect(tongueOf(header)).toBe(locale);
});
