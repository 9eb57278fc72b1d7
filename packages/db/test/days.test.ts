import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeLogged,
  closeDay,
  rebuildRollUp,
  reopenDays,
  rollUp,
  rollUpLatency,
  rows,
  storeInbound,
  UsageDay,
  type Database,
  type Day,
  type Folded,
  type UsageAsk,
} from '../src/index.ts';
import { startDatabases, type TestDatabases } from './databases.ts';
import { inbound, seed } from './seed.ts';

let databases: TestDatabases;
beforeAll(() => {
  databases = startDatabases();
});
afterAll(() => databases.stop());

const hour = 3_600_000;

/** Half an hour, three quarters, the change to summer time and back, and a day that was left out. */
const places = [
  ['UTC', '2026-11-01T00:00:00Z'],
  ['Asia/Tashkent', '2026-11-01T00:00:00Z'],
  ['Asia/Kolkata', '2026-11-01T00:00:00Z'],
  ['Asia/Kathmandu', '2026-11-01T00:00:00Z'],
  ['Europe/Berlin', '2026-03-26T00:00:00Z'],
  ['Europe/Berlin', '2026-10-22T00:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-02T00:00:00Z'],
  ['America/St_Johns', '2026-10-29T00:00:00Z'],
  ['Pacific/Apia', '2011-12-27T00:00:00Z'],
] as const;
const span = 8 * 24;

/** Where days begin by a clock, to the quarter of an hour. */
function midnights(timeZone: string, begin: number): number[] {
  const dates = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const found: number[] = [];
  let date = '';
  for (let at = begin; at < begin + span * hour; at += hour / 4) {
    const now = dates.format(at);
    if (now !== date) found.push(at);
    date = now;
  }
  // The first quarter of an hour is no midnight.
  return found.slice(1);
}

const up = (at: number) => new Date(Math.ceil(at / hour) * hour);

function daysOf(workspaceId: string, starts: readonly number[]): Day[] {
  return starts
    .slice(0, -1)
    .map((start, at) => ({ workspaceId, start: up(start), ends: up(starts[at + 1] ?? start) }));
}

/** What was summed, without what is nothing, in an order of its own. */
function told({ stretches, keys }: Folded) {
  const sum = ({ counts, latency }: Folded['stretches'][number]) => ({
    counts,
    latency: [...latency],
  });
  const some = [...keys].filter(
    ([, { counts, latency }]) => latency.length > 0 || counts.some((count) => count > 0),
  );
  return {
    stretches: stretches.map(sum),
    keys: Object.fromEntries(some.map(([key, one]) => [key, sum(one)])),
  };
}

const hours = fc.integer({ min: 0, max: span - 1 });
const act = fc.record({
  hour: hours,
  bot: fc.integer({ min: 0, max: 1 }),
  model: fc.constantFrom('', 'm', 'n'),
  what: fc.oneof(
    fc.record({ messagesIn: fc.nat(9), costNano: fc.nat(10 ** 12) }),
    fc.record({ answers: fc.constant(1), totalTokens: fc.nat(5000) }),
    fc.integer({ min: 1, max: 60_000 }),
  ),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

describe.each(['sqlite', 'postgres'] as const)('closed days on %s', (dialect) => {
  let database: Database;
  beforeAll(async () => {
    database = await databases.open(dialect);
  });

  const inLog = (workspaceId: string, work: (em: Database['em']) => Promise<unknown>) =>
    changeLogged(database.em.fork(), 'close-days', [workspaceId], ({ em }) => work(em));
  const close = async (days: readonly Day[]) => {
    for (const day of days) await inLog(day.workspaceId, (em) => closeDay(em, day));
  };
  const closed = (workspaceId: string) =>
    database.em.fork().count(UsageDay, { workspaceId, botId: '', model: '' });

  it('give every report that the hours give, in any time zone, whatever is counted late', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...places),
        fc.array(act, { minLength: 1, maxLength: 25 }),
        fc.array(act, { maxLength: 3 }),
        fc.uniqueArray(fc.nat(7), { maxLength: 3 }),
        fc.tuple(hours, hours),
        async ([timeZone, first], acts, late, left, ends) => {
          const { workspaceId } = await seed(database);
          const begin = new Date(first).getTime();
          const perform = ({ hour: at, bot, model, what }: Act) => {
            const botId = `bot_${workspaceId}_${String(bot)}`;
            const tally = { workspaceId, botId, model, at: new Date(begin + at * hour + 1) };
            return inLog(workspaceId, (em) =>
              typeof what === 'number' ? rollUpLatency(em, tally, what) : rollUp(em, tally, what),
            );
          };
          for (const one of acts) await perform(one);
          const starts = midnights(timeZone, begin);
          const days = daysOf(workspaceId, starts);
          await close(days);
          expect(await closed(workspaceId)).toBe(days.length);
          for (const one of late) await perform(one);
          // Some of what was opened again is closed again, some is not.
          await close(days.filter((_, at) => !left.includes(at)));

          const [from, to] = [Math.min(...ends), Math.max(...ends)];
          const byDay = starts.map((start) => new Date(start));
          const byHour = Array.from({ length: span }, (_, at) => new Date(begin + at * hour));
          const whole = { from: new Date(begin), to: new Date(begin + span * hour) };
          const part = { from: new Date(begin + from * hour), to: new Date(begin + to * hour + 1) };
          const asks: UsageAsk[] = [
            { ...whole, workspaceId, botId: null, starts: byDay },
            { ...part, workspaceId, botId: null, starts: byDay },
            { ...part, workspaceId, botId: null, starts: [] },
            { ...part, workspaceId, botId: `bot_${workspaceId}_0`, starts: byDay },
            { ...whole, workspaceId, botId: `bot_${workspaceId}_1`, starts: byDay },
            { ...whole, workspaceId, botId: null, starts: byHour },
          ];
          const read = () =>
            Promise.all(asks.map(async (ask) => told(await database.long.usage(ask))));
          const fromDays = await read();
          await inLog(workspaceId, (em) => reopenDays(em, workspaceId));
          expect(fromDays).toEqual(await read());
        },
      ),
      { numRuns: 20 },
    );
  });

  it('are opened by what is counted in them, and by nothing that has just happened', async () => {
    const { workspaceId, botId } = await seed(database);
    const at = (text: string) => new Date(text);
    const days = daysOf(
      workspaceId,
      midnights('Asia/Kolkata', at('2026-11-01T00:00:00Z').getTime()),
    );
    await close(days);
    const tally = { workspaceId, botId, model: '' };
    await rollUp(database.em.fork(), { ...tally, at: database.now() }, { messagesIn: 1 });
    await rollUpLatency(database.em.fork(), { ...tally, at: database.now() }, 7);
    expect(await closed(workspaceId)).toBe(days.length);
    await rollUp(database.em.fork(), { ...tally, at: at('2026-11-04T12:00:00Z') }, { failures: 1 });
    const open = days.filter(({ start, ends }) => {
      const now = at('2026-11-04T12:00:00Z');
      return start <= now && now < ends;
    });
    expect(open).toHaveLength(1);
    const stored = await database.em.fork().find(UsageDay, { workspaceId });
    expect(stored.map(({ start }) => start)).not.toContainEqual(open[0]?.start);
    expect(stored.length).toBeGreaterThanOrEqual(days.length - 2);
  });

  it('are found wrong and made right by a rebuild, and stay closed', async () => {
    const ids = await seed(database);
    for (const externalId of ['d1', 'd2'])
      await database.em.transactional((em) => storeInbound(em, inbound(ids, externalId)));
    const { workspaceId } = ids;
    await rebuildRollUp(database);
    await close(
      daysOf(workspaceId, midnights('Asia/Tashkent', Date.parse('2026-11-20T00:00:00Z'))),
    );
    const days = await closed(workspaceId);
    expect(await rebuildRollUp(database)).toMatchObject({ wasEqual: true });
    await rows(database.em.fork(), 'update usage_day set messages_in = 5 where workspace_id = ?', [
      workspaceId,
    ]);
    expect(await rebuildRollUp(database)).toMatchObject({ wasEqual: false });
    expect(await rebuildRollUp(database)).toMatchObject({ wasEqual: true });
    expect(await closed(workspaceId)).toBe(days);
    const stored = await database.em.fork().find(UsageDay, { workspaceId, messagesIn: { $gt: 0 } });
    expect(stored.map(({ botId, messagesIn }) => [botId, messagesIn]).sort()).toEqual([
      ['', 2],
      [ids.botId, 2],
    ]);
  });

  it('are all that a report reads of them, a row a model, however many bots and hours', async () => {
    const { workspaceId } = await seed(database);
    const begin = Date.parse('2026-11-01T00:00:00Z');
    for (const bot of [1, 2, 3])
      for (let at = 1; at < span; at += 7) {
        const tally = { workspaceId, botId: `bot_${String(bot)}`, model: at % 2 ? 'm' : '' };
        await rollUp(
          database.em.fork(),
          { ...tally, at: new Date(begin + at * hour) },
          { answers: 1 },
        );
      }
    const starts = midnights('Asia/Tashkent', begin);
    const days = daysOf(workspaceId, starts);
    await close(days);
    const [first, last] = [days[0]?.start, days.at(-1)?.ends];
    if (first === undefined || last === undefined) throw new Error('There are no days.');
    const byDay = starts.map((start) => new Date(start));
    const ask = { workspaceId, botId: null, from: first, to: last, starts: byDay };
    const before = told(await database.long.usage(ask));
    expect(Object.keys(before.keys)).toEqual(['', 'm']);
    // Every seven hours a bot has an answer: three or four a day.
    expect(
      before.stretches.filter(({ counts }) => counts.includes(9) || counts.includes(12)),
    ).toHaveLength(days.length);
    for (const table of ['usage_sum', 'bot_analytics', 'bot_latency'])
      await rows(database.em.fork(), `delete from ${table} where workspace_id = ?`, [workspaceId]);
    expect(told(await database.long.usage(ask))).toEqual(before);
    const read = await database.em.fork().count(UsageDay, { workspaceId, botId: '' });
    expect(read).toBeLessThanOrEqual(days.length * 2);
  });
});
