import type { Row } from './figures.ts';
import { origin, type ApiSide } from './harness/api.ts';
import { alternate, type Round } from './harness/rounds.ts';
import { dashboardOperation } from './history/documents.ts';
import { conversationId, openByHand, type ByHand, type HandName } from './history/hand.ts';
import { makeStore, type Store } from './history/stores.ts';
import type { Options, Tables } from './options.ts';
import { say } from './report.ts';

/** Reads over a year of history: pages, inbox, usage and search against statements by hand. */
export async function history({ rounds, messages, databases, source }: Options): Promise<Tables> {
  const tables: Record<string, Row[]> = {};
  for (const dialect of databases) {
    const size = { bots: 100, conversations: Math.max(100, messages / 100), messages };
    const store = await makeStore(dialect, size, { source });
    const api = await store.open();
    const hand = await openByHand(store);
    try {
      const rows: Row[] = [];
      for (const read of reads()) rows.push(...(await measure(read, store, api, hand, rounds)));
      tables[`${dialect}, ${messages} messages`] = rows;
    } finally {
      await hand.close();
      await api.stop();
      await store.remove();
    }
  }
  return tables;
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
  ];
}

const repeats = 3;

async function measure(
  read: Read,
  store: Store,
  api: ApiSide,
  hand: ByHand,
  rounds: number,
): Promise<Row[]> {
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
  await ours();
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
    ms: Math.round(p50 * 10) / 10,
    '× by hand': Math.round((p50 / base) * 10) / 10,
    'CPU ms': Math.round(cpuMicros / 100) / 10,
    'loop p99 ms': side === 'our api' ? Math.round(longest) : null,
  }));
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
