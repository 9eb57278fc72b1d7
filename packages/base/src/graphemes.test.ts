import { expect, test } from 'vitest';
import { splitGraphemes } from './graphemes.ts';

test('a character is what a reader sees as one', () => {
  expect(splitGraphemes('oʻ👨‍👩‍👧é🇺🇿')).toEqual(['o', 'ʻ', '👨‍👩‍👧', 'é', '🇺🇿']);
  expect(splitGraphemes('')).toEqual([]);
});
