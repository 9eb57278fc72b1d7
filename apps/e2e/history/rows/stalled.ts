import { withSqlite } from '../actors/sqlite.ts';
import { stall } from '../swarm/stall.ts';
import { outcomeOf } from '../outcome.ts';
import type { Row } from './row.ts';

interface Size {
  sockets: number;
  stalled: number;
  strangers: number;
  subscriptions: number;
  tenants: number;
  eventsPerSecond: number;
  /** How long the healthy are watched alone, and at least as long beside the others. */
  seconds: number;
  /** By how much the healthy may be later beside the others than alone. */
  slower: { share: number; ms: number };
}

const GROWTH_MB = 100;

/** Subscribers that stop reading, strangers that keep silent, and one who asks for far too much. */
export const stalled: Row<Size> = {
  name: 'stalled',
  says: 'a quarter of the subscribers stall; sockets of nobody; 20,000 subscriptions on one socket',
  ci: {
    sockets: 400,
    stalled: 100,
    strangers: 2_000,
    subscriptions: 20_000,
    tenants: 10,
    eventsPerSecond: 60,
    seconds: 10,
    slower: { share: 1.2, ms: 2_000 },
  },
  full: {
    sockets: 2_000,
    stalled: 500,
    strangers: 10_000,
    subscriptions: 20_000,
    tenants: 20,
    eventsPerSecond: 200,
    seconds: 900,
    slower: { share: 1.2, ms: 20 },
  },
  run: async (size, seed) => {
    const begun = performance.now();
    const { figures, wrong: complaints } = await withSqlite((databaseUrl) =>
      stall({ ...size, databaseUrl, apis: 1 }),
    );
    const wrong = [...complaints];
    const { lagMsP99Alone: alone, lagMsP99Beside: beside } = figures;
    if (beside > alone * size.slower.share + size.slower.ms) {
      wrong.push(`The healthy waited ${beside} ms beside the others and ${alone} ms alone.`);
    }
    const grown = figures.rssMbBeside - figures.rssMbAlone;
    if (grown > GROWTH_MB) wrong.push(`The api grew by ${grown} MB.`);
    return outcomeOf({ row: 'stalled', seed, begun }, 'I9', { figures, wrong });
  },
};
