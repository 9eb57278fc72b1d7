import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './figures.ts';
import { origin } from './harness/api.ts';
import { startAsker } from './harness/ask.ts';
import { askRound } from './harness/measured.ts';
import { alternate } from './harness/rounds.ts';
import { startSide } from './harness/side.ts';
import { dashboardOperation } from './history/documents.ts';
import { makeStore } from './history/stores.ts';
import { compared, type Options, type Tables } from './options.ts';

const connections = 16;

/** GraphQL over HTTP: pages of the dashboard against bare bytes and against the textbook's set-up. */
export async function http({ rounds, amount, source }: Options): Promise<Tables> {
  const tables: Record<string, Row[]> = {};
  const store = await makeStore('sqlite', small, { source });
  try {
    for (const [name, variables] of Object.entries(pages)) {
      tables[`${name}, µs of processor an answer`] = await page(name, variables);
    }
  } finally {
    await store.remove();
  }
  return tables;

  async function page(name: string, variables: object): Promise<Row[]> {
    const folder = mkdtempSync(join(tmpdir(), 'cbf-bare-'));
    const asker = startAsker();
    const api = await store.open();
    const query = dashboardOperation(name);
    const headers = name === 'Welcome' ? { origin } : { cookie: store.cookie, origin };
    const answer = await api.ask(headers, query, variables);
    writeFileSync(join(folder, 'answer.json'), JSON.stringify({ data: answer }));
    const bare = await startSide('bare', {
      main: 'apps/bench/src/sides/bare.ts',
      args: [join(folder, 'answer.json')],
    });
    const textbook = await startSide('textbook', {
      main: 'apps/bench/src/sides/apollo.ts',
      args: [join(folder, 'answer.json')],
    });
    const wish = (text: string, times: number) => ({
      path: '/graphql',
      headers: { ...headers },
      bodies: [JSON.stringify({ query: text, variables })],
      connections,
      amount: times,
    });
    // A name that is not known makes it anybody's operation: Apollo answers it.
    const foreign = query.replace(`query ${name}`, `query My${name}`);
    const sides = {
      'bare bytes': askRound(asker, bare, wish(query, amount)),
      'our quick way': askRound(asker, api, wish(query, amount)),
      'our Apollo': askRound(asker, api, wish(foreign, amount)),
      'textbook Apollo, data in memory': askRound(asker, textbook, wish(query, amount)),
    };
    try {
      for (const warm of Object.values(sides)) await warm();
      return compared(await alternate(sides, rounds));
    } finally {
      asker.stop();
      for (const side of [api, bare, textbook]) await side.stop();
      rmSync(folder, { recursive: true });
    }
  }
}

const small = { bots: 20, conversations: 200, messages: 20_000 };
const pages = {
  // As nobody in particular, so that nothing is read: what the doors alone cost.
  Welcome: {},
  Bots: { first: 20 },
  Talk: { id: `cnv_${'42'.padStart(26, '0')}`, last: 50 },
};
