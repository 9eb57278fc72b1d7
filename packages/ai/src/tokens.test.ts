import { expect, test } from 'vitest';
import { estimateTokens, lastTokens } from './tokens.ts';

test('a token is a quarter of the bytes, rounded up', () => {
  expect(['', 'a', 'abcd', 'abcde', 'привет', '👍'].map(estimateTokens)).toEqual([
    0, 1, 1, 2, 3, 1,
  ]);
});

test('a shortened text fits its limit, and a limit too small for anything leaves nothing', () => {
  for (const limit of [0, 1, 2, 3, 10]) {
    expect(estimateTokens(lastTokens('сколько стоит доставка? 👨‍👩‍👧', limit))).toBeLessThanOrEqual(
      limit,
    );
  }
  expect(lastTokens('сколько', 1)).toBe('');
  expect(lastTokens('short', 2)).toBe('short');
});
