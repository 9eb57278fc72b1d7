import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atLeast, atMost, side, type Goal } from './goals.ts';
import { origin } from './harness/api.ts';
import { startAsker } from './harness/ask.ts';
import { askRound } from './harness/measured.ts';
import { alternate, warmUp, type Compared } from './harness/rounds.ts';
import { startSide, type Side } from './harness/side.ts';
import { dashboardOperation } from './history/documents.ts';
import { openStores } from './history/stores.ts';
import { compared, joined, type Measured, type Options } from './options.ts';

const connections = 16;
// The textbook takes ten milliseconds for an answer.
const most = 400;
const small = { bots: 20, conversations: 200, messages: 20_000 };
const [bytes, quick, apollo, book, memory] = [
  'bare bytes',
  'our quick way',
  'our Apollo',
  'textbook over the same database',
  'Apollo on express, data in memory',
];

const pages = [
  // As nobody in particular, so that nothing is read: what the doors alone cost.
  { name: 'Welcome', variables: {}, isOfAll: true },
  { name: 'Bots', variables: { first: 20 }, isOfAll: false },
  { name: 'Talk', variables: { id: `cnv_${'42'.padStart(26, '0')}`, last: 50 }, isOfAll: false },
];

/** GraphQL over HTTP: pages of the dashboard against bare bytes and against the textbook's set-up. */
export async function http(options: Options): Promise<Measured> {
  const stores = await openStores('sqlite', { source: options.source });
  const folder = mkdtempSync(join(tmpdir(), 'cbf-bare-'));
  const asker = startAsker();
  const started: Side[] = [];
  const kept = async <One extends Side>(starting: Promise<One>) => {
    const one = await starting;
    started.push(one);
    return one;
  };
  const start = (file: string, args: readonly string[], compile?: string) => {
    const main = `apps/bench/src/sides/${file}`;
    return kept(startSide(file, { main, args, ...(compile && { compile }) }));
  };
  try {
    const store = await stores.make(small);
    const api = await kept(store.open());
    const textbook = await start('book.ts', [store.url, store.workspaceId], 'apps/bench');
    const found: Measured[] = [];
    for (const page of pages) {
      const query = dashboardOperation(page.name);
      const headers = page.isOfAll ? { origin } : { cookie: store.cookie, origin };
      const file = join(folder, `${page.name}.json`);
      const answer = { data: await api.ask(headers, query, page.variables) };
      writeFileSync(file, JSON.stringify(answer));
      const round = (server: Side, text = query) =>
        askRound(asker, server, {
          ...{ path: '/graphql', headers, connections, amount: Math.min(options.amount, most) },
          bodies: [JSON.stringify({ query: text, variables: page.variables })],
        });
      const sides = {
        [bytes]: round(await start('bare.ts', [file])),
        [quick]: round(api),
        // A name that is not known makes it anybody's operation: Apollo answers it.
        [apollo]: round(api, query.replace(`query ${page.name}`, `query My${page.name}`)),
        ...(!page.isOfAll && { [book]: round(textbook) }),
        [memory]: round(await start('apollo.ts', [file])),
      };
      await warmUp(sides);
      const sorted = await alternate(sides, options.rounds);
      found.push({
        tables: { [`${page.name} over HTTP: µs of processor an answer`]: compared(sorted) },
        goals: page.isOfAll ? [] : goals(page.name, sorted),
      });
    }
    return joined(found);
  } finally {
    asker.stop();
    for (const one of started) await one.stop();
    await stores.stop();
    rmSync(folder, { recursive: true });
  }
}

function goals(name: string, found: readonly Compared[]): Goal[] {
  const path = { Bots: 'List of 20 bots', Talk: 'Page of 50 messages' }[name] ?? name;
  const times = (own: string) => side(found, book).cpuMicros / side(found, own).cpuMicros;
  return [
    atMost(path, 'quick way, CPU against bare bytes', side(found, quick).ratio, 3),
    atMost(path, 'Apollo, CPU against bare bytes', side(found, apollo).ratio, 7),
    atLeast(path, 'CPU of the textbook against the quick way', times(quick), 4),
    atLeast(path, 'CPU of the textbook against our Apollo', times(apollo), 2),
  ];
}
