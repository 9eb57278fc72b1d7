import { createServer, type Server } from 'node:http';
import { createTelegram, HOOK_SECRET_HEADER } from '@cbf/channels';
import { launchSimulator, type Simulator } from '@cbf/simulator/launch';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { prove } from './prove.ts';
import type { Finding } from './proving.ts';

const secret = 'the-word-that-must-come-back';
let simulator: Simulator;
let hooks: Server;
let base = '';
beforeAll(async () => {
  simulator = await launchSimulator();
  hooks = createServer((request, reply) => {
    reply.statusCode = request.headers[HOOK_SECRET_HEADER] === secret ? 200 : 401;
    reply.end();
  });
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve));
  const address = hooks.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
beforeEach(() => simulator.control.reset());
afterAll(async () => {
  await simulator.stop();
  hooks.closeAllConnections();
  await new Promise((resolve) => hooks.close(resolve));
});

/** A channel whose address is set, and that is proven all the time. */
async function proven(everyMs = 40) {
  const bot = await simulator.control.telegram.issueBot({ name: 'Registon' });
  const root = simulator.telegramRoot;
  const telegram = createTelegram({ token: bot.token, apiRoot: root });
  const hook = { url: `${base}/hooks/telegram/chn_1`, secret };
  await telegram.setWebhook(hook.url, secret);
  const stop = new AbortController();
  const told: Finding[] = [];
  const first = { externalId: String(bot.id), username: 'registon', displayName: 'Registon' };
  const shown = { steps: new Set<string>() };
  const seen = { lagMs: 1_500, error: null, shown };
  const tell = async (finding: Finding) => told.push(finding) > 0;
  const ended = prove({ telegram, first, hook, seen, everyMs, tell }, stop.signal);
  const setTo = (url: string, word: string) => telegram.setWebhook(url, word);
  return { bot, telegram, hook, told, ended, setTo, stop: () => (stop.abort(), ended) };
}

test('a proof tells what waits, how long messages take, and the last complaint', async () => {
  const { told, stop } = await proven();
  await expect.poll(() => told.length).toBeGreaterThan(1);
  expect(told[0]).toMatchObject({ status: 'ACTIVE', code: 'OK', pendingCount: 0, lagMs: 1_500 });
  expect(await stop()).toBe(null);
});

test('an address that somebody changed is set again', async () => {
  const { telegram, hook, told, setTo, stop } = await proven();
  await expect.poll(() => told.length).toBeGreaterThan(0);
  await setTo('http://127.0.0.1:9/theirs', 'other');
  await expect
    .poll(async () => {
      const info = await telegram.webhookInfo();
      return info.ok && info.value.url;
    })
    .toBe(hook.url);
  expect(told.every(({ code }) => code === 'OK')).toBe(true);
  expect(await stop()).toBe(null);
});

test('an address that is changed again and again is a trouble with its own name', async () => {
  const { telegram, hook, ended, setTo } = await proven(2_000);
  let over = false;
  void ended.then(() => (over = true));
  await expect
    .poll(
      async () => {
        const info = await telegram.webhookInfo();
        if (info.ok && info.value.url === hook.url) await setTo('http://127.0.0.1:9/x', 'other');
        return over;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  expect(await ended).toMatchObject({ code: 'WEBHOOK_ELSEWHERE' });
}, 40_000);

test('an address that is called with another word than ours is set again with ours', async () => {
  const { bot, telegram, hook, told, setTo, stop } = await proven();
  await expect.poll(() => told.length).toBeGreaterThan(0);
  await setTo(hook.url, 'an-older-word');
  const { id: customer } = await simulator.control.telegram.customer({
    name: 'Aziza',
    languageCode: 'uz',
  });
  await simulator.control.telegram.say({ bot: bot.id, customer, text: '/start' });
  // The message that was refused arrives in the end, because Telegram keeps trying.
  await expect
    .poll(
      async () => {
        const info = await telegram.webhookInfo();
        return info.ok && info.value.pendingCount;
      },
      { timeout: 15_000 },
    )
    .toBe(0);
  expect(await stop()).toBe(null);
});
