import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { eventually } from '../desk.ts';
import { newAccountDesk, newNumberDesk } from './desks.ts';

const Told = z.looseObject({ t: z.number(), kind: z.string(), bot: z.string().optional() });

const folder = mkdtempSync(join(tmpdir(), 'cbf-meta-'));
const history = join(folder, 'history.jsonl');
let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator({ history, data: folder });
});
afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

const linesOf = (bot: string) =>
  readFileSync(history, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => Told.parse(JSON.parse(line)))
    .filter((line) => line.bot === bot);
const rested = (bot: string, acked: number) =>
  eventually(
    () => Promise.resolve(linesOf(bot)),
    (all) => all.filter(({ kind }) => kind === 'update.acked').length === acked,
  );

describe('the history', () => {
  it('tells of WhatsApp what it tells of Telegram: offered, handed, answered, acked, sent', async () => {
    const desk = await newNumberDesk(simulator);
    const { update } = await desk.say('hello');
    const chat = desk.customer.id;
    const about = { by: 'simulator', bot: desk.number.id };
    expect(await rested(desk.number.id, 1)).toMatchObject([
      { ...about, kind: 'update.offered', update, type: 'text', chat, text: 'hello' },
      { ...about, kind: 'update.handed', update, via: 'hook', call: expect.any(String) },
      { ...about, kind: 'hook.answered', status: 200, aborted: false },
      { ...about, kind: 'update.acked', update, via: 'hook' },
    ]);
    await desk.send('12 000');
    const all = (await rested(desk.number.id, 3)).slice(4);
    expect(all.slice(0, 3)).toMatchObject([
      { ...about, kind: 'bot.call', method: 'messages', chat, text: '12 000' },
      { ...about, kind: 'chat.message', chat, message: expect.any(Number), text: '12 000' },
      { ...about, kind: 'bot.answered', chat, text: '12 000', status: 200, aborted: false },
    ]);
    const told = all.filter(({ kind }) => kind === 'update.offered');
    const message = all.find(({ kind }) => kind === 'chat.message')?.['message'];
    expect(told).toMatchObject([
      { type: 'status.sent', chat, message },
      { type: 'status.delivered', chat, message },
    ]);
    await desk.close();
  });

  it('tells which message a customer has changed, and into what', async () => {
    const number = await newNumberDesk(simulator);
    const account = await newAccountDesk(simulator);
    const { whatsapp, instagram } = simulator.control;
    const [one, other] = [await number.say('helo'), await account.say('helo')];
    await whatsapp.edit({ ...number.seat, messageId: one.messageId, text: 'hello' });
    await instagram.edit({ ...account.seat, messageId: other.messageId, text: 'hello' });
    for (const [id, type] of [
      [number.number.id, 'edit'],
      [account.account.id, 'message_edit'],
    ] as const) {
      const all = (await rested(id, 2)).filter(({ kind }) => kind === 'update.offered');
      const of = (name: string) => all.map((line) => line[name]);
      expect(of('type')[1]).toBe(type);
      expect(of('text')).toEqual(['helo', 'hello']);
      for (const name of ['chat', 'message']) expect(of(name)[1]).toBe(of(name)[0]);
      expect(of('message')[0]).toBeTypeOf('number');
    }
    await Promise.all([number.close(), account.close()]);
  });

  it('tells the same of Instagram', async () => {
    const desk = await newAccountDesk(simulator);
    const { update } = await desk.say('hello');
    const chat = Number((await simulator.control.instagram.chat(desk.seat)).scopedId);
    const about = { by: 'simulator', bot: desk.account.id };
    expect(await rested(desk.account.id, 1)).toMatchObject([
      { ...about, kind: 'update.offered', update, type: 'messages', chat, text: 'hello' },
      { ...about, kind: 'update.handed', update, via: 'hook' },
      { ...about, kind: 'hook.answered', status: 200, aborted: false },
      { ...about, kind: 'update.acked', update, via: 'hook' },
    ]);
    await desk.send('20');
    const all = (await rested(desk.account.id, 2)).slice(4);
    expect(all.slice(0, 3)).toMatchObject([
      { ...about, kind: 'bot.call', method: 'messages', chat, text: '20' },
      { ...about, kind: 'chat.message', chat, message: expect.any(Number), text: '20' },
      { ...about, kind: 'bot.answered', chat, status: 200, aborted: false },
    ]);
    await desk.close();
  });

  it('tells of each event in a POST of several, and of the repeat of one that was refused', async () => {
    const desk = await newNumberDesk(simulator);
    const { appId: app, id } = desk.number;
    desk.callback.answer = (_, number) => (number === 1 ? 500 : 200);
    await simulator.control.meta.hold(app);
    const updates = [await desk.say('one'), await desk.say('two')].map(({ update }) => update);
    await simulator.control.meta.release({ app });
    await desk.callback.until(1);
    await simulator.control.clock.advance(1000);
    const all = await rested(id, 2);
    const of = (kind: string) =>
      all.filter((line) => line.kind === kind).map((line) => line['update']);
    expect(of('update.offered')).toEqual(updates);
    expect(of('update.handed')).toEqual([...updates, ...updates]);
    expect(of('update.acked')).toEqual(updates);
    await desk.close();
  });

  it('G3: numbers, accounts, chats and what is on its way outlive the process', async () => {
    const desk = await newNumberDesk(simulator);
    const other = await newAccountDesk(simulator);
    desk.callback.answer = () => 500;
    await desk.say('keep me');
    await other.say('me too');
    await Promise.all([desk.callback.until(1), other.callback.until(1)]);
    await simulator.stop();
    desk.callback.answer = () => 200;
    simulator = await launchSimulator({ history, data: folder });
    const got = await desk.callback.until(2);
    expect(got[1]?.raw).toEqual(got[0]?.raw);
    const { control } = simulator;
    expect((await control.whatsapp.chat(desk.seat)).messages).toHaveLength(1);
    expect((await control.instagram.chat(other.seat)).messages).toHaveLength(1);
    await control.whatsapp.say({ ...desk.seat, text: 'again' });
    await desk.callback.until(3);
    await Promise.all([desk.close(), other.close()]);
  });
});
