import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
// eslint-disable-next-line no-restricted-imports -- the proxy for tests is no part of the package's door
import { startProxy, type Proxy } from '../../../packages/db/test/proxy.ts';
import { createClient } from '@redis/client';
import { identityOf, openNotices } from '@cbf/db';
import { z } from 'zod';
import { change } from '../src/events/commit.ts';
import { makeTestDatabase, type TestDatabase } from './database.ts';
import { startPair, Watch, type Pair } from './pair.ts';
import { startRedis, type TestRedis } from './redis.ts';

const atOnceMs = 500;
const atLatestMs = 1500;
// A silent connection is noticed within a keepalive and its deadline, and replaced at once.
const patience = { timeout: 30_000, interval: 20 };

let pair: Pair;
let proxy: Proxy;
let watch: Watch;
async function end(): Promise<void> {
  await watch.end();
  await pair.close();
  await proxy.close();
}

/** While something is wrong everything comes, later; once it is right again, it comes at once. */
async function staysExact(): Promise<void> {
  const delays = await watch.delays(3);
  expect(delays.at(-1)).toBeLessThan(atLatestMs);
}

async function workspaceOf({ line }: Pair): Promise<string> {
  const shape = z.object({ viewer: z.object({ workspace: z.object({ id: z.string() }) }) });
  return shape.parse(await line.owner.ask('{ viewer { workspace { id } } }')).viewer.workspace.id;
}

async function isQuickAgain(): Promise<void> {
  await vi.waitFor(async () => expect((await watch.delays(3))[1]).toBeLessThan(atOnceMs), patience);
}

describe('Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
    proxy = await startProxy(redis.url);
    pair = await startPair({ eventsUrl: proxy.through(redis.url) });
    watch = new Watch(pair);
    await isQuickAgain();
  }, 60_000);
  afterAll(async () => {
    await end();
    await redis.kill();
  });
  afterEach(async () => {
    proxy.set('PASS');
    await isQuickAgain();
  }, 60_000);

  it('killed and started again delays and loses nothing', async () => {
    await redis.kill();
    await staysExact();
    await redis.start();
  });

  it.each(['CUT', 'HOLE', 'HALF_OPEN', 'SLOW'] as const)(
    'behind a network that is %s delays and loses nothing',
    async (mode) => {
      proxy.set(mode);
      await staysExact();
    },
  );

  it('that talks nonsense is not believed', async () => {
    const client = await createClient({ url: redis.url }).connect();
    const channel = `cbf:wakeups:${await identityOf(pair.here.app.parts.database)}`;
    const nonsense = ['', 'no json', '{}', '[1]', '{"from":"x","hints":[{"kind":"LOG"}]}'];
    for (const text of [...nonsense, 'x'.repeat(5_000_000)]) await client.publish(channel, text);
    client.destroy();
    await staysExact();
    expect(pair.there.app.parts.bus.counts.garbage).toBe(6);
    proxy.inject(Buffer.from('!!no resp at all\r\n\0\xff'));
    await staysExact();
  });

  it('that another house uses as well carries nothing over', async () => {
    const other = await startPair({ eventsUrl: redis.url });
    const { bus, live } = other.there.app.parts;
    await vi.waitFor(() => expect(bus.isConnected).toBe(true), patience);
    const heard: (number | null)[] = [];
    live.log.on(await workspaceOf(pair), (seq) => heard.push(seq));
    await staysExact();
    // To look at everything is what its own apis tell each other when they connect.
    expect(heard.filter((seq) => seq !== null)).toEqual([]);
    await other.close();
  });
});

describe('PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeTestDatabase();
    const { url: databaseUrl } = database;
    proxy = await startProxy(databaseUrl);
    // Only the wake-ups go through the proxy: the database itself stays as it is.
    pair = await startPair({ databaseUrl, eventsUrl: proxy.through(databaseUrl) });
    watch = new Watch(pair);
    await isQuickAgain();
  }, 60_000);
  afterAll(async () => {
    await end();
    await database.drop();
  });
  afterEach(async () => {
    proxy.set('PASS');
    await isQuickAgain();
  }, 60_000);

  it('that ends the connections which listen delays and loses nothing', async () => {
    await pair.here.app.parts.database.em
      .fork()
      .execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cbf-wakeups'",
      );
    await staysExact();
  });

  it.each(['CUT', 'HOLE', 'HALF_OPEN', 'SLOW'] as const)(
    'behind a network that is %s delays and loses nothing',
    async (mode) => {
      proxy.set(mode);
      await staysExact();
    },
  );

  it('that says what it should not is not believed', async () => {
    const { em } = pair.here.app.parts.database;
    await em.fork().execute("select pg_notify('cbf_wakeups', 'no json')");
    await vi.waitFor(() => expect(pair.there.app.parts.bus.counts.garbage).toBe(1), patience);
    proxy.inject(Buffer.from('!!nothing of PostgreSQL at all'));
    await staysExact();
  });

  it('is asked to notify a bounded number of times by a burst of a thousand changes', async () => {
    let notices = 0;
    const ears = { heard: () => (notices += 1), lost: () => undefined };
    const listening = new AbortController();
    await openNotices(database.url, 'cbf_wakeups', ears, listening.signal);
    const workspaceId = await workspaceOf(pair);
    const { parts } = pair.here.app;
    const beganAt = performance.now();
    await Promise.all(
      Array.from({ length: 1000 }, (_, place) =>
        change(parts, 'update-bot', [workspaceId], async (inner) => {
          inner.emit(workspaceId, { kind: 'BotChanged', subjectId: `burst-${String(place)}` });
          inner.work('TURNS');
        }),
      ),
    );
    const spent = performance.now() - beganAt;
    await watch.delayOf();
    listening.abort();
    // One each 20 ms at most, and a few for the message at the end.
    expect(notices).toBeLessThanOrEqual(spent / 20 + 5);
    expect(notices).toBeLessThan(500);
  }, 60_000);
});
