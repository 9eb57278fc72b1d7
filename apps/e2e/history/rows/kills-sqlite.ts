import { play } from '../stage.ts';
import { killAtRandom, type KillPlan } from './kills.ts';
import type { Row } from './row.ts';

interface Size extends KillPlan {
  perSecond: number;
  /** Of each bot. */
  customers: number;
}

/** SIGKILL of any process at random points under load, on SQLite. */
export const killsSqlite: Row<Size> = {
  name: 'kills-sqlite',
  says: 'SIGKILL of any process at random points under load, 10 % doubled, all platforms, SQLite',
  ci: { kills: 40, everyMs: [200, 1_000], updates: 200, perSecond: 5, customers: 4 },
  full: { kills: 1_000, everyMs: [200, 1_500], updates: 40_000, perSecond: 28, customers: 32 },
  run: (size, seed) =>
    play(
      {
        row: 'kills-sqlite',
        seed,
        apis: 1,
        runners: 1,
        simulatorKeeps: true,
        tenants: 2,
        ways: ['POLLING', 'WEBHOOK', 'WHATSAPP', 'INSTAGRAM'],
        model: { firstChunkMs: 60, chunkMs: 5 },
        load: { customers: size.customers, perSecond: size.perSecond },
        subscribers: 3,
        cutWithinMs: 4_000,
        restWithinMs: 120_000,
      },
      (stage) => killAtRandom(stage, size),
    ),
};
