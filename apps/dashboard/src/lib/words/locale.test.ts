import { describe, expect, it } from 'vitest';
import { pickLocale } from './locale.ts';

describe('the language of a request', () => {
  it.each([
    ['uz', 'ru,en', 'uz'],
    [undefined, 'ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
    [undefined, 'de,fr;q=0.9,uz;q=0.2', 'uz'],
    [undefined, 'en;q=0.5,uz-Latn;q=0.8', 'uz'],
    [undefined, 'ru;q=0,en;q=0.1', 'en'],
    [undefined, 'de', 'en'],
    [undefined, null, 'en'],
    ['xx', 'ru', 'ru'],
  ])('with cookie %s and Accept-Language %s is %s', (cookie, header, expected) => {
    expect(pickLocale(cookie, header)).toBe(expected);
  });
});
