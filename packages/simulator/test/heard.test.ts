import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { startedDesk } from './desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'cbf-heard-'));
const history = join(folder, 'history.jsonl');
let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator({ history, historyBuffered: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('many customers write at once, in their order, and one line that cannot be takes none with it', async () => {
  const { telegram } = simulator.control;
  const desk = await startedDesk(simulator);
  const lines = ['one', '', 'two'].map((text) => ({ ...desk.seat, text }));
  const told = await telegram.lines(lines);
  expect(told.map((one) => one === null)).toEqual([false, true, false]);
  const texts = (await telegram.chat(desk.seat)).messages.map(({ text }) => text);
  expect(texts.slice(-2)).toEqual(['one', 'two']);
});

it('one listener hears what all bots send, from where it was, and from the beginning after a restart', async () => {
  const { telegram } = simulator.control;
  const [first, second] = [await startedDesk(simulator), await startedDesk(simulator)];
  const { run, next } = await telegram.heard({ timeoutMs: 0 });
  const waiting = telegram.heard({ run, after: next });
  await first.send('hello');
  const heard = await waiting;
  expect(heard.messages).toMatchObject([{ bot: first.bot.id, customer: first.customer.id }]);
  await second.send('hello');
  const later = await telegram.heard({ run, after: heard.next });
  expect(later.messages).toMatchObject([{ bot: second.bot.id, customer: second.customer.id }]);
  expect((await telegram.heard({ run, after: later.next, timeoutMs: 1 })).messages).toEqual([]);
  const anew = await telegram.heard({ run: 'of another', after: later.next });
  expect(anew.messages).toHaveLength(later.next);
});

it('a history that is written in pieces is whole when the simulator has ended', async () => {
  await simulator.stop();
  const lines = readFileSync(history, 'utf8').trim().split('\n');
  expect(lines.filter((line) => line.includes('"chat.message"'))).toHaveLength(2);
});
