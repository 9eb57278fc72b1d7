import { createServer } from 'node:http';
import { Bot, webhookCallback } from 'grammy';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { type Desk, type Hook, openHook, startedDesk } from './desk.ts';

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

const info = (subject = desk) => subject.call('getWebhookInfo').then((answer) => answer.result);
const advance = (ms: number) => simulator.control.clock.advance(ms);

describe('setWebhook', () => {
  it('T11: the cloud refuses http, odd ports, private addresses and what is no address', async () => {
    await simulator.control.telegram.configure({ local: false });
    const refusals: [string, string][] = [
      ['http://example.org/', 'bad webhook: An HTTPS URL must be provided for webhook'],
      [
        'https://example.org:8080/',
        'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
      ],
      ['https://127.0.0.1/', 'bad webhook: IP address 127.0.0.1 is reserved'],
      ['https://192.168.1.5:8443/', 'bad webhook: IP address 192.168.1.5 is reserved'],
      ['https://localhost/', 'bad webhook: IP address 127.0.0.1 is reserved'],
      ['ht tp://', 'invalid webhook URL specified'],
    ];
    for (const [url, reason] of refusals) {
      expect(await desk.call('setWebhook', { url })).toMatchObject({
        status: 400,
        description: `Bad Request: ${reason}`,
      });
    }
    expect(await desk.call('setWebhook', { url: 'https://example.org:8443/tg' })).toMatchObject({
      status: 200,
      result: true,
      description: 'Webhook was set',
    });
    await simulator.control.telegram.configure({ local: true });
  });

  it('T11: a secret with odd letters, or one that is too long, is refused', async () => {
    const set = (secret: string) =>
      desk.call('setWebhook', { url: hook.url, secret_token: secret });
    expect(await set('with space')).toMatchObject({
      status: 400,
      description: 'Bad Request: secret token contains unallowed characters',
    });
    expect(await set('a'.repeat(257))).toMatchObject({
      status: 400,
      description: 'Bad Request: secret token is too long',
    });
  });

  it('T11: every success says in words what happened', async () => {
    const said = async (method: string, params = {}) =>
      (await desk.call(method, params)).description;
    expect(await said('setWebhook', { url: hook.url })).toBe('Webhook was set');
    await advance(1000);
    expect(await said('setWebhook', { url: hook.url })).toBe('Webhook is already set');
    expect(await said('deleteWebhook')).toBe('Webhook was deleted');
    expect(await said('deleteWebhook')).toBe('Webhook is already deleted');
  });

  it('T11: a second setWebhook within a second is 429', async () => {
    await desk.call('setWebhook', { url: hook.url });
    expect(await desk.call('setWebhook', { url: `${hook.url}/2` })).toMatchObject({
      status: 429,
      parameters: { retry_after: 1 },
    });
  });
});

describe('the answer of a webhook', () => {
  it('T15: a call in the answer runs once, and what may not be called there is ignored', async () => {
    const reply = (method: string, more: Record<string, unknown>) => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method, chat_id: desk.customer.id, ...more }),
    });
    const answers = [
      reply('sendMessage', { text: 'from the answer' }),
      reply('deleteWebhook', { drop_pending_updates: true }),
      reply('getMe', {}),
    ];
    hook.answer = (_, number) => answers[number - 1] ?? 200;
    await desk.call('setWebhook', { url: hook.url });
    for (const text of ['1', '2', '3', '4']) await desk.say(text);
    await hook.until(4);
    const [message] = await simulator.control.telegram.wait(desk.seat);
    expect(message).toMatchObject({ text: 'from the answer' });
    const lines = await simulator.control.transcript.list({ bot: String(desk.bot.id) });
    const inline = lines.filter((line) => line.verb === 'WEBHOOK-ANSWER');
    expect(inline.map((line) => line.method)).toEqual(['sendMessage']);
    expect(await info()).toMatchObject({ url: hook.url });
  });

  it("G1: grammY's own webhook adapter takes what is delivered", async () => {
    const bot = new Bot(desk.bot.token, { client: { apiRoot: simulator.telegramRoot } });
    bot.on('message:text', (context) => context.reply(`You said ${context.msg.text}`));
    const handle = webhookCallback(bot, 'http', { secretToken: 'abc' });
    const server = createServer((request, response) => void handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await bot.api.setWebhook(`http://127.0.0.1:${port}/`, { secret_token: 'abc' });
    await desk.say('one');
    const [message] = await simulator.control.telegram.wait(desk.seat);
    expect(message?.text).toBe('You said one');
    await bot.api.deleteWebhook();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
