import { setTimeout as pause } from 'node:timers/promises';
import { startRedis, type TestRedis } from '../../../api/test/redis.ts';
import { startProxy, type Proxy } from '../../../../packages/db/test/proxy.ts';
import type { Dice } from '../actors/dice.ts';
import { withPostgres } from '../actors/postgres.ts';
import type { Judged } from '../outcome.ts';
import { openCrowd, type Crowd } from '../swarm/crowd.ts';
import { quantile } from '../swarm/storm.ts';

/** What feeds that are woken by Redis noticed of its absences. */
export interface RedisFigures {
  redisOutages: number;
  entries: number;
  lagMsP50: number;
  lagMsP99: number;
}

interface Scenery {
  readonly redis: TestRedis;
  readonly proxy: Proxy;
  readonly dice: Dice;
}

/** One way in which Redis goes away; it is back when the promise resolves. */
type Outage = (scenery: Scenery) => Promise<void>;

const away = (ms: number, mode: 'HOLE' | 'HALF_OPEN' | 'CUT'): Outage =>
  async function leave({ proxy }) {
    proxy.set(mode);
    await pause(ms);
    // What was half open knows nothing of its other end and never will.
    if (mode === 'HALF_OPEN') proxy.set('CUT');
    proxy.set('PASS');
  };

const outages: Readonly<Record<string, Outage>> = {
  'killed and restarted': async ({ redis }) => {
    await redis.kill();
    await pause(3_000);
    await redis.start();
  },
  'cut off': away(3_000, 'CUT'),
  'black-holed': away(30_000, 'HOLE'),
  'half open': away(5_000, 'HALF_OPEN'),
  'talking garbage': async ({ proxy, dice }) => {
    for (let burst = 0; burst < 10; burst += 1) {
      const bytes = Array.from({ length: 200 }, () => Math.floor(dice.between(0, 256)));
      proxy.inject(Uint8Array.from(bytes));
      proxy.inject(Buffer.from('*3\r\n$7\r\nmessage\r\n$3\r\nwhat\r\n'));
      await pause(300);
    }
  },
};

/**
 * Takes Redis away from two apis in every way, so often, while the logs of their feeds grow: each
 * feed must stay the log, entry by entry, and no process may end.
 */
export function takeRedisAway(times: number, dice: Dice): Promise<Judged<RedisFigures>> {
  return withPostgres(async (databaseUrl) => {
    const redis = await startRedis();
    const proxy = await startProxy(redis.url);
    try {
      const EVENTS_URL = proxy.through(redis.url);
      const env = [{ EVENTS_URL }, { EVENTS_URL }];
      const crowd = await openCrowd({ databaseUrl, apis: 2, tenants: 4, sockets: 40, env });
      try {
        return await endure(crowd, { redis, proxy, dice }, times);
      } finally {
        await crowd.stop();
      }
    } finally {
      await proxy.close();
      await redis.kill();
    }
  });
}

async function endure(
  crowd: Crowd,
  scenery: Scenery,
  times: number,
): Promise<Judged<RedisFigures>> {
  const wrong: string[] = [];
  for (const [at, api] of crowd.apis.entries()) {
    void api.ended.then(() => wrong.push(`Api ${at + 1} ended.`));
  }
  const lags: number[] = [];
  for (const [name, outage] of Object.entries(outages)) {
    for (let time = 0; time < times; time += 1) {
      await whileWriting(crowd, outage(scenery));
      await crowd.settle(10_000);
      if (crowd.subscribers.some((one) => !one.isOpen())) {
        wrong.push(`Redis was ${name}, and a subscriber was cut.`);
      }
      lags.push(...crowd.lags());
    }
  }
  lags.sort((a, b) => a - b);
  return {
    figures: {
      redisOutages: times * Object.keys(outages).length,
      entries: crowd.watch.logged(),
      lagMsP50: quantile(lags, 0.5),
      lagMsP99: quantile(lags, 0.99),
    },
    wrong: [...wrong, ...crowd.watch.wrong()],
  };
}

/** Customers write until the outage is over, and once more. */
async function whileWriting(crowd: Crowd, outage: Promise<void>): Promise<void> {
  let isOver = false;
  const over = outage.finally(() => (isOver = true));
  while (!isOver) {
    await crowd.say(4);
    await Promise.race([pause(200), over]);
  }
  await over;
  await crowd.say(4);
}
