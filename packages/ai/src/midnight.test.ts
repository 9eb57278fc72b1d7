import { expect, test } from 'vitest';
import { untilPacificMidnight } from './midnight.ts';

test.for([
  ['an ordinary day', '2026-11-22T20:00:00Z', '2026-11-23T08:00:00Z'],
  ['the last second', '2026-11-23T07:59:59Z', '2026-11-23T08:00:00Z'],
  ['the day with 23 hours', '2026-03-08T09:00:00Z', '2026-03-09T07:00:00Z'],
  ['the day with 25 hours', '2026-11-01T08:00:00Z', '2026-11-02T08:00:00Z'],
])('on %s the daily quota opens at the next midnight in California', ([, now = '', next = '']) => {
  expect(untilPacificMidnight(Date.parse(now))).toBe(Date.parse(next) - Date.parse(now));
});
