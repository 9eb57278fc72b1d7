import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { type Desk, eventually, newDesk, openHook, startedDesk } from './desk.ts';

const HOUR_MS = 3_600_000;
const OTHER_POLL =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

let desk: Desk;
beforeEach(async () => {
  desk = await newDesk(simulator);
});

const polling = () =>
  eventually(
    async () => (await simulator.control.telegram.bots()).find((bot) => bot.id === desk.bot.id),
    (bot) => bot?.polling === true,
  );
const ids = async (params?: Record<string, unknown>) =>
  (await desk.updates(params)).map((update) => update.update_id);

describe('long polling', () => {
  it('T5: a waiting poll answers within 100 ms of an update', async () => {
    const waits: number[] = [];
    let offset = 0;
    // The best of five, since the machine that runs the test may be busy.
    for (let i = 0; i < 5; i += 1) {
      const poll = desk.updates({ timeout: 30, offset }).then((updates) => {
        waits.push(Date.now() - said);
        return updates;
      });
      await polling();
      const said = Date.now();
      const { updateId } = await desk.say('hello');
      expect(await poll).toMatchObject([{ update_id: updateId, message: { text: 'hello' } }]);
      offset = (updateId ?? 0) + 1;
    }
    expect(Math.min(...waits)).toBeLessThan(100);
  });

  it('T5: a poll waits as long as it asks, and never longer than 50 seconds', async () => {
    const poll = desk.call('getUpdates', { timeout: 3000 });
    await polling();
    await simulator.control.clock.advance(49_000);
    await polling();
    await simulator.control.clock.advance(1500);
    expect(await poll).toMatchObject({ status: 200, result: [] });
  });

  it('T6: what is not confirmed comes again, and an offset forgets what is below it', async () => {
    const said = [await desk.say('1'), await desk.say('2'), await desk.say('3')];
    const [first = 0, second = 0, third = 0] = said.map((one) => one.updateId ?? 0);
    expect(await ids()).toEqual([first, second, third]);
    expect(await ids({ offset: first })).toEqual([first, second, third]);
    expect(await ids({ offset: second })).toEqual([second, third]);
    expect(await ids({ offset: 0, timeout: 3 })).toEqual([second, third]);
  });

  it('T6: a negative offset keeps only the last ones', async () => {
    const said = [await desk.say('1'), await desk.say('2'), await desk.say('3')];
    const last = said.slice(-2).map((one) => one.updateId);
    expect(await ids({ offset: -2 })).toEqual(last);
    expect(await ids()).toEqual(last);
  });

  it('T6: asking the same again within half a second gives one update, and within 3 s waits 3 s', async () => {
    await desk.say('1');
    await desk.say('2');
    expect(await ids({ offset: 5 })).toHaveLength(2);
    expect(await ids({ offset: 5 })).toHaveLength(1);
    const [, last = 0] = await desk.updates();
    const next = { offset: (typeof last === 'number' ? last : last.update_id) + 1 };
    expect(await ids(next)).toEqual([]);
    const poll = desk.call('getUpdates', next);
    await polling();
    await simulator.control.clock.advance(3000);
    expect(await poll).toMatchObject({ result: [] });
  });

  it('T7: a poll while a webhook is set is 409', async () => {
    await desk.call('setWebhook', { url: 'http://127.0.0.1:9/' });
    expect(await desk.call('getUpdates')).toMatchObject({
      status: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
  });

  it('T7: a second poll ends the first with 409 and lives on', async () => {
    const first = desk.call('getUpdates', { timeout: 30 });
    await polling();
    const second = desk.call('getUpdates', { timeout: 30 });
    expect(await first).toMatchObject({ status: 409, error_code: 409, description: OTHER_POLL });
    await desk.say('hello');
    expect(await second).toMatchObject({ status: 200, result: [{ message: { text: 'hello' } }] });
  });

  it('T7: the second conflict in a row is told only after 3 seconds', async () => {
    const first = desk.call('getUpdates', { timeout: 30 });
    await polling();
    const second = desk.call('getUpdates', { timeout: 30 });
    expect(await first).toMatchObject({ status: 409 });
    let isTold = false;
    const told = second.then((answer) => {
      isTold = true;
      return answer;
    });
    await polling();
    const third = desk.call('getUpdates', { timeout: 30 });
    await eventually(
      () => simulator.control.transcript.list({ method: 'getUpdates', bot: String(desk.bot.id) }),
      (lines) => lines.length === 3,
    );
    await polling();
    expect(isTold).toBe(false);
    await simulator.control.clock.advance(3000);
    expect(await told).toMatchObject({ status: 409, description: OTHER_POLL });
    await desk.say('x');
    expect(await third).toMatchObject({ status: 200 });
  });

  it('T7: setWebhook ends a poll with 409', async () => {
    const poll = desk.call('getUpdates', { timeout: 30 });
    await polling();
    await desk.call('setWebhook', { url: 'http://127.0.0.1:9/' });
    expect(await poll).toMatchObject({
      status: 409,
      description: 'Conflict: terminated by setWebhook request',
    });
  });

  it('T8: update ids grow by one for each bot on its own', async () => {
    const other = await newDesk(simulator);
    const first = (await desk.say('1')).updateId ?? 0;
    await other.say('elsewhere');
    expect((await desk.say('2')).updateId).toBe(first + 1);
    expect((await desk.say('3')).updateId).toBe(first + 2);
  });

  it('T8: after a week of silence the next id is random, and a poll at the old offset still gets it', async () => {
    const fresh = new Set<boolean>();
    for (let week = 0; week < 4; week += 1) {
      const last = (await desk.say('before')).updateId ?? 0;
      await ids({ offset: last + 1 });
      await simulator.control.clock.advance(7 * 24 * HOUR_MS);
      const next = (await desk.say('after')).updateId ?? 0;
      expect(next).not.toBe(last + 1);
      if (next < last - 20) expect(await ids({ offset: last + 100 })).toEqual([next]);
      fresh.add(next < last);
    }
    expect(fresh.size).toBeGreaterThan(0);
  });

  it('T9: the usual set leaves out reactions and chat_member; what is asked for stays asked for', async () => {
    const { telegram } = simulator.control;
    const from = { id: desk.customer.id, is_bot: false, first_name: 'Anna' };
    const chat = { id: desk.customer.id, type: 'private', first_name: 'Anna' };
    const reaction = { message_reaction: { chat, message_id: 1, user: from, date: 1 } };
    const react = () => telegram.inject({ bot: desk.bot.id, update: reaction });
    expect(await react()).toMatchObject({ updateId: null });
    await desk.call('getUpdates', { allowed_updates: ['message_reaction'] });
    expect((await desk.say('unwanted')).updateId).toBeNull();
    expect((await react()).updateId).not.toBeNull();
    await desk.call('getUpdates', { offset: -1 });
    expect((await desk.say('still unwanted')).updateId).toBeNull();
    await desk.call('getUpdates', { allowed_updates: [] });
    expect((await desk.say('wanted again')).updateId).not.toBeNull();
    expect(await react()).toMatchObject({ updateId: null });
  });

  it('T9: the filter holds when an update is made, not when it is fetched', async () => {
    await desk.say('made before');
    const answer = await desk.updates({ allowed_updates: ['callback_query'] });
    expect(answer).toMatchObject([{ message: { text: 'made before' } }]);
  });

  it('T10: updates vanish after 24 hours', async () => {
    await desk.say('yesterday');
    await simulator.control.clock.advance(24 * HOUR_MS - 60_000);
    expect(await ids({ offset: 1 })).toHaveLength(1);
    await simulator.control.clock.advance(61_000);
    expect(await ids({ offset: 2 })).toEqual([]);
  });

  it('T10: presses vanish after 150 seconds, and answering one too late is 400', async () => {
    const started = await startedDesk(simulator);
    const markup = { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] };
    await started.send('Choose', { reply_markup: markup });
    const { telegram, clock } = simulator.control;
    const [message] = await telegram.wait({ ...started.seat, after: 0 });
    const messageId = message?.message_id ?? 0;
    await telegram.press({ ...started.seat, messageId, data: 'a' });
    const [update] = await started.updates();
    const query = update?.['callback_query'];
    expect(query).toMatchObject({ data: 'a', message: { text: 'Choose' } });
    const id = JSON.stringify(query).match(/"id":"(\d+)"/)?.[1];
    expect(await started.call('answerCallbackQuery', { callback_query_id: id })).toMatchObject({
      result: true,
    });
    await clock.advance(151_000);
    expect(await started.updates({ offset: 7 })).toEqual([]);
    expect(await started.call('answerCallbackQuery', { callback_query_id: id })).toMatchObject({
      status: 400,
      description:
        'Bad Request: query is too old and response timeout expired or query ID is invalid',
    });
  });

  it('T16: switching between polling and a webhook loses nothing', async () => {
    const hook = await openHook();
    await desk.say('first');
    hook.answer = () => 500;
    await desk.call('setWebhook', { url: hook.url });
    await hook.until(1);
    await desk.call('deleteWebhook');
    await desk.say('second');
    expect(await desk.updates()).toMatchObject([
      { message: { text: 'first' } },
      { message: { text: 'second' } },
    ]);
    await hook.close();
  });

  it('T16: drop_pending_updates empties the queue', async () => {
    await desk.say('lost');
    await desk.call('deleteWebhook', { drop_pending_updates: true });
    expect(await ids()).toEqual([]);
    await desk.say('lost too');
    await desk.call('setWebhook', { url: 'http://127.0.0.1:9/', drop_pending_updates: true });
    expect(await desk.call('getWebhookInfo')).toMatchObject({
      result: { pending_update_count: 0 },
    });
  });
});
