import type { Row } from './figures.ts';
import type { Compared } from './harness/rounds.ts';

/** What a path is to cost at most or reach at least, and what it did. */
export interface Goal {
  readonly path: string;
  readonly goal: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** A goal that is met by a value no greater than `most`. */
export function atMost(path: string, what: string, value: number, most: number, unit = '×'): Goal {
  const [limit, measured] = [words(most, unit), words(value, unit)];
  return { path, goal: `${what} ≤ ${limit}`, measured, isMet: value <= most };
}

/** A goal that is met by a value no less than `least`. */
export function atLeast(
  path: string,
  what: string,
  value: number,
  least: number,
  unit = '×',
): Goal {
  const [limit, measured] = [words(least, unit), words(value, unit)];
  return { path, goal: `${what} ≥ ${limit}`, measured, isMet: value >= least };
}

/** A goal that holds or does not, in words. */
export function holds(path: string, goal: string, isMet: boolean, measured: string): Goal {
  return { path, goal, measured, isMet };
}

/** Goals as rows of a table. */
export function goalRows(goals: readonly Goal[]): Row[] {
  return goals.map(({ path, goal, measured, isMet }) => ({
    path,
    goal,
    measured,
    reached: isMet ? 'yes' : 'missed',
  }));
}

/** A side by its name; throws when it was not measured. */
export function side(sides: readonly Compared[], name: string): Compared {
  const found = sides.find((one) => one.side === name);
  if (found === undefined) throw new Error(`Nothing was measured of ${name}.`);
  return found;
}

function words(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`;
}
