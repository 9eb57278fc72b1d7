import { describe, expect, it } from 'vitest';
import { barsOf, scaleOf } from './chart.ts';

describe('the scale of a chart', () => {
  it.each([
    [[], 1],
    [[0, 0], 1],
    [[7], 10],
    [[0.013], 0.02],
    [[230, 12], 250],
    [[1000], 1000],
  ])('%j ends at %d', (values, top) => {
    expect(scaleOf(values)).toBeCloseTo(top);
  });
});

describe('the bars of a chart', () => {
  it('stack from the bottom and leave out zeros', () => {
    const bars = barsOf([{ values: [1, 0, 3] }, { values: [0, 0, 0] }], 4, 100);
    expect(bars).toEqual([
      { point: 0, series: 0, value: 1, y: 75, height: 25 },
      { point: 0, series: 2, value: 3, y: 0, height: 75 },
    ]);
  });
});
