import type { Violation } from './checker/story.ts';

/** What came of a run. */
export interface Outcome {
  row: string;
  seed: number;
  seconds: number;
  /** What was counted and measured, by its name. */
  figures: object;
  violations: Violation[];
  /** Where the histories and logs are; null when they were not needed. */
  folder: string | null;
}

/** A run that was judged while it went on: its figures, and in words what was wrong. */
export interface Judged<Figures extends object> {
  readonly figures: Figures;
  readonly wrong: readonly string[];
}

/** The outcome of a run that began at `begun` (performance.now) and was to prove one invariant. */
export function outcomeOf(
  run: { row: string; seed: number; begun: number },
  invariant: Violation['invariant'],
  { figures, wrong }: Judged<object>,
): Outcome {
  const seconds = Math.round((performance.now() - run.begun) / 1_000);
  const violations = wrong.map((says) => ({ invariant, says, lines: [] }));
  return { row: run.row, seed: run.seed, seconds, figures, violations, folder: null };
}
