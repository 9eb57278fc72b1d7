import { defineConfig } from 'vitest/config';
import { suite } from '../../vitest.shared.ts';

// Each file starts the whole line, and machines that run tests are small.
const usual = { testTimeout: 90_000, hookTimeout: 120_000 };

// A run of the history checker loads all of a small machine: two at once would measure each other.
const histories = 'test/history/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      suite('e2e', {
        ...usual,
        exclude: ['**/node_modules/**', histories],
        maxWorkers: 2,
        sequence: { groupOrder: 0 },
      }),
      suite('histories', {
        ...usual,
        include: [histories],
        maxWorkers: 1,
        sequence: { groupOrder: 1 },
      }),
    ],
  },
});
