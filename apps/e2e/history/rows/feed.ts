import { diceOf } from '../actors/dice.ts';
import { withPostgres } from '../actors/postgres.ts';
import { storm, type StormFigures, type StormPlan } from '../swarm/storm.ts';
import { outcomeOf, type Judged } from '../outcome.ts';
import type { Row } from './row.ts';

interface Size {
  sockets: number;
  tenants: number;
  eventsPerSecond: number;
  /** For each share of dropped wake-ups. */
  reconnects: number;
  reconnectsPerSecond: number;
  /** How late an entry may come with wake-ups, and without any. */
  lagMs: readonly [number, number];
}

const dropped = [0, 0.5, 1];

/** Sockets killed at random while the log grows and wake-ups between two apis are lost. */
export const feed: Row<Size> = {
  name: 'feed',
  says: 'feed: sockets killed at random, wake-ups dropped 0/50/100 %, 2 apis on PostgreSQL',
  // The same machine runs subscribers, apis and database, and in CI much else: only a feed that
  // stands still is late there.
  ci: {
    sockets: 300,
    tenants: 10,
    eventsPerSecond: 100,
    reconnects: 700,
    reconnectsPerSecond: 70,
    lagMs: [5_000, 6_000],
  },
  full: {
    sockets: 2_000,
    tenants: 20,
    eventsPerSecond: 500,
    reconnects: 34_000,
    reconnectsPerSecond: 60,
    lagMs: [500, 1_500],
  },
  run: async (size, seed) => {
    const begun = performance.now();
    const outcomes: (Judged<StormFigures> & { share: number })[] = [];
    for (const share of dropped) {
      const outcome = await withPostgres((databaseUrl) =>
        storm(planOf(size, databaseUrl, share), diceOf(seed)),
      );
      outcomes.push({ share, ...outcome });
    }
    const wrong = outcomes.flatMap(({ share, figures, wrong: complaints }) => {
      const [woken, unwoken] = size.lagMs;
      const most = share === 1 ? unwoken : woken;
      const late =
        figures.lagMsP99 > most
          ? [`One in a hundred entries came after ${figures.lagMsP99} ms or more.`]
          : [];
      return [...complaints, ...late].map((each) => `Wake-ups dropped ${share * 100} %: ${each}`);
    });
    const all = Object.fromEntries(
      outcomes.flatMap(({ share, figures }) =>
        Object.entries(figures).map(([name, value]) => [`${name} at ${share * 100} %`, value]),
      ),
    );
    return outcomeOf({ row: 'feed', seed, begun }, 'I5', { figures: all, wrong });
  },
};

function planOf(size: Size, databaseUrl: string, share: number): StormPlan {
  // Both lose wake-ups, or one half of the entries would come at once whatever is dropped.
  const env = { FAILPOINTS: `wakeups.receive=drop:${share}` };
  return { ...size, databaseUrl, apis: 2, env: [env, env] };
}
