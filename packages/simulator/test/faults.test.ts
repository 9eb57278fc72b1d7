import { Bot, HttpError } from 'grammy';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { type Desk, eventually, newDesk, openHook, startedDesk } from './desk.ts';

let simulator: Simulator;
let desk: Desk;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  await simulator.control.faults.clear();
  desk = await startedDesk(simulator);
});

const client = () => new Bot(desk.bot.token, { client: { apiRoot: simulator.telegramRoot } });
const fault = (rule: Omit<Parameters<Simulator['control']['faults']['add']>[0], 'platform'>) =>
  simulator.control.faults.add({ platform: 'telegram', bot: desk.bot.id, ...rule });

describe('faults', () => {
  it('G5: a status with its own body, for so many calls and after so many', async () => {
    await fault({
      method: 'sendMessage',
      after: 1,
      times: 1,
      action: { kind: 'status', status: 500 },
    });
    expect(await desk.send('1')).toMatchObject({ status: 200 });
    expect(await desk.send('2')).toMatchObject({ status: 500, error_code: 500 });
    expect(await desk.send('3')).toMatchObject({ status: 200 });
    const body = { ok: false, error_code: 400, description: 'Bad Request: just so' };
    await fault({ method: 'sendmessage', times: 1, action: { kind: 'status', status: 400, body } });
    expect(await desk.send('4')).toMatchObject({
      status: 400,
      description: 'Bad Request: just so',
    });
    const rules = await simulator.control.faults.list();
    expect(rules).toMatchObject([
      { seen: 4, hits: 1 },
      { seen: 1, hits: 1 },
    ]);
  });

  it('G5: only calls with certain words fail, and no other counts', async () => {
    await fault({ holds: 'tea', times: 1, action: { kind: 'status', status: 500 } });
    for (const [text, status] of [
      ['coffee', 200],
      ['tea', 500],
      ['tea', 200],
    ] as const)
      expect(await desk.send(text)).toMatchObject({ status });
    expect(await simulator.control.faults.list()).toMatchObject([{ seen: 2, hits: 1 }]);
  });

  it('G5: a 429 carries its seconds in body and header', async () => {
    await fault({ method: '*', times: 1, action: { kind: 'status', status: 429, retryAfter: 7 } });
    const answer = await desk.send('1');
    expect(answer).toMatchObject({ status: 429, parameters: { retry_after: 7 } });
    expect(answer.headers.get('retry-after')).toBe('7');
  });

  it('G5: a request dropped before it is processed never happened, one dropped after it did', async () => {
    const bot = client();
    const send = (text: string) => bot.api.sendMessage(desk.customer.id, text);
    await fault({ method: 'sendMessage', times: 1, action: { kind: 'drop', when: 'before' } });
    await expect(send('before')).rejects.toBeInstanceOf(HttpError);
    await fault({ method: 'sendMessage', times: 1, action: { kind: 'drop', when: 'after' } });
    await expect(send('after')).rejects.toBeInstanceOf(HttpError);
    const { messages } = await simulator.control.telegram.chat(desk.seat);
    expect(messages.map((message) => message.text)).toEqual(['/start', 'after']);
  });

  it('G5: an answer can break off in the middle of its body', async () => {
    await fault({ method: 'getMe', times: 1, action: { kind: 'reset', afterBytes: 20 } });
    await expect(client().api.getMe()).rejects.toBeInstanceOf(HttpError);
    const [line] = await simulator.control.transcript.list({
      method: 'getMe',
      bot: String(desk.bot.id),
    });
    expect(line).toMatchObject({ status: 200, aborted: true, response: { bytes: 20 } });
  });

  it('G5: a gateway can answer with HTML', async () => {
    await fault({ method: 'getMe', times: 1, action: { kind: 'html502' } });
    const response = await fetch(`${simulator.telegramRoot}/bot${desk.bot.token}/getMe`);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('<title>502 Bad Gateway</title>');
  });

  it('G5: an answer can be late', async () => {
    await fault({ method: 'getMe', times: 1, action: { kind: 'delay', ms: 60_000 } });
    let isThere = false;
    const answer = desk.call('getMe').then((it) => {
      isThere = true;
      return it;
    });
    await eventually(simulator.control.faults.list, (rules) => rules[0]?.hits === 1);
    expect(isThere).toBe(false);
    await simulator.control.clock.advance(60_000);
    expect(await answer).toMatchObject({ status: 200 });
  });

  it('G5: updates can come twice and in the wrong order', async () => {
    const first = (await desk.say('1')).updateId ?? 0;
    const second = (await desk.say('2')).updateId ?? 0;
    const ids = async (offset: number) =>
      (await desk.updates({ offset })).map((update) => update.update_id);
    await fault({ method: 'getUpdates', times: 1, action: { kind: 'duplicate' } });
    expect(await ids(0)).toEqual([first, first, second, second]);
    await fault({ method: 'getUpdates', times: 1, action: { kind: 'reorder' } });
    expect(await ids(first)).toEqual([second, first]);
  });

  it('G5: a fault for one bot leaves the others alone', async () => {
    await fault({ method: '*', action: { kind: 'status', status: 500 } });
    const other = await newDesk(simulator);
    expect(await other.call('getMe')).toMatchObject({ status: 200 });
    expect(await desk.call('getMe')).toMatchObject({ status: 500 });
  });
});

describe('the transcript', () => {
  it('G6: lists every request and answer with time, headers and raw bytes', async () => {
    await simulator.control.transcript.clear();
    const body = '{"chat_id": 1,\n "text":"Oʻzbekiston"}';
    const url = `${simulator.telegramRoot}/bot${desk.bot.token}/SENDmessage?x=1`;
    const headers = { 'content-type': 'application/json', 'x-mark': 'abc' };
    const answer = await (await fetch(url, { method: 'POST', headers, body })).text();
    const lines = await simulator.control.transcript.list();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      platform: 'telegram',
      direction: 'in',
      method: 'sendMessage',
      bot: String(desk.bot.id),
      verb: 'POST',
      path: `/telegram/bot${desk.bot.token}/SENDmessage?x=1`,
      status: 400,
      requestHeaders: { 'x-mark': 'abc' },
      request: { text: body, encoding: 'utf8', bytes: Buffer.byteLength(body) },
      response: { text: answer },
      aborted: false,
    });
    expect(Date.parse(lines[0]?.at ?? '')).toBeGreaterThan(0);
    const since = lines[0]?.n ?? 0;
    await desk.call('getMe');
    const later = await simulator.control.transcript.list({ since });
    expect(later.map((line) => line.method)).toEqual(['getMe']);
  });

  it('G6: shows that a client has hung up', async () => {
    const hangUp = new AbortController();
    const poll = desk.call('getUpdates', { timeout: 50 }, hangUp.signal).catch(() => 'hung up');
    const lines = () =>
      simulator.control.transcript.list({ method: 'getUpdates', bot: String(desk.bot.id) });
    await eventually(simulator.control.telegram.bots, (bots) =>
      bots.some((bot) => bot.id === desk.bot.id && bot.polling),
    );
    hangUp.abort();
    expect(await poll).toBe('hung up');
    await eventually(lines, (all) => all.at(-1)?.aborted === true);
    const [bot] = (await simulator.control.telegram.bots()).filter((one) => one.id === desk.bot.id);
    expect(bot?.polling).toBe(false);
  });

  it('G6: a secret shows only where it belongs: the token in the path of its own calls', async () => {
    await simulator.control.transcript.clear();
    const hook = await openHook();
    await desk.call('setWebhook', { url: hook.url, secret_token: 'hush' });
    await desk.say('hello');
    await hook.until(1);
    const lines = await simulator.control.transcript.list({ bot: String(desk.bot.id) });
    for (const { path, direction, ...rest } of lines) {
      expect(JSON.stringify(rest)).not.toContain(desk.bot.token);
      expect(path.includes(desk.bot.token)).toBe(direction === 'in');
    }
    await desk.call('deleteWebhook');
    await hook.close();
  });
});
