import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { type Desk, eventually, type Hook, newDesk, openHook, startedDesk } from './desk.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

let desk: Desk;
let hook: Hook;
beforeEach(async () => {
  desk = await startedDesk(simulator);
  hook = await openHook();
});
afterEach(async () => {
  await desk.call('deleteWebhook');
  await hook.close();
});

const texts = () =>
  hook.got.map((one) => JSON.stringify(one.update).match(/"text":"([^"]*)"/)?.[1]);
const info = (subject = desk) => subject.call('getWebhookInfo').then((answer) => answer.result);
const advance = (ms: number) => simulator.control.clock.advance(ms);

describe('delivery', () => {
  it('T12: a delivery has the secret and its type, and no User-Agent', async () => {
    await desk.call('setWebhook', { url: hook.url, secret_token: 's3cret_-A' });
    await desk.say('hello');
    const [delivered] = await hook.until(1);
    const names = delivered?.rawHeaders.filter((_, at) => at % 2 === 0);
    expect(names?.map((name) => name.toLowerCase()).sort()).toEqual([
      'accept-encoding',
      'connection',
      'content-length',
      'content-type',
      'host',
      'x-telegram-bot-api-secret-token',
    ]);
    expect(delivered?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': 's3cret_-A',
    });
    expect(delivered?.update).toMatchObject({ message: { text: 'hello' } });
  });

  it('T13: in one chat one request is in flight, in order; other chats do not wait', async () => {
    const gate = Promise.withResolvers<void>();
    const inFlight = new Map<string, number>();
    hook.answer = ({ update }) => {
      const name = JSON.stringify(update).match(/"first_name":"(\w+)"/)?.[1] ?? '';
      inFlight.set(name, (inFlight.get(name) ?? 0) + 1);
      return name === 'Anna' ? { status: 200, after: gate.promise } : 200;
    };
    const { telegram } = simulator.control;
    const bob = await telegram.customer({ name: 'Bob' });
    await desk.call('setWebhook', { url: hook.url });
    await desk.say('a1');
    await desk.say('a2');
    await telegram.say({ bot: desk.bot.id, customer: bob.id, text: 'b1' });
    await telegram.say({ bot: desk.bot.id, customer: bob.id, text: 'b2' });
    await hook.until(3);
    expect(inFlight).toEqual(
      new Map([
        ['Anna', 1],
        ['Bob', 2],
      ]),
    );
    gate.resolve();
    await hook.until(4);
    expect(texts().filter((text) => text?.startsWith('a'))).toEqual(['a1', 'a2']);
    expect(texts().filter((text) => text?.startsWith('b'))).toEqual(['b1', 'b2']);
  });

  it('T13: no more requests are in flight than max_connections allows', async () => {
    const gate = Promise.withResolvers<void>();
    hook.answer = () => ({ status: 200, after: gate.promise });
    const { telegram } = simulator.control;
    await desk.call('setWebhook', { url: hook.url, max_connections: 2 });
    for (let i = 0; i < 4; i += 1) {
      const someone = await telegram.customer({ name: `Customer ${i}` });
      await telegram.say({ bot: desk.bot.id, customer: someone.id, text: 'hi' });
    }
    await hook.until(2);
    expect(await info()).toMatchObject({ pending_update_count: 4, max_connections: 2 });
    expect(hook.got).toHaveLength(2);
    gate.resolve();
    await hook.until(4);
  });

  it('T14: a failed update comes again at once, then after 2, 4, 8 seconds, and holds its chat', async () => {
    hook.answer = () => 500;
    await desk.call('setWebhook', { url: hook.url });
    await desk.say('stuck');
    await desk.say('waits');
    await hook.until(2);
    await eventually(
      () => advance(250),
      () => hook.got.length >= 5,
    );
    const lines = await simulator.control.transcript.list({ method: 'webhook' });
    const times = lines
      .filter((line) => line.bot === String(desk.bot.id))
      .map((line) => Date.parse(line.at) / 1000);
    const pauses = times.slice(1, 5).map((time, at) => time - (times[at] ?? 0));
    for (const [at, seconds] of [0, 2, 4, 8].entries()) {
      expect(pauses[at]).toBeGreaterThanOrEqual(seconds);
      expect(pauses[at]).toBeLessThan(seconds + 3);
    }
    expect(new Set(texts())).toEqual(new Set(['stuck']));
    hook.answer = () => 200;
    await eventually(
      () => advance(4000),
      () => texts().includes('waits'),
    );
    expect(texts().slice(-2)).toEqual(['stuck', 'waits']);
  });

  it('T14: getWebhookInfo shows how many wait and what went wrong last', async () => {
    hook.answer = () => 500;
    await desk.call('setWebhook', { url: hook.url });
    await desk.say('stuck');
    await hook.until(2);
    const shown = await eventually(
      () => info(),
      (it) => JSON.stringify(it).includes('last_error'),
    );
    expect(shown).toMatchObject({
      url: hook.url,
      has_custom_certificate: false,
      pending_update_count: 1,
      max_connections: 40,
      last_error_date: expect.any(Number),
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    });
  });

  it('T14: Retry-After of the webhook is honoured', async () => {
    hook.answer = () => ({ status: 503, headers: { 'retry-after': '100' } });
    await desk.call('setWebhook', { url: hook.url });
    await desk.say('later');
    await hook.until(1);
    await eventually(
      () => info(),
      (it) => JSON.stringify(it).includes('503'),
    );
    await advance(90_000);
    await info();
    expect(hook.got).toHaveLength(1);
    hook.answer = () => 200;
    await advance(11_000);
    await hook.until(2);
  });

  it('T14: a webhook that does not answer for a minute has failed, and the update is kept 24 hours', async () => {
    hook.answer = () => ({ status: 200, after: new Promise(() => undefined) });
    await desk.call('setWebhook', { url: hook.url });
    await desk.say('hello?');
    await hook.until(1);
    await advance(60_500);
    await hook.until(2);
    expect(await info()).toMatchObject({
      pending_update_count: 1,
      last_error_message: 'Connection timed out',
    });
    await advance(24 * 3_600_000);
    expect(await info()).toMatchObject({ pending_update_count: 0 });
  });

  it('G5: a delivery can be dropped on either side, doubled and swapped', async () => {
    const bot = desk.bot.id;
    const add = (action: Parameters<typeof simulator.control.faults.add>[0]['action']) =>
      simulator.control.faults.add({
        platform: 'telegram',
        method: 'webhook',
        bot,
        times: 1,
        action,
      });
    await desk.call('setWebhook', { url: hook.url });
    await add({ kind: 'drop', when: 'after' });
    await desk.say('lost answer');
    await hook.until(2);
    await add({ kind: 'drop', when: 'before' });
    await desk.say('lost request');
    await hook.until(3);
    await add({ kind: 'duplicate' });
    await desk.say('doubled');
    await hook.until(5);
    expect(texts()).toEqual(['lost answer', 'lost answer', 'lost request', 'doubled', 'doubled']);
    await add({ kind: 'delay', ms: 10_000 });
    await add({ kind: 'reorder' });
    await desk.say('first');
    await desk.say('second');
    await advance(10_000);
    await hook.until(8);
    expect(texts().slice(5)).toEqual(['second', 'first', 'second']);
  });

  it('G7: a webhook gets only the updates of its own bot', async () => {
    const other = await newDesk(simulator);
    await desk.call('setWebhook', { url: hook.url });
    await other.say('not yours');
    await desk.say('yours');
    await hook.until(1);
    expect(texts()).toEqual(['yours']);
  });
});
