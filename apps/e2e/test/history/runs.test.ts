import { expect, it } from 'vitest';
import { rows } from '../../history/rows/index.ts';
import { seedGiven } from '../../src/env.ts';

const seed = Number(seedGiven ?? Date.now() % 1_000_000);

const inCi = rows.filter(({ name }) => ['kills-sqlite'].includes(name));

// Each row is a whole house under load; what it proves is in docs/history.md.
it.each(inCi)(
  `keeps every promise with seed ${seed}: $name, $says`,
  async (row) => {
    const { violations, folder } = await row.run('ci', seed);
    const shown = violations.slice(0, 5).map(({ invariant, says }) => `${invariant}: ${says}`);
    expect({ shown, folder }).toEqual({ shown: [], folder: null });
  },
  300_000,
);
