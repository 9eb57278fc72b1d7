import { setTimeout as pause } from 'node:timers/promises';
import { enter } from '../../src/customer.ts';
import { startLine } from '../../src/line.ts';
import { openShop, untilChannel } from '../../src/shop.ts';
import { startOwnPostgres, type OwnPostgres } from './postgres.ts';

/** One way in which a database goes away; it is back when the promise resolves. */
export type Outage = (postgres: OwnPostgres) => Promise<void>;

/** What a database can do to an api that lives by it. */
export const outages: Readonly<Record<string, Outage>> = {
  terminated: (postgres) => postgres.terminate(),
  restarted: (postgres) => postgres.restart(3_000),
  'black-holed': async (postgres) => {
    postgres.freeze();
    await pause(30_000);
    postgres.thaw();
  },
};

/** What came of the outages. */
export interface OutageRun {
  readonly wrong: readonly string[];
  /** The longest from the database's return to an answer, ms. */
  readonly slowestMs: number;
}

/**
 * Takes PostgreSQL away in the middle of answers, so often in each way. Everybody who wrote before,
 * during or after is answered, nothing is doubled unmarked, and no process ends.
 */
export async function takeDatabaseAway(times: number): Promise<OutageRun> {
  const postgres = await startOwnPostgres();
  const wrong: string[] = [];
  let slowestMs = 0;
  try {
    const line = await startLine({ apiEnv: { DATABASE_URL: postgres.url } });
    try {
      await line.simulator.control.gemini.configure({ firstChunkMs: 1_000, chunkMs: 5 });
      const owner = await line.signUp();
      const shop = await openShop(line, owner, { mergeWindowMs: 0 });
      await untilChannel(owner, shop, 'OK', 60_000);
      const ended: string[] = [];
      void line.api().ended.then(() => ended.push('the api ended'));
      void line.runners[0]?.ended.then(() => ended.push('the runner ended'));
      for (const [name, away] of Object.entries(outages)) {
        for (let time = 0; time < times; time += 1) {
          const [before, during, after] = await Promise.all(
            ['before', 'during', 'after'].map((when) => enter(line, shop, { name: when + time })),
          );
          if (!before || !during || !after) throw new Error('Nobody came.');
          await before.say('#echo before');
          const outage = away(postgres);
          await during.say('#echo during');
          await outage;
          const back = performance.now();
          await after.say('#echo after');
          for (const [customer, text] of [
            [before, 'before'],
            [during, 'during'],
            [after, 'after'],
          ] as const) {
            const texts = await customer.hears(1, 30_000).catch(() => []);
            if (texts.join() !== text) wrong.push(`${name}, ${text}: read ${texts.join(' | ')}`);
          }
          slowestMs = Math.max(slowestMs, performance.now() - back);
          wrong.push(...ended);
        }
      }
    } finally {
      await line.stop();
    }
  } finally {
    await postgres.stop();
  }
  return { wrong, slowestMs: Math.round(slowestMs) };
}
