import { scaleOf } from './chart.ts';

/** One moment of a chart; a value that isn't known is null. */
export interface ChartPoint {
  readonly key: string;
  /** Its name on the axis. */
  readonly short: string;
  /** Its name beside the values. */
  readonly full: string;
  readonly values: readonly (number | null)[];
}

/** One line or one layer of the bars. */
export interface ChartSeries {
  readonly label: string;
  readonly tone: 'accent' | 'warn' | 'soft' | 'bad';
}

/** Where the axis ends: at a round number above the highest line, or above the highest stack. */
export function topOf(points: readonly ChartPoint[], kind: 'bars' | 'lines'): number {
  const known = points.map(({ values }) => values.map((value) => value ?? 0));
  const heights =
    kind === 'bars' ? known.map((values) => values.reduce((a, b) => a + b, 0)) : known.flat();
  return scaleOf(heights);
}

/** What stands half way up the axis; null where half a thing would, among whole ones. */
export function middleOf(points: readonly ChartPoint[], top: number): number | null {
  const areWhole = points.every(({ values }) =>
    values.every((value) => Number.isInteger(value ?? 0)),
  );
  return areWhole && !Number.isInteger(top / 2) ? null : top / 2;
}

/** The drawing's size: ten wide a point, a hundred high. */
export const height = 100;

/** A line through the known values of one series as SVG path data; it breaks where one is missing. */
export function pathOf(points: readonly ChartPoint[], series: number, top: number): string {
  let isOpen = false;
  const steps = points.map(({ values }, place) => {
    const value = values[series] ?? null;
    if (value === null) {
      isOpen = false;
      return '';
    }
    const at = `${place * 10 + 5} ${(height - (value / top) * height).toFixed(2)}`;
    // A lone point is a line of no length: round ends make it a dot.
    const step = isOpen ? `L${at}` : `M${at}h0`;
    isOpen = true;
    return step;
  });
  return steps.join('');
}

/** Which points are named on the axis, so that at most so many are, evenly. */
export function namedPoints(count: number, most: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, place) => place);
  const step = Math.ceil((count - 1) / (most - 1));
  return Array.from({ length: Math.floor((count - 1) / step) + 1 }, (_, place) => place * step);
}
