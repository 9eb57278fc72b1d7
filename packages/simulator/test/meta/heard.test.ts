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

it('a crowd is told of by a hundred posts at once, and by the others as those are answered', async () => {
  const { whatsapp, meta } = simulator.control;
  const desk = await newNumberDesk(simulator);
  const gate = Promise.withResolvers<number>();
  desk.callback.answer = () => gate.promise;
  const people = await Promise.all(
    Array.from({ length: 150 }, (_, n) => whatsapp.customer({ name: `Person ${n}` })),
  );
  const told = await whatsapp.lines(
    people.map(({ id }) => ({ number: desk.number.id, customer: id, text: 'hello' })),
  );
  expect(told).not.toContain(null);
  await desk.callback.until(100);
  const pending = (await meta.deliveries()).filter(({ appId }) => appId === desk.number.appId);
  expect([pending.length, desk.callback.got.length]).toEqual([150, 100]);
  gate.resolve(200);
  await desk.callback.until(150);
  await desk.close();
});
