import { expect, it } from 'vitest';
import { enter, type Customer } from '../../src/customer.ts';
import { openGate } from '../../src/gate.ts';
import { by, talksOf } from '../../src/inbox.ts';
import { until } from '../../src/until.ts';
import { bareLine } from './bare.ts';

const at = bareLine();

/** Writes once more and waits for that answer: by then a second first answer would be there too. */
async function settled(customer: Customer): Promise<string[]> {
  await customer.say('#echo the end');
  return until(customer.texts, (texts) => texts.includes('the end'), 60_000);
}

// A runner that comes back under its own name need not wait for its leases to run out.
const name = { RUNNER_ID: 'run_one' };

it('a runner killed while it answers: the next one answers, once', async () => {
  const first = await at.line.startRunner(name);
  const shop = await at.openedShop();
  const customer = await enter(at.line, shop);
  await at.line.simulator.control.gemini.configure({ firstChunkMs: 60_000 });
  await customer.say('#echo one answer');
  await at.untilThinking(shop);
  await first.stop('SIGKILL');
  await at.line.simulator.control.gemini.configure({ firstChunkMs: 20 });
  await at.line.startRunner(name);
  expect(await customer.hears(1, 15_000)).toEqual(['one answer']);
  expect(await settled(customer)).toEqual(['one answer', 'the end']);
}, 180_000);

it('a runner killed before the api acknowledged: the update comes again, one answer', async () => {
  const gate = await openGate(at.line.apiUrl);
  const first = await at.line.startRunner({ ...name, API_URL: gate.url });
  const shop = await at.openedShop();
  const customer = await enter(at.line, shop);
  gate.rule = async (operation) => {
    if (operation !== 'Receive') return 'pass';
    await first.stop('SIGKILL');
    return 'cut';
  };
  await customer.say('#echo one answer');
  await until(
    () => talksOf(at.owner, shop),
    ([talk]) => by('CONTACT', talk).length === 1,
  );
  await at.line.startRunner(name);
  expect(await customer.hears(1, 15_000)).toEqual(['one answer']);
  expect(await settled(customer)).toEqual(['one answer', 'the end']);
  const [talk] = await talksOf(at.owner, shop);
  expect(by('CONTACT', talk)).toHaveLength(2);
  await gate.close();
}, 180_000);

it('the api killed between storing and acknowledging: one message, one answer', async () => {
  const gate = await openGate(at.line.apiUrl);
  await at.line.startRunner({ API_URL: gate.url });
  const shop = await at.openedShop();
  const customer = await enter(at.line, shop);
  const killed = Promise.withResolvers<void>();
  gate.rule = async (operation) => {
    if (operation !== 'Receive') return 'pass';
    gate.rule = () => 'pass';
    await at.line.api().stop('SIGKILL');
    killed.resolve();
    return 'cut';
  };
  await customer.say('#echo one answer');
  await killed.promise;
  await at.line.startApi();
  expect(await customer.hears(1, 60_000)).toEqual(['one answer']);
  expect(await settled(customer)).toEqual(['one answer', 'the end']);
  const [talk] = await talksOf(at.owner, shop);
  expect(by('CONTACT', talk)).toHaveLength(2);
  await gate.close();
}, 180_000);

it('the api killed while an answer is made: the answer is stored and sent once', async () => {
  await at.line.startRunner();
  const shop = await at.openedShop();
  const customer = await enter(at.line, shop);
  await at.line.simulator.control.gemini.configure({ firstChunkMs: 3_000 });
  await customer.say('#echo one answer');
  await at.untilThinking(shop);
  await at.line.api().stop('SIGKILL');
  await at.line.startApi();
  expect(await customer.hears(1, 60_000)).toEqual(['one answer']);
  await at.line.simulator.control.gemini.configure({ firstChunkMs: 20 });
  expect(await settled(customer)).toEqual(['one answer', 'the end']);
}, 180_000);

it('a runner told to end finishes its answer, gives the channel back, and ends with 0', async () => {
  const first = await at.line.startRunner();
  const shop = await at.openedShop();
  const customer = await enter(at.line, shop);
  await at.line.simulator.control.gemini.configure({ firstChunkMs: 2_000 });
  await customer.say('#echo finished');
  await at.untilThinking(shop);
  expect(await first.stop('SIGTERM')).toBe(0);
  expect(await customer.texts()).toEqual(['finished']);
  await at.line.simulator.control.gemini.configure({ firstChunkMs: 20 });
  await at.line.startRunner();
  // The lease was given back, so nobody waits for it to run out.
  await customer.say('#echo from the next runner');
  expect(await customer.hears(2, 10_000)).toEqual(['finished', 'from the next runner']);
}, 180_000);

it('of two runners one polls a bot, and the other takes over when that one dies', async () => {
  const [first, second] = [await at.line.startRunner(), await at.line.startRunner()];
  const shop = await at.openedShop();
  const customer = await enter(at.line, shop);
  await customer.say('#echo hello');
  await customer.hears(1);
  const polls = await at.line.simulator.control.transcript.list({
    method: 'getUpdates',
    bot: String(shop.simulated),
  });
  expect(polls.filter(({ status }) => status === 409)).toEqual([]);
  // Shops of the tests before are still there, and their channels are taken too.
  const holds = (log: string) =>
    log.split('\n').some((said) => said.includes('channel taken') && said.includes(shop.channelId));
  const [holder, other] = holds(first.log()) ? [first, second] : [second, first];
  expect(holds(other.log())).toBe(false);
  await holder.stop('SIGKILL');
  await customer.say('#echo and again');
  expect(await customer.hears(2, 60_000)).toEqual(['hello', 'and again']);
}, 180_000);
