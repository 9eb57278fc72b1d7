import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { enter } from '../../src/customer.ts';
import { openGate } from '../../src/gate.ts';
import { talksOf } from '../../src/inbox.ts';
import { startLine, type Line } from '../../src/line.ts';
import type { Owner } from '../../src/owner.ts';
import { openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { until } from '../../src/until.ts';

let line: Line;
let owner: Owner;
beforeAll(async () => {
  line = await startLine({ runners: 0 });
});
beforeEach(async () => {
  await line.simulator.control.gemini.configure({ firstChunkMs: 20, chunkMs: 2 });
  owner = await line.signUp();
});
afterEach(() => line.killRunners());
afterAll(() => line.stop());

async function openedShop(): Promise<Shop> {
  const shop = await openShop(line, owner);
  await untilChannel(owner, shop, 'OK', 60_000);
  return shop;
}

async function untilThinking(shop: Shop): Promise<void> {
  await until(
    () => talksOf(owner, shop),
    ([talk]) => talk?.openTurn?.state === 'THINKING',
  );
}

it('a runner told to end says so, claims nothing more, sends what it makes, and lets go', async () => {
  const gate = await openGate(line.apiUrl);
  const METRICS_TOKEN = 'a token for metrics';
  const runner = await line.startRunner({ API_URL: gate.url, METRICS_TOKEN });
  const shop = await openedShop();
  const customer = await enter(line, shop);
  await line.simulator.control.gemini.configure({ firstChunkMs: 2_000 });
  await customer.say('#echo the last answer');
  await untilThinking(shop);
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const numbers = await (await fetch(`${runner.url}/metrics`, { headers })).text();
  expect(numbers).toMatch(/^cbf_runner_api_connected 1$/m);
  expect(numbers).toMatch(/^cbf_runner_turns 1$/m);
  expect(numbers).toMatch(/^cbf_runner_last_heartbeat_timestamp_seconds [1-9]/m);
  const asked: string[] = [];
  gate.rule = (operation) => {
    asked.push(operation);
    return 'pass';
  };
  const ended = runner.stop('SIGTERM');
  await until(
    () => fetch(`${runner.url}/readyz`).then(({ status }) => Promise.resolve(status)),
    (status) => status === 503,
  );
  expect(await ended).toBe(0);
  expect(await customer.texts()).toEqual(['the last answer']);
  const first = asked.indexOf('RunnerHeartbeat');
  expect(first).toBeGreaterThanOrEqual(0);
  // What was asked in the moment of the signal may still be answered after it; nothing later is.
  const claims = asked.slice(first + 1).filter((operation) => operation.startsWith('Claim'));
  expect(claims.length).toBeLessThanOrEqual(4);
  expect(new Set(claims).size).toBe(claims.length);
  const [completed, recorded, released] = ['CompleteTurn', 'RecordDelivery', 'ReleaseChannel'].map(
    (operation) => asked.indexOf(operation),
  );
  expect(completed).toBeGreaterThan(first);
  expect(recorded).toBeGreaterThan(completed ?? -1);
  expect(released).toBeGreaterThan(recorded ?? -1);
  await gate.close();
}, 180_000);

it('the api told to end while an answer is made ends with 0; the next one stores and sends it', async () => {
  await line.startRunner();
  const shop = await openedShop();
  const customer = await enter(line, shop);
  await line.simulator.control.gemini.configure({ firstChunkMs: 3_000 });
  await customer.say('#echo one answer');
  await untilThinking(shop);
  expect(await line.api().stop('SIGTERM')).toBe(0);
  await line.startApi();
  expect(await customer.hears(1, 60_000)).toEqual(['one answer']);
  // The runner has found the next api by itself: a new question is answered as ever.
  await line.simulator.control.gemini.configure({ firstChunkMs: 20 });
  await customer.say('#echo the end');
  expect(await customer.hears(2, 10_000)).toEqual(['one answer', 'the end']);
}, 180_000);

it('with every wake-up lost a question is still answered, a second later at most for each step', async () => {
  await line.api().stop('SIGTERM');
  await line.startApi({ FAILPOINTS: 'wakeups.receive=drop:1' });
  await line.startRunner();
  const shop = await openedShop();
  const customer = await enter(line, shop);
  const beganAt = performance.now();
  await customer.say('#echo found without a hint');
  expect(await customer.hears(1, 10_000)).toEqual(['found without a hint']);
  // The bot's merge window and one look for turns; the rest is a busy machine's.
  expect(performance.now() - beganAt).toBeLessThan(5_000);
}, 180_000);
