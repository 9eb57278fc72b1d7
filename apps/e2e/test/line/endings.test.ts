import { expect, it } from 'vitest';
import { enter } from '../../src/customer.ts';
import { openGate } from '../../src/gate.ts';
import { until } from '../../src/until.ts';
import { bareLine } from './bare.ts';

const at = bareLine();

it('a runner told to end says so, claims nothing more, sends what it makes, and lets go', async () => {
  const gate = await openGate(at.line.apiUrl);
  const METRICS_TOKEN = 'a token for metrics';
  const runner = await at.line.startRunner({ API_URL: gate.url, METRICS_TOKEN });
  const shop = await at.openedShop();
  const customer = await enter(at.line, shop);
  await at.line.simulator.control.gemini.configure({ firstChunkMs: 2_000 });
  await customer.say('#echo the last answer');
  await at.untilThinking(shop);
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
  await at.line.startRunner();
  const shop = await at.openedShop();
  const customer = await enter(at.line, shop);
  await at.line.simulator.control.gemini.configure({ firstChunkMs: 3_000 });
  await customer.say('#echo one answer');
  await at.untilThinking(shop);
  expect(await at.line.api().stop('SIGTERM')).toBe(0);
  await at.line.startApi();
  expect(await customer.hears(1, 60_000)).toEqual(['one answer']);
  // The runner has found the next api by itself: a new question is answered as ever.
  await at.line.simulator.control.gemini.configure({ firstChunkMs: 20 });
  await customer.say('#echo the end');
  expect(await customer.hears(2, 10_000)).toEqual(['one answer', 'the end']);
}, 180_000);

it('with every wake-up lost a question is still answered, without waiting for any lease', async () => {
  await at.line.api().stop('SIGTERM');
  await at.line.startApi({ FAILPOINTS: 'wakeups.receive=drop:1' });
  await at.line.startRunner();
  const shop = await at.openedShop();
  const customer = await enter(at.line, shop);
  await customer.say('#echo found without a hint');
  // The bot's merge window and one look for turns; the rest is a busy machine's.
  expect(await customer.hears(1, 15_000)).toEqual(['found without a hint']);
}, 180_000);
