import { withPostgres } from '../actors/postgres.ts';
import { jumpClocks } from '../clocks/jumps.ts';
import { outcomeOf } from '../outcome.ts';
import type { Row } from './row.ts';

interface Size {
  jumps: number;
  /** Of these so many are on PostgreSQL. */
  onPostgres: number;
  /** The longest that a customer may wait for an answer. */
  slowestMs: number;
}

/** Wall clocks of api and runner that jump by an hour, to and fro. */
export const clocks: Row<Size> = {
  name: 'clocks',
  says: 'the clocks of the api and of the runner jump by an hour, forward and back',
  ci: { jumps: 10, onPostgres: 0, slowestMs: 30_000 },
  full: { jumps: 200, onPostgres: 100, slowestMs: 10_000 },
  run: async (size, seed) => {
    const begun = performance.now();
    const runs = [await jumpClocks(size.jumps - size.onPostgres)];
    if (size.onPostgres > 0) {
      runs.push(await withPostgres((databaseUrl) => jumpClocks(size.onPostgres, databaseUrl)));
    }
    const wrong = runs.flatMap((run) => run.wrong);
    const slowestMs = Math.max(...runs.map((run) => run.slowestMs));
    if (slowestMs > size.slowestMs) wrong.push(`A customer waited ${slowestMs} ms.`);
    return outcomeOf({ row: 'clocks', seed, begun }, 'I2', {
      figures: { jumps: size.jumps, slowestMs },
      wrong,
    });
  },
};
