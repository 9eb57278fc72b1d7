import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@cbf/base';
import {
  bucketMs,
  latencyBucket,
  latencySeries,
  rebuildRollUp,
  recount,
  rollUp,
  rollUpLatency,
  rows,
  storedRollUp,
  storeInbound,
  usageSeries,
  type Database,
} from '../src/index.ts';
import { startDatabases, type TestDatabases } from './databases.ts';
import { inbound, noon, seed, type Seed } from './seed.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = startDatabases();
});
afterAll(() => databases.stop());

describe.each(['sqlite', 'postgres'] as const)('the roll-up on %s', (dialect) => {
  let database: Database;
  let ids: Seed;
  const em = () => database.em.fork();
  beforeAll(async () => {
    database = await databases.open(dialect);
    ids = await seed(database);
  });
  const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);
  const range = (botId: string | null) => ({
    workspaceId: ids.workspaceId,
    botId,
    from: new Date('2026-11-22T00:00:00Z'),
    to: new Date('2026-11-24T00:00:00Z'),
  });

  it('adds up by hour, bot and model and leaves other workspaces out', async () => {
    const tally = { workspaceId: ids.workspaceId, botId: ids.botId, model: '', at: noon };
    await rollUp(em(), tally, { messagesIn: 1 });
    await rollUp(em(), tally, { messagesIn: 2 });
    await rollUp(
      em(),
      { ...tally, model: 'm', at: later(1) },
      { answers: 1, costNano: 5_000_000_000_000 },
    );
    const other = await seed(database);
    await rollUp(em(), { ...tally, ...other }, { messagesIn: 100 });
    const hours = await usageSeries(database.read, range(null), 'hour');
    expect(hours.map(({ key, counts }) => [key, counts.messagesIn, counts.answers])).toEqual([
      ['2026-11-22T12:00:00.000Z', 3, 0],
      ['2026-11-22T13:00:00.000Z', 0, 1],
    ]);
    expect(hours[1]?.counts.costNano).toBe(5_000_000_000_000);
    expect((await usageSeries(database.read, range(null), 'bot')).map(({ key }) => key)).toEqual([
      ids.botId,
    ]);
    expect(
      (await usageSeries(database.read, range(ids.botId), 'model')).map(({ key }) => key),
    ).toEqual(['', 'm']);
    expect(await usageSeries(database.read, range(newId('bot')), 'hour')).toEqual([]);
  });

  it('counts response times in buckets', async () => {
    const tally = { workspaceId: ids.workspaceId, botId: ids.botId, model: 'm', at: noon };
    for (const ms of [1000, 1000, 9000]) await rollUpLatency(em(), tally, ms);
    const lines = await latencySeries(em(), range(null), 'bot');
    expect(lines.map(({ answers }) => answers)).toEqual([2, 1]);
    expect(lines.map(({ key }) => key)).toEqual([ids.botId, ids.botId]);
  });

  it('is found wrong and made right by a rebuild, and then found right', async () => {
    for (const externalId of ['u1', 'u2']) await storeInbound(em(), inbound(ids, externalId));
    expect(await rebuildRollUp(database)).toMatchObject({ wasEqual: false, lines: 1 });
    expect(await rebuildRollUp(database)).toMatchObject({ wasEqual: true });
    const stored = await storedRollUp(em());
    expect(stored).toEqual(await recount(em(), dialect));
    expect(stored.lines).toMatchObject([{ botId: ids.botId, model: '', messagesIn: 2 }]);
  });
});

it('a rebuild on postgres waits for who is counting, and loses nothing of it', async () => {
  const database = await databases.open('postgres');
  const ids = await seed(database);
  await rollUp(database.em.fork(), { ...ids, model: '', at: noon }, { messagesIn: 1 });
  await storeInbound(database.em.fork(), inbound(ids, 'before'));
  const counting = database.em.fork();
  await counting.begin();
  await storeInbound(counting, inbound(ids, 'meanwhile'));
  await rollUp(counting, { ...ids, model: '', at: noon }, { messagesIn: 1 });
  const rebuilt = rebuildRollUp(database);
  const waits = async () => {
    const [found] = await rows<{ waits: boolean }>(
      database.em.fork(),
      `select exists (select 1 from pg_locks l join pg_stat_activity a using (pid)
         where not l.granted and a.datname = current_database()) as waits`,
    );
    return found?.waits;
  };
  await expect.poll(waits).toBe(true);
  await counting.commit();
  await rebuilt;
  expect((await storedRollUp(database.em.fork())).lines).toMatchObject([{ messagesIn: 2 }]);
});

it('draws every response time within 2.5 % of itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 10_000_000 }), (ms) => {
      expect(Math.abs(bucketMs(latencyBucket(ms)) - ms) / ms).toBeLessThan(0.051 / 2 + 1 / ms);
    }),
  );
});
