import type { Outcome } from '../outcome.ts';

/** One row of the table in docs/reliability.md. */
export interface Row<Size> {
  name: string;
  /** What is done, for people. */
  says: string;
  ci: Size;
  full: Size;
  run(size: Size, seed: number): Promise<Outcome>;
}

/** A row with its sizes chosen by name, as the command and the tests run it. */
export interface Runnable {
  name: string;
  says: string;
  run(size: 'ci' | 'full', seed: number): Promise<Outcome>;
}

/** Hides what a row's sizes are made of. */
export function runnable<Size>(row: Row<Size>): Runnable {
  return { name: row.name, says: row.says, run: (size, seed) => row.run(row[size], seed) };
}
