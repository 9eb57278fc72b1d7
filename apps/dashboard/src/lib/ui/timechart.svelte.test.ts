import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import ChartTable from './ChartTable.svelte';
import TimeChart from './TimeChart.svelte';

afterEach(cleanup);

const series = [
  { label: 'Bots', tone: 'accent' },
  { label: 'People', tone: 'soft' },
] as const;
const points = [
  { key: 'a', short: '21 Nov', full: 'Sat, 21 Nov', values: [3, null] },
  { key: 'b', short: '22 Nov', full: 'Sun, 22 Nov', values: [4, 2] },
];
const write = (value: number) => `${value} pcs`;

describe('a chart over time', () => {
  it('has a name for who cannot see it', () => {
    render(TimeChart, { kind: 'bars', label: 'Answers over time', points, series, write });
    expect(screen.getByRole('img', { name: 'Answers over time' })).toBeDefined();
  });

  it('tells the values of the moment under the pointer, and forgets them after', async () => {
    render(TimeChart, { kind: 'lines', label: 'Answers', points, series, write });
    const box = screen.getByRole('presentation');
    box.getBoundingClientRect = () => new DOMRect(0, 0, 100, 50);
    await fireEvent.pointerMove(box, { clientX: 90 });
    expect(document.body.textContent).toContain('Sun, 22 Nov');
    expect(document.body.textContent).toContain('2 pcs');
    await fireEvent.pointerLeave(box);
    expect(document.body.textContent).not.toContain('2 pcs');
  });

  it('has the same figures as a table, newest first', () => {
    render(ChartTable, { label: 'Table', firstColumn: 'Day', points, series, write });
    const cells = [...document.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
    expect(cells).toEqual([
      ['Sun, 22 Nov', '4 pcs', '2 pcs'],
      ['Sat, 21 Nov', '3 pcs', '–'],
    ]);
  });
});
