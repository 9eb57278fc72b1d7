import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { atLeast, atMost, side, type Goal } from './goals.ts';
import { settings } from './harness/api.ts';
import { startAsker } from './harness/ask.ts';
import { askRound } from './harness/measured.ts';
import { alternate, warmUp, type Compared } from './harness/rounds.ts';
import { startSide, type Side, type SideOptions } from './harness/side.ts';
import { ownOperations } from './history/documents.ts';
import { openStores, type Dialect, type Store } from './history/stores.ts';
import { compared, joined, type Measured, type Options } from './options.ts';

const connections = 64;
const size = { bots: 2, conversations: 500, messages: 5_000 };
// The second bot of a store is stopped, so that its customers' messages are stored and no more.
const [running, stopped] = ['chn_00000000000000000000000000', 'chn_00000000000000000000000001'];
const [none, bare, raw, ours, busy, textbook] = [
  'our api without storing',
  'bare server, nothing checked or stored',
  'raw driver, one insert',
  'our api',
  'our api, and a turn is queued',
  'textbook, express and MikroORM',
] as const;
type Name = typeof none | typeof bare | typeof raw | typeof ours | typeof busy | typeof textbook;

/** Updates of customers, stored before they are answered: what is asked at once, and half of it. */
export async function ingest(options: Options): Promise<Measured> {
  const found: Measured[] = [];
  for (const dialect of options.databases) found.push(await ingestOn(dialect, options));
  return joined(found);
}

async function ingestOn(
  dialect: Dialect,
  { rounds, amount, seconds, source }: Options,
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'cbf-ingest-'));
  const [answer, empty] = [join(folder, 'answer.json'), join(folder, 'empty.db')];
  writeFileSync(answer, '{"data":{"receive":{"stored":1}}}');
  const stores = await openStores(dialect, { source });
  const asker = startAsker();
  const started: Side[] = [];
  const start = async (name: string, file: string, more: Omit<SideOptions, 'main'>) => {
    const one = await startSide(name, { main: `apps/bench/src/sides/${file}`, ...more });
    started.push(one);
    return one;
  };
  try {
    const own = await stores.make(size);
    await own.run("update bot set desired = 'STOPPED' where id like '%1'");
    const [lean, other] = [await stores.make(size), await stores.make(size)];
    const api = await own.open();
    started.push(api);
    const servers = {
      [none]: await start(none, 'storeless.ts', {
        compile: 'apps/api',
        env: { ...settings(`sqlite:${empty}`), RUNNER_KEY: api.runnerKey },
      }),
      [bare]: await start(bare, 'bare.ts', { args: [answer] }),
      [raw]: await start(raw, 'insert.ts', { args: [lean.url] }),
      [ours]: api,
      [busy]: api,
      [textbook]: await start(textbook, 'handler.ts', { args: [other.url], compile: 'apps/bench' }),
    };
    const query = ownOperations('packages/client/src').get('Receive') ?? '';
    const headers = { authorization: `Bearer ${api.runnerKey}`, accept: 'application/json' };
    const asked = { [none]: 0, [bare]: 0, [raw]: 0, [ours]: 0, [busy]: 0, [textbook]: 0 };
    const round =
      (name: Name, server: Side, count: number, perSecond = 0) =>
      () => {
        const channelId = name === busy ? running : stopped;
        const bodies = Array.from({ length: count }, () =>
          JSON.stringify({ query, variables: { channelId, updates: [update(channelId)] } }),
        );
        asked[name] += count;
        const wish = { path: '/graphql', headers, bodies, connections, amount: count, perSecond };
        return askRound(asker, server, wish)();
      };
    const rounded = (count: number, perSecond: number, names: readonly Name[]) =>
      Object.fromEntries(names.map((name) => [name, round(name, servers[name], count, perSecond)]));
    const sides = rounded(amount, 0, [none, bare, raw, ours, busy, textbook]);
    await warmUp(sides);
    const full = await alternate(sides, rounds);
    const rate = Math.round(side(full, ours).perSecond / 2);
    const paced = Math.min(amount, Math.ceil((rate * seconds) / 2));
    const half = await alternate(rounded(paced, rate, [none, bare, raw, ours]), rounds);
    await check(own, size.messages + asked[ours] + asked[busy]);
    await check(other, size.messages + asked[textbook]);
    await check(lean, asked[raw], 'bare_message');
    const durable = dialect === 'sqlite' ? 'synchronous = FULL' : 'fsync on';
    return {
      tables: {
        [`Ingestion on ${dialect} (${durable}), ${connections} at a time: µs of processor an update`]:
          compared(full),
        [`Ingestion on ${dialect} at half of that, ${rate} updates a second`]: compared(half),
      },
      goals: goals(dialect, full, half),
    };
  } finally {
    asker.stop();
    for (const one of started) await one.stop();
    await stores.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function goals(dialect: Dialect, full: readonly Compared[], half: readonly Compared[]): Goal[] {
  const path = `Ingestion, ${dialect}`;
  const [own, free, book] = [side(full, ours), side(full, none), side(full, textbook)];
  const late = side(half, ours).p99 / side(half, none).p99;
  return [
    atLeast(
      path,
      'updates a second against the same without storing',
      own.perSecond / free.perSecond,
      0.7,
    ),
    atLeast(path, 'updates a second against the textbook', own.perSecond / book.perSecond, 8),
    atMost(path, 'p99 at half load against the same without storing', late, 3),
  ];
}

// What was answered is stored, once; otherwise no figure means anything.
async function check(store: Store, wanted: number, table = 'message'): Promise<void> {
  const found = await store.run(`select count(*) as count from ${table}`);
  const [{ count }] = z.tuple([z.object({ count: z.coerce.number() })]).parse(found);
  if (count !== wanted)
    throw new Error(`${table} holds ${count} rows where ${wanted} were answered for.`);
}

// One of the customers whom the channel knows: every other one of the store's.
function update(channelId: string): object {
  const among = Math.floor(Math.random() * (size.conversations / 2));
  const chat = `x${2 * among + (channelId === running ? 0 : 1)}`;
  return {
    externalId: randomUUID(),
    kind: 'MESSAGE',
    chatId: chat,
    messageId: randomUUID(),
    isPrivate: true,
    contact: { externalId: chat, name: 'Customer', language: 'en' },
    parts: [{ kind: 'TEXT', text: 'When do you open tomorrow, and is there parking nearby?' }],
    at: new Date().toISOString(),
  };
}
