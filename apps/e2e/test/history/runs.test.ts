import { describe, expect, it } from 'vitest';
import { rows } from '../../history/rows/index.ts';
import { seedGiven } from '../../src/env.ts';

const seed = Number(seedGiven ?? Date.now() % 1_000_000);
const limitMs = 400_000;

// What these wait for is mostly time, and none of them measures anything finer than seconds.
const patient = ['networks', 'clocks', 'pauses'];
const busy = ['kills-sqlite', 'rolling', 'platforms', 'stalled'];
const named = (names: readonly string[]) => rows.filter(({ name }) => names.includes(name));

async function play(row: (typeof rows)[number]): Promise<void> {
  const { violations, folder } = await row.run('ci', seed);
  const shown = violations.slice(0, 5).map(({ invariant, says }) => `${invariant}: ${says}`);
  expect({ shown, folder }).toEqual({ shown: [], folder: null });
}

// Each row is a whole house under load; what it proves is in docs/history.md. The named points are
// played by files of their own, so that each of them is a test.
describe(`keeps every promise with seed ${seed}`, () => {
  it.each(named(busy))('$name: $says', play, limitMs);
});

describe.concurrent(`keeps every promise with seed ${seed}, side by side`, () => {
  it.each(named(patient))('$name: $says', play, limitMs);
});
