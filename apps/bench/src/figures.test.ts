import { expect, it } from 'vitest';
import { ratio, spreadOf, table } from './figures.ts';

it('percentiles are values that were measured, whatever order they came in', () => {
  const values = Array.from({ length: 200 }, (_, at) => 200 - at);
  expect(spreadOf(values)).toEqual({ n: 200, p50: 100, p95: 190, p99: 198 });
  expect(spreadOf([7])).toEqual({ n: 1, p50: 7, p95: 7, p99: 7 });
});

it('nothing measured is shown as a dash and never as zero', () => {
  expect(spreadOf([])).toBeNull();
  expect(ratio(null, 2)).toBe('–');
  expect(ratio(spreadOf([6]), undefined)).toBe('–');
  expect(ratio(spreadOf([6]), 4)).toBe('1.5×');
});

it('a table lines up words to the left and numbers to the right', () => {
  const rows = [
    { step: 'stored', ms: 9.25 },
    { step: 'sent', ms: 120 },
    { step: 'draft', ms: null },
  ];
  expect(table(rows).split('\n')).toEqual([
    'step     ms',
    'stored  9.3',
    'sent    120',
    'draft     –',
  ]);
});
