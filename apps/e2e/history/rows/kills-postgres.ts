import { play } from '../stage.ts';
import { withPostgres } from '../actors/postgres.ts';
import { killAtRandom, type KillPlan } from './kills.ts';
import type { Row } from './row.ts';

interface Size extends KillPlan {
  perSecond: number;
  /** Of each bot. */
  customers: number;
}

/** The same as on SQLite, with two apis and two runners on PostgreSQL. */
export const killsPostgres: Row<Size> = {
  name: 'kills-postgres',
  says: 'the same on PostgreSQL, 2 apis, 2 runners',
  ci: { kills: 40, everyMs: [200, 1_000], updates: 200, perSecond: 5, customers: 8 },
  full: { kills: 1_000, everyMs: [200, 1_500], updates: 40_000, perSecond: 24, customers: 64 },
  run: (size, seed) =>
    withPostgres((databaseUrl) =>
      play(
        {
          row: 'kills-postgres',
          seed,
          databaseUrl,
          apis: 2,
          runners: 2,
          simulatorKeeps: true,
          tenants: 2,
          ways: ['POLLING', 'WEBHOOK'],
          model: { firstChunkMs: 60, chunkMs: 5 },
          load: { customers: size.customers, perSecond: size.perSecond },
          subscribers: 3,
          cutWithinMs: 4_000,
          restWithinMs: 120_000,
        },
        (stage) => killAtRandom(stage, size),
      ),
    ),
};
