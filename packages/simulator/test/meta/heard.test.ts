import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { type AccountDesk, newAccountDesk, newNumberDesk, type NumberDesk } from './desks.ts';

let simulator: Simulator;
let number: NumberDesk;
let account: AccountDesk;
beforeAll(async () => {
  simulator = await launchSimulator();
  number = await newNumberDesk(simulator);
  account = await newAccountDesk(simulator);
});
afterAll(async () => {
  await Promise.all([number.close(), account.close()]);
  await simulator.stop();
});

it('many customers write at once, and one line that cannot be takes none with it', async () => {
  const { whatsapp, instagram } = simulator.control;
  const texts = ['one', '', 'two'];
  const onWhatsApp = await whatsapp.lines(texts.map((text) => ({ ...number.seat, text })));
  const onInstagram = await instagram.lines(texts.map((text) => ({ ...account.seat, text })));
  for (const told of [onWhatsApp, onInstagram]) {
    expect(told.map((one) => one === null)).toEqual([false, true, false]);
  }
  await Promise.all([number.callback.until(2), account.callback.until(2)]);
});

it('one listener hears what all numbers and accounts send, and not what was refused', async () => {
  const { meta, whatsapp } = simulator.control;
  const { run, next } = await meta.heard({ timeoutMs: 0 });
  const waiting = meta.heard({ run, after: next });
  await number.send('hello');
  const heard = await waiting;
  expect(heard.messages).toMatchObject([
    { bot: number.number.id, customer: number.customer.id, n: expect.any(Number) },
  ]);
  await whatsapp.block(number.seat);
  await number.send('refused');
  await account.send('hello');
  const later = await meta.heard({ run, after: heard.next });
  expect(later.messages).toMatchObject([
    { bot: account.account.id, customer: account.customer.id },
  ]);
});
