import { diceOf } from '../actors/dice.ts';
import { takeDatabaseAway } from '../networks/outages.ts';
import { takeRedisAway } from '../networks/redis.ts';
import { outcomeOf } from '../outcome.ts';
import type { Row } from './row.ts';

interface Size {
  /** How often in each way. */
  times: number;
  /** The longest from the database's return to the last answer. */
  slowestMs: number;
  /** How late an entry may come while Redis is away. */
  lagMs: number;
}

/** PostgreSQL goes away in every way under talking customers, and Redis under followed feeds. */
export const networks: Row<Size> = {
  name: 'networks',
  says: 'PostgreSQL stopped, terminated, black-holed 30 s; Redis likewise, and talking garbage',
  // In CI the machine does much else meanwhile: there only a feed that stands still is late.
  ci: { times: 1, slowestMs: 20_000, lagMs: 6_000 },
  full: { times: 20, slowestMs: 10_000, lagMs: 1_500 },
  run: async (size, seed) => {
    const begun = performance.now();
    const postgres = await takeDatabaseAway(size.times);
    const redis = await takeRedisAway(size.times, diceOf(seed));
    const wrong = [...postgres.wrong, ...redis.wrong];
    if (postgres.slowestMs > size.slowestMs) {
      wrong.push(`After PostgreSQL was back an answer took ${postgres.slowestMs} ms.`);
    }
    if (redis.figures.lagMsP99 > size.lagMs) {
      wrong.push(`Without Redis one in a hundred entries took ${redis.figures.lagMsP99} ms.`);
    }
    return outcomeOf({ row: 'networks', seed, begun }, 'I5', {
      figures: { outages: size.times, answeredAfterMs: postgres.slowestMs, ...redis.figures },
      wrong,
    });
  },
};
