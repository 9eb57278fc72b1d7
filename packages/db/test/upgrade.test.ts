import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  Delivery,
  Message,
  openDatabase,
  rebuildRollUp,
  rows,
  Turn,
  UsageSum,
  type RawNumber,
} from '../src/index.ts';
import { steps } from '../src/migrations.ts';
import { startDatabases, type TestDatabases } from './databases.ts';
import { at, firstRows } from './first-rows.ts';

let databases: TestDatabases;
beforeAll(() => {
  databases = startDatabases();
});
afterAll(() => databases.stop());

describe.each(['sqlite', 'postgres'] as const)('an old %s database', (dialect) => {
  it('comes up from the first step to the newest with all its rows', async () => {
    const url = await databases.empty(dialect);
    const old = await openDatabase(url);
    await old.migrate(steps[0]?.name);
    const em = old.em.fork();
    for (const [table, row] of firstRows)
      await rows(
        em,
        `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).fill('?').join(', ')})`,
        Object.values(row),
      );
    await old.close();

    const database = await openDatabase(url);
    try {
      expect(await database.ready()).toBe(steps.length === 1);
      await database.migrate();
      expect(await database.ready()).toBe(true);
      expect(await database.drift()).toBe('');
      const em = database.em.fork();
      for (const [table] of firstRows) {
        const wanted = firstRows.filter(([name]) => name === table).length;
        const [found] = await rows<{ n: RawNumber }>(em, `select count(*) as n from ${table}`);
        expect([table, Number(found?.n)]).toEqual([table, wanted]);
      }
      const [message] = await em.find(Message, { author: 'CONTACT' });
      expect(message).toMatchObject({ text: 'Salom', parts: [], createdAt: at, wantsAnswer: true });
      expect(await em.find(Delivery, {})).toMatchObject([{ state: 'SENDING', leaseUntil: at }]);
      expect(await em.find(Turn, {})).toMatchObject([{ state: 'DONE', throughSeq: 1 }]);
      const [rolled] = await rows<{ n: RawNumber }>(
        em,
        'select sum(messages_in + answers) as n from bot_analytics',
      );
      const sums = await rows<{ grain: string; n: RawNumber }>(
        em,
        'select grain, sum(messages_in + answers) as n from usage_sum group by grain order by grain',
      );
      expect(sums.map(({ grain, n }) => [grain, n])).toEqual([
        ['DAY', rolled?.n],
        ['HOUR', rolled?.n],
        ['WEEK', rolled?.n],
      ]);
      const sumsByTime = await em.find(UsageSum, {}, { orderBy: { grain: 'asc', start: 'asc' } });
      const times = sumsByTime.filter(({ latency }) => Object.keys(latency).length > 0);
      expect(times.map(({ grain, model, latency }) => [grain, model, latency])).toEqual([
        ['DAY', '', { 20: 6, 31: 1 }],
        ['HOUR', 'm', { 20: 2, 31: 1 }],
        ['HOUR', 'm', { 20: 4 }],
        ['WEEK', '', { 20: 6, 31: 1 }],
      ]);
      await rebuildRollUp(database);
      expect(await rebuildRollUp(database)).toMatchObject({ wasEqual: true });
    } finally {
      await database.close();
    }
  });
});

it('two that come up at once on an empty postgres database migrate it once, and both are ready', async () => {
  const url = await databases.empty('postgres');
  const both = await Promise.all([openDatabase(url), openDatabase(url)]);
  try {
    await Promise.all(both.map((database) => database.migrate()));
    for (const database of both) expect(await database.ready()).toBe(true);
    const done = await rows<{ name: string }>(
      both[0].em.fork(),
      'select name from mikro_orm_migrations order by id',
    );
    expect(done.map(({ name }) => name)).toEqual(steps.map(({ name }) => name));
  } finally {
    for (const database of both) await database.close();
  }
});
