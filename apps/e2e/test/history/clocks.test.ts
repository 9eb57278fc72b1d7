import { expect, it } from 'vitest';
import { jumpClocks } from '../../history/clocks/jumps.ts';

it('clocks that jump by an hour, the api’s and the runner’s, change nothing', async () => {
  const { wrong, slowestMs } = await jumpClocks(10);
  expect(wrong).toEqual([]);
  expect(slowestMs).toBeLessThan(30_000);
}, 240_000);
