import { expect, it } from 'vitest';
import { nextDay, startOfDay } from './zone.ts';

it.each([
  ['2026-11-22T12:00:00Z', 'Asia/Tashkent', '2026-11-21T19:00:00.000Z', '2026-11-22T19:00:00.000Z'],
  ['2026-11-21T18:59:59Z', 'Asia/Tashkent', '2026-11-20T19:00:00.000Z', '2026-11-21T19:00:00.000Z'],
  ['2026-11-22T12:00:00Z', 'UTC', '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
  // A day of 23 hours and one of 25.
  ['2026-03-29T12:00:00Z', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25T12:00:00Z', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  [
    '2026-12-31T12:00:00Z',
    'America/New_York',
    '2026-12-31T05:00:00.000Z',
    '2027-01-01T05:00:00.000Z',
  ],
  [
    '2026-11-22T12:00:00Z',
    'Asia/Kathmandu',
    '2026-11-21T18:15:00.000Z',
    '2026-11-22T18:15:00.000Z',
  ],
])('the day of %s in %s runs from %s to %s', (at, zone, start, end) => {
  expect(startOfDay(new Date(at), zone).toISOString()).toBe(start);
  expect(nextDay(new Date(at), zone).toISOString()).toBe(end);
});
