import { expect, it } from 'vitest';
import { takeDatabaseAway } from '../../history/networks/outages.ts';

it('PostgreSQL is terminated, restarted and black-holed: all are answered, no process ends', async () => {
  const { wrong, slowestMs } = await takeDatabaseAway(1);
  expect(wrong).toEqual([]);
  expect(slowestMs).toBeLessThan(20_000);
}, 300_000);
