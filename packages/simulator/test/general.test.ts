import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bot, GrammyError } from 'grammy';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { type Desk, eventually, newDesk, read, startedDesk } from './desk.ts';

let simulator: Simulator;
let desk: Desk;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  desk = await startedDesk(simulator);
});

const client = () => {
  const bot = new Bot(desk.bot.token, { client: { apiRoot: simulator.telegramRoot } });
  bot.catch(() => undefined);
  return bot;
};

describe('the real client', () => {
  it('G1: grammY polls, answers, is pressed and stops, unchanged', async () => {
    const { telegram } = simulator.control;
    const bot = client();
    bot.on('message:text', (context) =>
      context.reply(`You said ${context.msg.text}`, {
        reply_markup: { inline_keyboard: [[{ text: 'More', callback_data: 'more' }]] },
      }),
    );
    bot.on('callback_query:data', (context) =>
      context.answerCallbackQuery(context.callbackQuery.data),
    );
    const running = bot.start({ drop_pending_updates: false });
    await desk.say('salom');
    const [message] = await telegram.wait(desk.seat);
    expect(message?.text).toBe('You said salom');
    await telegram.press({ ...desk.seat, messageId: message?.message_id ?? 0, data: 'more' });
    await eventually(
      () => telegram.chat(desk.seat),
      (chat) => chat.callbackAnswers.at(-1)?.text === 'more',
    );
    await bot.stop();
    await running;
    const lines = await simulator.control.transcript.list({ bot: String(desk.bot.id) });
    const methods = lines.slice(-8).map((line) => line.method);
    expect(methods).toContain('deleteWebhook');
    expect(lines.at(-1)?.request.text).toMatch(/^\{"offset":\d+,"limit":1\}$/);
  });

  it("G1: polling in the manner of grammY's runner gets what was not confirmed once more", async () => {
    await desk.say('one');
    const poll = (offset: number) => desk.updates({ timeout: 30, offset, limit: 100 });
    const [first] = await poll(0);
    const [again] = await poll(0);
    expect(again).toEqual(first);
    await desk.say('two');
    expect(await poll((first?.update_id ?? 0) + 1)).toMatchObject([{ message: { text: 'two' } }]);
  });

  it('G1: 401 and 409 end the polling of grammY with the words of the platform', async () => {
    const first = client();
    const ended = first.start().catch((error: unknown) => error);
    const isPolling = async () =>
      (await simulator.control.telegram.bots()).some(
        (bot) => bot.id === desk.bot.id && bot.polling,
      );
    await eventually(isPolling, Boolean);
    const second = client();
    const alive = second.start().catch((error: unknown) => error);
    const conflict = await ended;
    expect(conflict).toBeInstanceOf(GrammyError);
    expect(conflict).toMatchObject({ error_code: 409 });
    await eventually(isPolling, Boolean);
    await simulator.control.telegram.revoke(desk.bot.id);
    expect(await alive).toMatchObject({ error_code: 401, description: 'Unauthorized' });
  });
});

describe('time', () => {
  it('G4: the clock can be set and moved, and everything follows it', async () => {
    const { clock } = simulator.control;
    await clock.set('2027-01-01T00:00:00Z');
    const { result } = await desk.send('Happy new year');
    expect(JSON.stringify(result)).toMatch(/"date":17987616\d\d/);
    expect((await clock.advance(3_600_000)).now).toMatch(/^2027-01-01T01:00/);
    await clock.set(new Date().toISOString());
  });
});

describe('two tenants', () => {
  it('G7: the token of one never sees updates, chats or messages of the other', async () => {
    const other = await startedDesk(simulator);
    await desk.say('a secret of mine');
    expect(await other.updates()).toEqual([]);
    expect(await other.call('getChat', { chat_id: desk.customer.id })).toMatchObject({
      ok: false,
      status: 403,
    });
    expect(await other.call('sendMessage', { chat_id: desk.customer.id, text: 'x' })).toMatchObject(
      {
        status: 403,
      },
    );
    const sent = await desk.send('mine');
    const id = Number(JSON.stringify(sent.result).match(/"message_id":(\d+)/)?.[1]);
    expect(
      await other.call('editMessageText', {
        chat_id: other.customer.id,
        message_id: id,
        text: 'x',
      }),
    ).toMatchObject({ status: 400 });
  });

  it('G7: the token of nobody is refused', async () => {
    const url = `${simulator.telegramRoot}/bot${desk.bot.id}:AAnot-the-right-one/getMe`;
    expect(await read(await fetch(url))).toMatchObject({
      status: 401,
      description: 'Unauthorized',
    });
  });
});

describe('the process', () => {
  it('G3: with a data folder nothing is lost over a restart, and T8: update ids go on by one', async () => {
    const data = await mkdtemp(join(tmpdir(), 'simulator-'));
    const first = await launchSimulator({ data });
    const before = await startedDesk(first);
    const { updateId } = await before.say('still waiting');
    await before.send('from the bot');
    await first.control.telegram.say({ ...before.seat, photo: true });
    const { epoch } = await first.control.health();
    await first.stop();

    const second = await launchSimulator({ data });
    expect((await second.control.health()).epoch).toBe(epoch);
    const chat = await second.control.telegram.chat(before.seat);
    expect(chat.messages.map((message) => message.text)).toEqual([
      '/start',
      'still waiting',
      'from the bot',
      undefined,
    ]);
    const told = await second.control.telegram.say({ ...before.seat, text: 'after' });
    expect(told.updateId).toBe((updateId ?? 0) + 2);
    const url = `${second.telegramRoot}/bot${before.bot.token}`;
    const updates = await read(await fetch(`${url}/getUpdates`));
    expect(updates.result).toHaveLength(3);
    const fileId = JSON.stringify(updates.result).match(/"file_id":"([^"]+)"/)?.[1] ?? '';
    expect(await read(await fetch(`${url}/getFile?file_id=${fileId}`))).toMatchObject({ ok: true });
    await second.stop();
    await rm(data, { recursive: true });
  });

  it('G3: a killed process comes back with higher numbers, so that none is given out twice', async () => {
    const data = await mkdtemp(join(tmpdir(), 'simulator-'));
    const first = await launchSimulator({ data });
    const before = await startedDesk(first);
    await eventually(
      () => readFile(join(data, 'simulator.json'), 'utf8').catch(() => ''),
      (saved) => saved.includes('"/start"'),
    );
    const last = await before.say('perhaps lost');
    await first.stop('SIGKILL');
    const second = await launchSimulator({ data });
    const next = await second.control.telegram.say({ ...before.seat, text: 'after' });
    expect(next.updateId).toBeGreaterThan(last.updateId ?? 0);
    expect(next.messageId).toBeGreaterThan(last.messageId ?? 0);
    await second.stop();
    await rm(data, { recursive: true });
  });

  it('G3: without a data folder a restart is announced by a new epoch', async () => {
    const first = await launchSimulator();
    const { epoch } = await first.control.health();
    await first.control.reset();
    const afterReset = (await first.control.health()).epoch;
    expect(afterReset).not.toBe(epoch);
    expect(await first.control.telegram.bots()).toEqual([]);
    await first.stop();
    const second = await launchSimulator();
    expect((await second.control.health()).epoch).not.toBe(afterReset);
    await second.stop();
  });

  it('says in one sentence that its port is taken', async () => {
    const port = Number(new URL(simulator.url).port);
    await expect(launchSimulator({ port })).rejects.toThrow(
      `Port ${port} is already in use. Set SIMULATOR_PORT to a free one and start again.`,
    );
  });

  it('ends within two seconds although somebody polls', async () => {
    const short = await launchSimulator();
    const someone = await newDesk(short);
    const poll = someone.call('getUpdates', { timeout: 50 }).catch(() => 'cut off');
    await eventually(short.control.telegram.bots, (bots) => bots[0]?.polling === true);
    const begun = Date.now();
    await short.stop();
    expect(Date.now() - begun).toBeLessThan(2000);
    expect(await poll).toBe('cut off');
  });

  it('does not outlive the process that launched it', async () => {
    const here = new URL('../src/launch.ts', import.meta.url).href;
    const code = `const { launchSimulator } = await import('${here}');
      console.log((await launchSimulator()).url); process.kill(process.pid, 'SIGKILL');`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', code]);
    const url = await new Promise<string>((resolve) => {
      parent.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
    });
    await eventually(
      () => fetch(`${url}/control/health`).then(Boolean, () => false),
      (isAlive) => !isAlive,
    );
  });

  it('refuses orders from the pages of other sites', async () => {
    const answer = await fetch(`${simulator.url}/control/reset`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
    expect(await simulator.control.telegram.bots()).not.toEqual([]);
  });
});
