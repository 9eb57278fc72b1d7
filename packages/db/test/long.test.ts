import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bucketMs,
  countNames,
  hourOf,
  rollUp,
  rollUpLatency,
  rows,
  storeInbound,
  type Database,
  type Folded,
} from '../src/index.ts';
import { startDatabases, type TestDatabases } from './databases.ts';
import { inbound, noon, seed, type Seed } from './seed.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = startDatabases();
});
afterAll(() => databases.stop());

const hour = 3_600_000;
const later = (hours: number) => new Date(hourOf(noon).getTime() + hours * hour);

/** What is summed, in words that are the same for both databases. */
function told({ stretches, keys }: Folded, byBot: Folded['keys']) {
  const sum = ({ counts, latency }: Folded['stretches'][number]) => ({
    counts: Object.fromEntries(countNames.map((name, at) => [name, counts[at]])),
    latency: [...latency.entries()].filter(([, answers]) => answers > 0),
  });
  const named = (sums: Folded['keys']) =>
    Object.fromEntries([...sums].map(([key, one]) => [key, sum(one)]));
  return { stretches: stretches.map(sum), bots: named(byBot), models: named(keys) };
}

describe.each(['sqlite', 'postgres'] as const)('a long read on %s', (dialect) => {
  let database: Database;
  let ids: Seed;
  beforeAll(async () => {
    database = await databases.open(dialect);
    ids = await seed(database);
  });

  it('sums the roll-up by stretch, bot and model, as far as the range goes', async () => {
    const other = await seed(database);
    const em = database.em.fork();
    for (const [at, messagesIn] of [
      [-1, 100],
      [0, 1],
      [1, 2],
      [25, 4],
      [48, 100],
    ] as const)
      await rollUp(em, { ...ids, model: '', at: later(at) }, { messagesIn });
    const answered = { ...ids, model: 'm', at: later(25) };
    await rollUp(em, answered, { answers: 2, costNano: 7 });
    for (const ms of [100, 100, 900]) await rollUpLatency(em, answered, ms);
    await rollUp(em, { ...other, model: '', at: later(1) }, { messagesIn: 100 });

    const range = { workspaceId: ids.workspaceId, from: later(0), to: later(48) };
    const starts = [later(1), later(24)];
    const bots = await database.long.usageByBot(range);
    const read = told(await database.long.usage({ ...range, botId: ids.botId, starts }), bots);
    const all = await database.long.usage({ ...range, botId: null, starts });
    expect(told(all, bots)).toEqual(read);
    const { stretches, models } = read;
    // What lies before the first start counts to it.
    expect(stretches.map(({ counts }) => counts['messagesIn'])).toEqual([3, 4]);
    expect([...bots.keys()]).toEqual([ids.botId]);
    expect(read.bots[ids.botId]?.counts).toMatchObject({ messagesIn: 7, answers: 2, costNano: 7 });
    expect(models['']?.counts).toMatchObject({ messagesIn: 7, answers: 0 });
    expect(models['m']?.latency.map(([bucket, all]) => [bucketMs(bucket), all])).toEqual([
      [bucketMs(94), 2],
      [bucketMs(139), 1],
    ]);
  });

  it('sums a bot the same from weeks, days and hours as from its hours alone', async () => {
    const own = await seed(database);
    const em = database.em.fork();
    for (let at = 0; at < 24 * 24; at += 5) {
      const tally = { ...own, model: at % 2 === 0 ? 'm' : '', at: later(at) };
      await rollUp(em, tally, { messagesIn: at, totalTokens: 3 });
      await rollUpLatency(em, tally, at + 10);
    }
    for (const [from, to] of [
      [0, 24 * 24],
      [5, 6],
      [5, 30],
      [13, 24 * 15 + 2],
      [24 * 3 + 1, 24 * 23 + 23],
    ] as const) {
      const range = { workspaceId: own.workspaceId, from: later(from), to: later(to - 0.5) };
      const { stretches } = await database.long.usage({
        ...{ ...range, botId: own.botId },
        starts: [later(from)],
      });
      const bots = await database.long.usageByBot(range);
      expect(told({ stretches: [...bots.values()], keys: new Map() }, bots).stretches).toEqual(
        told({ stretches, keys: new Map() }, bots).stretches,
      );
    }
  });

  it('sees what was committed just before, and nothing of an open transaction', async () => {
    const em = database.em.fork();
    const texts = async () => {
      const found = await database.long.rows<{ text: string }>(
        'select text from message where workspace_id = ? order by text',
        [ids.workspaceId],
      );
      return found.map(({ text }) => text);
    };
    await em.transactional((inner) => storeInbound(inner, inbound(ids, '1', { text: 'a' })));
    expect(await texts()).toEqual(['a']);
    await em.begin();
    await storeInbound(em, inbound(ids, '2', { text: 'b' }));
    expect(await texts()).toEqual(['a']);
    await em.commit();
    expect(await texts()).toEqual(['a', 'b']);
  });

  it('cannot write on SQLite, and a mistake in one read does not end the next', async () => {
    const { long } = database;
    if (dialect === 'sqlite')
      await expect(long.rows('delete from message returning id', [])).rejects.toThrow(/readonly/);
    await expect(long.rows('select one from nowhere', [])).rejects.toThrow(/nowhere/);
    expect(await long.rows('select 1 as one', [])).toEqual([{ one: 1 }]);
  });
});

it('a search through 300,000 messages holds the event loop of SQLite under 50 ms', async () => {
  const database = await databases.open('sqlite');
  const ids = await seed(database);
  const em = database.em.fork();
  await em.transactional((inner) => storeInbound(inner, inbound(ids, 'first')));
  await rows(
    em,
    `insert into message (id, workspace_id, bot_id, channel_id, conversation_id, seq, direction,
       author, text, folded, parts, delivery_state, platform_message_ids, created_at)
     with recursive n(i) as (select 2 union all select i + 1 from n where i < 300000)
     select printf('msg_%026d', i), m.workspace_id, m.bot_id, m.channel_id, m.conversation_id, i, 'IN',
       'CONTACT', 'When do you open', 'when do you open', '[]', 'RECEIVED', '[]', m.created_at + i
     from n, (select * from message where workspace_id = ?) m`,
    [ids.workspaceId],
  );
  const search = 'select count(*) as found from message where workspace_id = ? and folded like ?';
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const longest: number[] = [];
  // A machine that has much else to do may be late on its own; a blocking read is so every time.
  for (let round = 0; round < 5; round += 1) {
    await setImmediate();
    delay.reset();
    const [found] = await database.long.rows<{ found: number }>(search, [ids.workspaceId, '%open']);
    longest.push(delay.max / 1e6);
    expect(found?.found).toBe(299_999);
  }
  delay.disable();
  expect(Math.min(...longest)).toBeLessThan(50);
});
