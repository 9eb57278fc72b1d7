import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { z } from 'zod';
import type { Config } from '../src/env.ts';
import { openLine } from './frames.ts';
import { signedIn, startPair, Watch, type Pair } from './pair.ts';
import { startRedis, type TestRedis } from './redis.ts';

let redis: TestRedis | null = null;
afterAll(() => redis?.kill());

const onSqlite: Record<string, () => Promise<Partial<Config>>> = {
  'in the process': () => Promise.resolve({}),
};
const onPostgres: typeof onSqlite = {
  'by NOTIFY': () => Promise.resolve({}),
  'by Redis': async () => ({ eventsUrl: (redis = await startRedis()).url }),
};
const buses = inject('dialect') === 'sqlite' ? onSqlite : onPostgres;

// A live view that only looks by itself would wait a second for each message.
const atOnceMs = 500;
const atLatestMs = 1500;

/** The turn of a conversation, past all those that are due before it. */
async function claimOf({ line }: Pair, conversationId: string) {
  for (;;) {
    const turns = await line.claimTurns();
    const found = turns.find((turn) => turn.conversationId === conversationId);
    if (found) return found;
    if (turns.length === 0) throw new Error('The conversation has no turn that is due.');
    // A bot may have so many under way only.
    for (const turn of turns) await line.complete(turn, 'Javob');
  }
}

describe.each(Object.entries(buses))('wake-ups %s', (_name, changes) => {
  let pair: Pair;
  // Every second one, or all: a pattern, so that the test is the same each time.
  let lost = 0;
  let asked = 0;
  beforeAll(async () => {
    const loses = () => {
      asked += 1;
      return lost === 1 || (lost === 0.5 && asked % 2 === 0);
    };
    pair = await startPair(await changes(), { loses });
  });
  afterAll(() => pair.close());

  it('show what was said at one api to who watches at the other, at once', async () => {
    lost = 0;
    const watch = new Watch(pair);
    const delays = await watch.delays(7);
    await watch.end();
    expect(delays[3]).toBeLessThan(atOnceMs);
    expect(delays.at(-1)).toBeLessThan(atLatestMs);
  });

  it.each([0.5, 1])('may be lost at a rate of %s: all still comes in time', async (rate) => {
    lost = rate;
    const watch = new Watch(pair);
    const delays = await watch.delays(5);
    await watch.end();
    expect(delays.at(-1)).toBeLessThan(atLatestMs);
  });

  // The second id is one that graphql-ws serves alone and not the fan-out.
  it.each(['1', 'a "quoted" id'])('may be lost: counters tick all the same (%s)', async (id) => {
    lost = 1;
    const line = await openLine(pair.there.wsUrl, pair.watcher.headers);
    line.send({ type: 'connection_init' });
    await line.until(({ type }) => type === 'connection_ack');
    const query = 'subscription { usage { at } }';
    line.send({ id, type: 'subscribe', payload: { query } });
    const ticks = () => line.heard.filter(({ type }) => type === 'next').length;
    await vi.waitFor(() => expect(ticks()).toBe(1), 5000);
    await pair.line.say('Savol', { chatId: randomUUID() });
    await vi.waitFor(() => expect(ticks()).toBe(2), 5000);
    line.socket.terminate();
  });

  it('tell a runner at the other api that there is an answer to make', async () => {
    lost = 0;
    const socket = pair.there.runner().socket();
    const work = socket.iterate({
      query: 'subscription { work(runnerId: "r") { kind } }',
    });
    // It is first told to look at everything.
    for (let told = 0; told < 3; told += 1) await work.next();
    await pair.line.say('Savol', { chatId: 'work' });
    const kinds: string[] = [];
    while (!kinds.includes('TURNS')) {
      const { value } = await work.next();
      const shape = z.object({ data: z.object({ work: z.object({ kind: z.string() }) }) });
      kinds.push(shape.parse(value).data.work.kind);
    }
    await work.return?.();
    await socket.dispose();
  });

  it('carry an answer as it is written to who watches at the other api', async () => {
    lost = 0;
    await pair.line.say('Savol', { chatId: 'typed' });
    const { id: conversationId } = await pair.line.thread('typed');
    const turn = await claimOf(pair, conversationId);
    const socket = pair.watcher.socket();
    const source = socket.iterate({
      query: 'subscription($id: ID!) { progress(conversationId: $id) { turnId text attempt } }',
      variables: { id: conversationId },
    });
    const first = source.next();
    let shown = false;
    void first.then(() => (shown = true));
    // Nobody says when a subscription stands, so the runner repeats itself as it does anyway.
    let text = '';
    while (!shown) {
      text += 'soʻz ';
      expect(await pair.line.progress(turn, text)).toBe('CONTINUE');
    }
    const { value } = await first;
    expect(value?.data).toMatchObject({ progress: { turnId: turn.id, attempt: 1 } });
    await source.return?.();
    await socket.dispose();
  });

  it('close the sockets of who signs out at the other api, long before its next look', async () => {
    lost = 0;
    // The doors look each two seconds by themselves: twice in a row, that can be no chance.
    await signOutDelay(pair);
    expect(await signOutDelay(pair)).toBeLessThan(1000);
  });

  it('may be lost: who signs out loses the sockets at the other api within five seconds', async () => {
    lost = 1;
    expect(await signOutDelay(pair)).toBeLessThan(5000);
  });
});

/** How long, ms, a socket at `there` outlives its session, which ends at `here`. */
async function signOutDelay(pair: Pair): Promise<number> {
  const person = await pair.here.as(`leaver-${randomUUID().slice(0, 8)}`);
  const closed = Promise.withResolvers<unknown>();
  const connected = Promise.withResolvers<unknown>();
  const socket = signedIn(pair, person.cookie).socket();
  socket.on('closed', closed.resolve);
  socket.on('connected', connected.resolve);
  const source = socket.iterate({ query: 'subscription { events { cursor } }' });
  const over = source.next().catch(() => undefined);
  await connected.promise;
  const askedAt = performance.now();
  await person.ask('mutation { signOut }');
  expect(await closed.promise).toMatchObject({ code: 4403 });
  const delay = performance.now() - askedAt;
  await over;
  await socket.dispose();
  return delay;
}
