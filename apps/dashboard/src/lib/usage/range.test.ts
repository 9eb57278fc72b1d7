import { describe, expect, it } from 'vitest';
import { growth, readRange, stretchOf } from './range.ts';

// 14:20 on 23 November in Tashkent, which is five hours ahead of UTC.
const now = new Date('2026-11-23T09:20:31.000Z');

describe('a stretch of time', () => {
  it('is today by the workspace’s calendar, against the same hours of yesterday', () => {
    expect(stretchOf(1, now, 'Asia/Tashkent')).toEqual({
      from: '2026-11-22T19:00:00.000Z',
      to: '2026-11-23T10:00:00.000Z',
      beforeFrom: '2026-11-21T19:00:00.000Z',
      beforeTo: '2026-11-22T10:00:00.000Z',
      interval: 'HOUR',
    });
  });

  it('is whole days and today, against as many days before', () => {
    expect(stretchOf(7, now, 'Asia/Tashkent')).toEqual({
      from: '2026-11-16T19:00:00.000Z',
      to: '2026-11-23T10:00:00.000Z',
      beforeFrom: '2026-11-09T19:00:00.000Z',
      beforeTo: '2026-11-16T10:00:00.000Z',
      interval: 'DAY',
    });
  });

  it('begins at midnight on days on which the clock is changed', () => {
    const spring = new Date('2026-03-29T20:00:00.000Z');
    expect(stretchOf(1, spring, 'Europe/Berlin').from).toBe('2026-03-28T23:00:00.000Z');
    const after = new Date('2026-03-30T10:00:00.000Z');
    expect(stretchOf(1, after, 'Europe/Berlin').from).toBe('2026-03-29T22:00:00.000Z');
    expect(stretchOf(1, now, 'America/New_York').from).toBe('2026-11-23T05:00:00.000Z');
  });

  it('is the same for the server and the browser within the hour', () => {
    const later = new Date('2026-11-23T09:59:59.000Z');
    expect(stretchOf(7, later, 'UTC')).toEqual(stretchOf(7, now, 'UTC'));
  });

  it.each([
    ['1', 1],
    ['90', 90],
    ['8', 7],
    [null, 7],
  ])('named %s is %d days', (text, range) => {
    expect(readRange(text)).toBe(range);
  });
});

describe('growth', () => {
  it.each([
    [15, 10, 0.5],
    [5, 10, -0.5],
    [10, 10, 0],
    [10, 0, null],
  ])('from %d after %d is %s', (after, before, share) => {
    expect(growth(after, before)).toBe(share);
  });
});
