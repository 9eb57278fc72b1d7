import { suite } from '../../vitest.shared.ts';

// Each file starts the whole line, and machines that run tests are small: what fails twice in a row
// is a failure.
export default suite('e2e', {
  testTimeout: 90_000,
  hookTimeout: 120_000,
  maxWorkers: 2,
  retry: 1,
});
