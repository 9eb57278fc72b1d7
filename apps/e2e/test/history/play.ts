import { expect } from 'vitest';
import { seedGiven } from '../../src/env.ts';
import { rows } from '../../history/rows/index.ts';
import type { Runnable } from '../../history/rows/row.ts';

/** The seed of this test run; SEED plays the same again. */
export const seed = Number(seedGiven ?? Date.now() % 1_000_000);

/** How long a row of CI's size may take; one that passes needs a fraction of it. */
export const limitMs = 900_000;

/** Rows by their names. */
export function named(...names: readonly string[]): readonly Runnable[] {
  return rows.filter(({ name }) => names.includes(name));
}

/** Plays a row in CI's size; fails with the first promises that were broken. */
export async function play(row: Runnable): Promise<void> {
  const { violations, folder } = await row.run('ci', seed);
  const shown = violations.slice(0, 5).map(({ invariant, says }) => `${invariant}: ${says}`);
  expect({ shown, folder }).toEqual({ shown: [], folder: null });
}
