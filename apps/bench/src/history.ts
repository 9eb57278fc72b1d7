import type { Row } from './figures.ts';
import { atLeast, atMost, type Goal } from './goals.ts';
import { origin, type ApiSide } from './harness/api.ts';
import { alternate, type Round } from './harness/rounds.ts';
import { dashboardOperation } from './history/documents.ts';
import { conversationId, openByHand, type ByHand, type HandName } from './history/hand.ts';
import { openStores, type Store } from './history/stores.ts';
import { joined, tenth, type Measured, type Options } from './options.ts';
import { say } from './report.ts';

/** Reads over a year of history: pages, inbox, usage and search against statements by hand. */
export async function history({ rounds, messages, databases, source }: Options): Promise<Measured> {
  const found: Measured[] = [];
  for (const dialect of databases) {
    const stores = await openStores(dialect, { source });
    const size = { bots: 100, conversations: Math.max(100, messages / 100), messages };
    const store = await stores.make(size);
    const api = await store.open();
    const hand = await openByHand(store);
    try {
      const rows: Line[] = [];
      for (const read of reads()) rows.push(...(await measure(read, store, api, hand, rounds)));
      const title = `Reads on ${dialect} over ${messages} messages of a year`;
      found.push({ tables: { [title]: rows }, goals: goals(dialect, rows) });
    } finally {
      await hand.close();
      await api.stop();
      await stores.stop();
    }
  }
  return joined(found);
}

interface Line extends Row {
  readonly read: string;
  readonly side: string;
  readonly ms: number;
}

function goals(dialect: string, rows: readonly Line[]): Goal[] {
  const path = `A year, ${dialect}`;
  const of = (read: string, side = 'our api') =>
    rows.find((row) => row.read === read && row.side === side)?.ms ?? Number.NaN;
  const late = Math.max(...rows.map((row) => Number(row['loop p99 ms'] ?? 0)));
  const counted = of('usage of a year', 'counted anew') / of('usage of a year');
  return [
    atMost(path, 'usage of 90 days over all bots', of('usage of 90 days'), 5, 'ms'),
    atLeast(path, 'usage of a year against counting anew', counted, 100),
    atMost(path, 'event loop p99 during any read', late, 20, 'ms'),
  ];
}

interface Read {
  readonly title: string;
  readonly operation: string;
  readonly variables: object;
  readonly hand: HandName;
  /** The same by counting anew what was never rolled up. */
  readonly counted?: HandName;
}

const day = 24 * 60 * 60 * 1000;

function reads(): Read[] {
  const ago = (days: number) => new Date(Date.now() - days * day).toISOString();
  const usage = (days: number) => ({
    operation: 'Usage',
    variables: {
      ...{ from: ago(days), to: ago(0), interval: 'DAY' },
      ...{ beforeFrom: ago(2 * days), beforeTo: ago(days) },
    },
  });
  const search = (query: string) => ({
    operation: 'FoundMessages',
    variables: { query, first: 20 },
  });
  return [
    {
      title: 'page of 50 messages',
      operation: 'Talk',
      variables: { id: conversationId, last: 50 },
      hand: 'page',
    },
    { title: 'inbox of 25', operation: 'Inbox', variables: { first: 25 }, hand: 'inbox' },
    { title: 'usage of 90 days', ...usage(90), hand: 'usage90', counted: 'counted90' },
    { title: 'usage of a year', ...usage(365), hand: 'usage365', counted: 'counted365' },
    { title: 'search, found', ...search('pomegranate'), hand: 'found' },
    { title: 'search, nothing found', ...search('zebra'), hand: 'none' },
    { title: 'count of who waits', operation: 'InboxFrame', variables: {}, hand: 'waiting' },
    { title: 'count of what failed', operation: 'Shell', variables: {}, hand: 'failed' },
  ];
}

const repeats = 3;

async function measure(
  read: Read,
  store: Store,
  api: ApiSide,
  hand: ByHand,
  rounds: number,
): Promise<Line[]> {
  const text = dashboardOperation(read.operation);
  let longest = 0;
  const ours = () =>
    timed(
      async () => {
        const { cpuMicros, loopMs } = await api.usage();
        longest = Math.max(longest, loopMs.p99);
        return cpuMicros;
      },
      () => api.ask({ cookie: store.cookie, origin }, text, read.variables),
    );
  const byHand = (name: HandName) => () =>
    timed(
      async () => process.cpuUsage().user + process.cpuUsage().system,
      () => hand.run(name),
    );
  say(`${store.dialect}: ${read.title}`);
  await warm(() => api.ask({ cookie: store.cookie, origin }, text, read.variables));
  longest = 0;
  const sides = await alternate(
    {
      'by hand': byHand(read.hand),
      'our api': ours,
      ...(read.counted && { 'counted anew': byHand(read.counted) }),
    },
    rounds,
  );
  const base = sides[0]?.p50 ?? Number.NaN;
  return sides.map(({ side, cpuMicros, p50 }) => ({
    read: read.title,
    side,
    ms: tenth(p50),
    '× by hand': tenth(p50 / base),
    'CPU ms': tenth(cpuMicros / 1000),
    'loop p99 ms': side === 'our api' ? Math.round(longest) : null,
  }));
}

// A server that has just started has not compiled yet what it runs often.
async function warm(work: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + 3000;
  for (let time = 0; time < 50 && performance.now() < until; time += 1) await work();
}

async function timed(cpu: () => Promise<number>, work: () => Promise<unknown>): Promise<Round> {
  const took: number[] = [];
  const before = await cpu();
  for (let time = 0; time < repeats; time += 1) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  const cpuMicros = ((await cpu()) - before) / repeats;
  const sorted = took.toSorted((one, other) => one - other);
  const p50 = sorted[Math.floor(repeats / 2)] ?? 0;
  return { cpuMicros, perSecond: 1000 / p50, p50, p99: sorted.at(-1) ?? 0 };
}
