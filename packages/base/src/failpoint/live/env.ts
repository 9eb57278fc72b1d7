import { readFileSync } from 'node:fs';

/**
 * The rules that hold at this moment: FAILPOINTS, or the content of the file that FAILPOINTS_FILE
 * names, read anew each time, so that a test can arm a process that already runs.
 */
export function currentRules(): string {
  const { FAILPOINTS = '', FAILPOINTS_FILE } = process.env;
  if (FAILPOINTS_FILE === undefined) return FAILPOINTS;
  try {
    return readFileSync(FAILPOINTS_FILE, 'utf8').trim();
  } catch {
    return FAILPOINTS;
  }
}

/** Where the dice of this process begin: FAILPOINT_SEED, else 1. */
export function seed(): number {
  return Number(process.env.FAILPOINT_SEED ?? 1) >>> 0;
}
