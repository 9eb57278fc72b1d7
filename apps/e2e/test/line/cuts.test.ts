import { afterAll, beforeAll, expect, it } from 'vitest';
import { enter } from '../../src/customer.ts';
import { by, talksOf, type Shown } from '../../src/inbox.ts';
import { startLine, type Line } from '../../src/line.ts';
import type { Owner } from '../../src/owner.ts';
import { openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { until } from '../../src/until.ts';

const [shops, customers, questions] = [3, 8, 4];

let line: Line;
let owner: Owner;
beforeAll(async () => {
  line = await startLine();
  await line.simulator.control.gemini.configure({ firstChunkMs: 5, chunkMs: 1 });
  owner = await line.signUp();
});
afterAll(() => line.stop());

/** Cuts every second answer to a send, on average, after the customer has the message. */
async function cutHalf(sends: number): Promise<void> {
  const { faults } = line.simulator.control;
  for (let cut = 0, passed = 0; cut < sends; cut += 1) {
    passed += Math.floor(Math.random() * 3);
    const action = { kind: 'drop', when: 'after' } as const;
    const rule = { platform: 'telegram', method: 'sendMessage', after: passed, times: 1 } as const;
    await faults.add({ ...rule, action });
  }
}

/** One customer who asks the next question as soon as the last is answered; gives what they read. */
async function visit(shop: Shop, name: string) {
  const customer = await enter(line, shop, { name });
  for (let n = 1; n <= questions; n += 1) {
    await customer.say(`#echo ${n}`);
    await until(customer.texts, (texts) => texts.includes(String(n)), 120_000);
  }
  return { name, customer };
}

const isOver = ({ deliveryState }: Shown) => ['SENT', 'UNCERTAIN'].includes(deliveryState);

it('half of the answers to sends are cut: order is kept, and what came twice is marked', async () => {
  await cutHalf(shops * customers * questions);
  const opened = await Promise.all(Array.from({ length: shops }, () => openShop(line, owner)));
  await Promise.all(opened.map((shop) => untilChannel(owner, shop, 'OK', 60_000)));
  let [sends, doubled, held] = [0, 0, 0];
  await Promise.all(
    opened.map(async (shop) => {
      const names = Array.from({ length: customers }, (_, n) => `Guest ${n}`);
      const visits = await Promise.all(names.map((name) => visit(shop, name)));
      const talks = await until(
        () => talksOf(owner, shop),
        (all) => all.every((talk) => by('BOT', talk).every(isOver)),
        120_000,
      );
      for (const { name, customer } of visits) {
        const read = await customer.texts();
        expect(read, 'in order').toEqual([...read].sort((a, b) => Number(a) - Number(b)));
        const messages = by(
          'BOT',
          talks.find(({ contact }) => contact.name === name),
        );
        expect(messages).toHaveLength(questions);
        for (const { text, maybeTwice, deliveryState } of messages) {
          const times = read.filter((one) => one === text).length;
          expect(times, 'at most one extra').toBeLessThanOrEqual(2);
          if (times > 1) expect(maybeTwice, 'marked').toBe(true);
          sends += 1;
          if (times > 1) doubled += 1;
          if (deliveryState === 'UNCERTAIN') held += 1;
        }
      }
    }),
  );
  expect(sends).toBe(shops * customers * questions);
  // Otherwise nothing was cut, and nothing was tried.
  expect(doubled).toBeGreaterThan(sends / 5);
  expect(held).toBeGreaterThan(0);
}, 300_000);
