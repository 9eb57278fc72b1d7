import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startPair, Watch, type Pair } from './pair.ts';

const token = 'a token for metrics';
let pair: Pair;
beforeAll(async () => {
  pair = await startPair({ metricsToken: token });
});
afterAll(() => pair.close());

/** What /metrics of an api says, by name. */
async function metrics(url = pair.here.url): Promise<Map<string, number>> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  const lines = (await answer.text()).matchAll(/^cbf_api_(\w+)(?:\{.*\})? (\S+)$/gm);
  return new Map([...lines].map(([, name = '', value]) => [name, Number(value)]));
}

it('shows what waits for a runner, and for how long', async () => {
  await pair.line.say('Savol', { chatId: randomUUID() });
  const before = await metrics();
  expect(before.get('turns_due')).toBe(1);
  const oldest = before.get('turns_oldest_seconds') ?? -1;
  await pair.line.say('Ikkinchi savol', { chatId: randomUUID() });
  await vi.waitFor(async () => {
    const after = await metrics();
    expect(after.get('turns_due')).toBe(2);
    expect(after.get('turns_oldest_seconds')).toBeGreaterThan(oldest);
  });
  for (const turn of await pair.line.claimTurns()) await pair.line.complete(turn, 'Javob');
  const done = await metrics();
  expect([done.get('turns_due'), done.get('turns_oldest_seconds')]).toEqual([0, 0]);
  expect(done.get('runners')).toBe(1);
});

it('shows sockets and the groups that they form', async () => {
  const watches = [new Watch(pair), new Watch(pair)];
  for (const watch of watches) await watch.delayOf();
  const seen = await metrics(pair.there.url);
  expect([seen.get('sockets'), seen.get('feed_groups')]).toEqual([2, 1]);
  for (const watch of watches) await watch.end();
});

it('shows how the database and the event loop bear it', async () => {
  // The api's own rounds may wait for a connection of a small machine for a moment.
  await vi.waitFor(async () => {
    const seen = await metrics();
    expect(seen.get('pool_connections')).toBeGreaterThanOrEqual(1);
    expect(seen.get('pool_waiting')).toBe(0);
    expect(seen.get('transaction_retries_total')).toBe(0);
    expect(seen.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  });
});

it('shows the wake-ups that go from one api to the other', async () => {
  const watch = new Watch(pair);
  await watch.delayOf();
  await watch.end();
  await vi.waitFor(async () => {
    const [here, there] = [await metrics(), await metrics(pair.there.url)];
    expect(here.get('wakeups_connected')).toBe(1);
    expect(there.get('wakeups_garbage_total')).toBe(0);
    if (pair.here === pair.there) return;
    expect(here.get('wakeups_sendings_total')).toBeGreaterThan(0);
    expect(there.get('wakeups_received_total')).toBeGreaterThan(0);
  });
});

it('shows that an api is being stopped', async () => {
  expect((await metrics(pair.there.url)).get('draining')).toBe(0);
  pair.there.app.drain();
  expect((await metrics(pair.there.url)).get('draining')).toBe(1);
});
