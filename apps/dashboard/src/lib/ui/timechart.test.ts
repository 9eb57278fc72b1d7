import { describe, expect, it } from 'vitest';
import { middleOf, namedPoints, pathOf, topOf } from './timechart.ts';

const points = (...rows: (number | null)[][]) =>
  rows.map((values, place) => ({ key: String(place), short: '', full: '', values }));

describe('a chart over time', () => {
  it('ends above the highest stack of bars, or above the highest line', () => {
    const drawn = points([3, 4], [1, null]);
    expect([topOf(drawn, 'bars'), topOf(drawn, 'lines')]).toEqual([10, 5]);
  });

  it('names no half of what comes in whole pieces', () => {
    expect(middleOf(points([3], [null]), 5)).toBeNull();
    expect(middleOf(points([3]), 10)).toBe(5);
    expect(middleOf(points([0.3]), 0.5)).toBe(0.25);
  });

  it('draws a line that breaks where nothing is known', () => {
    expect(pathOf(points([0], [10], [null], [5]), 0, 10)).toBe('M5 100.00h0L15 0.00M35 50.00h0');
  });

  it.each([
    [3, 5, [0, 1, 2]],
    [7, 5, [0, 2, 4, 6]],
    [30, 5, [0, 8, 16, 24]],
    [0, 5, []],
  ])('names of %d points at most %d', (count, most, named) => {
    expect(namedPoints(count, most)).toEqual(named);
  });
});
