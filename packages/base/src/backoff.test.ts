import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

const top = { baseMs: 1_000, capMs: 30_000, random: () => 1 };

test('the longest wait doubles with each failure until the cap', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((attempt) => backoff(attempt, top))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
});

test('the wait is spread over the whole span, down to nothing', () => {
  expect(backoff(3, { ...top, random: () => 0 })).toBe(0);
  expect(backoff(3, { ...top, random: () => 0.5 })).toBe(4_000);
});
