import { expect, it } from 'vitest';
import { retryMs } from './subscribe.ts';

it.each([
  [0, 0, 100],
  [1, 200, 600],
  [3, 800, 2_400],
  [9, 2_500, 7_500],
])('after %i tries a client waits from %i to %i ms', (retries, least, most) => {
  expect(retryMs(retries, () => 0)).toBe(least);
  expect(retryMs(retries, () => 1)).toBe(most);
});
