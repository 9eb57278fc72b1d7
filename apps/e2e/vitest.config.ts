import { defineConfig } from 'vitest/config';
import { suite } from '../../vitest.shared.ts';

// Each file starts the whole line, and machines that run tests are small.
const usual = { testTimeout: 90_000, hookTimeout: 120_000 };

// What loads all of a small machine runs alone: two at once would measure each other.
const histories = 'test/history/**/*.test.ts';
const busy = 'test/history/busy.test.ts';
const outside = '**/node_modules/**';

export default defineConfig({
  test: {
    projects: [
      suite('e2e', {
        ...usual,
        exclude: [outside, histories],
        // What is concurrent within a file mostly waits for its bots.
        maxConcurrency: 10,
        maxWorkers: 2,
        sequence: { groupOrder: 0 },
      }),
      suite('histories', {
        ...usual,
        include: [histories],
        exclude: [outside, busy],
        maxWorkers: 4,
        sequence: { groupOrder: 1 },
      }),
      suite('busy histories', {
        ...usual,
        include: [busy],
        maxWorkers: 1,
        sequence: { groupOrder: 2 },
      }),
    ],
  },
});
