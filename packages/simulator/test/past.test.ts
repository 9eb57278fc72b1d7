import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { newDesk } from './desk.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

const customer = { id: 4711, name: 'Malika Rustamova', languageCode: 'uz' };
const said = (messageId: number, from: 'bot' | 'customer', text: string) => ({
  messageId,
  from,
  text,
  date: 1_790_000_000 + messageId,
});

it('a past is laid without an update, the bot may write on, and a second time adds nothing', async () => {
  const desk = await newDesk(simulator);
  const { telegram } = simulator.control;
  const seat = { bot: desk.bot.id, customer: customer.id };
  const messages = [said(3, 'customer', 'Salom'), said(5, 'bot', 'Assalomu alaykum!')];
  expect(await telegram.past({ bot: desk.bot.id, chats: [{ customer, messages }] })).toEqual({
    laid: 2,
  });
  expect(await desk.updates()).toEqual([]);

  const sent = await desk.call('sendMessage', { chat_id: customer.id, text: 'Yana nima kerak?' });
  expect(sent).toMatchObject({ ok: true, result: { message_id: 6 } });
  const late = said(4, 'customer', 'Ochiqmisizlar?');
  const again = await telegram.past({
    bot: desk.bot.id,
    chats: [{ customer, messages: [...messages, late] }],
  });
  expect(again).toEqual({ laid: 1 });
  const chat = await telegram.chat(seat);
  expect(chat.started).toBe(true);
  expect(chat.messages.map(({ from, text }) => [from, text])).toEqual([
    ['customer', 'Salom'],
    ['customer', 'Ochiqmisizlar?'],
    ['bot', 'Assalomu alaykum!'],
    ['bot', 'Yana nima kerak?'],
  ]);
  expect(chat.messages[0]).toMatchObject({ message_id: 3, date: 1_790_000_003 });
});

it('a customer who had blocked the bot still has', async () => {
  const desk = await newDesk(simulator);
  await simulator.control.telegram.past({
    bot: desk.bot.username,
    chats: [{ customer: { ...customer, id: 4712 }, blocked: true, messages: [] }],
  });
  const sent = await desk.call('sendMessage', { chat_id: 4712, text: 'Salom' });
  expect(sent).toMatchObject({ ok: false, error_code: 403 });
});

it('a past without the number of its customer is refused in a sentence', async () => {
  const response = await fetch(`${simulator.url}/control/telegram/past`, {
    method: 'POST',
    body: JSON.stringify({ bot: 1, chats: [{ customer: { name: 'X' }, messages: [] }] }),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: expect.stringMatching(/cannot be read/) });
});
