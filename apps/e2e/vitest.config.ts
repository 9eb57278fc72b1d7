import { suite } from '../../vitest.shared.ts';

// Each file starts the whole line, and machines that run tests are small.
export default suite('e2e', {
  testTimeout: 90_000,
  hookTimeout: 120_000,
  maxWorkers: 2,
});
