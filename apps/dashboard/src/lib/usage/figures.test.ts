import { describe, expect, it } from 'vitest';
import { counts, minute } from '../../../test/samples.ts';
import { formatFor } from '#lib/format/format.ts';
import { chartOf, drawings, readDrawing } from './charts.ts';
import { figuresOf } from './figures.ts';
import { addressOf } from './look.ts';
import { todayOf } from './today.ts';

const format = formatFor('en', 'UTC');
const busy = counts({
  messagesIn: 30,
  answers: 20,
  failures: 1,
  totalTokens: 12_345,
  costUsd: 0.5,
  p50Ms: 1_500,
  p95Ms: 4_000,
});

describe('the totals of a report', () => {
  it('are written with their change', () => {
    const before = counts({ messagesIn: 20, answers: 20, failures: 2, p50Ms: 3_000 });
    const figures = figuresOf(busy, before, format);
    expect(figures.map(({ value, change }) => [value, change])).toEqual([
      ['30', '+50%'],
      ['20', '±0%'],
      ['12K', null],
      ['$0.5000', null],
      ['1.5 sec', '−50%'],
      ['1', '−50%'],
    ]);
  });

  it('call less time and fewer failures good, more of them bad, and judge nothing else', () => {
    const quick = figuresOf(busy, counts({ p50Ms: 3_000, failures: 2, messagesIn: 1 }), format);
    expect(quick.map(({ tone }) => tone)).toEqual([
      'plain',
      'plain',
      'plain',
      'plain',
      'good',
      'good',
    ]);
    const slow = figuresOf(busy, counts({ p50Ms: 1_000, failures: 0 }), format);
    expect(slow.at(4)?.tone).toBe('bad');
  });

  it('have no response time without an answer', () => {
    const [, , , , time] = figuresOf(counts(), counts(), format);
    expect(time).toMatchObject({ value: '–', note: null, change: null });
  });
});

describe('a chart of a report', () => {
  const series = [{ start: minute(0), counts: busy }];

  it.each(drawings)('of %s has one value a series at every point', (drawing) => {
    const chart = chartOf(drawing, series, 'DAY', format);
    for (const point of chart.points) expect(point.values).toHaveLength(chart.series.length);
  });

  it('names hours by the clock and days by the calendar', () => {
    expect(chartOf('cost', series, 'HOUR', format).points[0]?.short).toBe('9:00 AM');
    expect(chartOf('cost', series, 'DAY', format).points[0]?.short).toBe('Nov 22');
  });

  it('leaves a gap where nothing was answered', () => {
    const [point] = chartOf(
      'speed',
      [{ start: minute(0), counts: counts() }],
      'DAY',
      format,
    ).points;
    expect(point?.values).toEqual([null, null]);
  });

  it('is read from the address and written to it', () => {
    expect([readDrawing('cost'), readDrawing('x')]).toEqual(['cost', 'answers']);
    const look = { range: 30, botId: 'bot_1', drawing: 'cost' } as const;
    expect(addressOf(look)).toBe('/usage?range=30&bot=bot_1&chart=cost');
    expect(addressOf(look, { botId: null, drawing: 'answers' })).toBe('/usage?range=30');
  });
});

describe('today’s counters', () => {
  const day = (messagesIn: number) => ({ ...counts({ messagesIn }), messagesIn });
  const bots = [
    { id: 'a', today: day(1) },
    { id: 'b', today: day(2) },
  ];

  it.each([
    [null, 3],
    ['b', 2],
    ['x', 0],
  ])('of %s are %d messages', (botId, messages) => {
    expect(todayOf(bots, botId).messagesIn).toBe(messages);
  });
});
