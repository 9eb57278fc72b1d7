import { enter } from '../../src/customer.ts';
import type { Line as House } from '../../src/line.ts';
import type { Owner } from '../../src/owner.ts';
import type { Driver } from '../../src/platforms/driver.ts';
import { instagram } from '../../src/platforms/instagram.ts';
import { openQuietStall, type Stall } from '../../src/platforms/stall.ts';
import { whatsapp } from '../../src/platforms/whatsapp.ts';
import { openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { until } from '../../src/until.ts';

/** A bot of somebody's, wherever it is. */
export interface Owned<Bot> {
  readonly owner: Owner;
  readonly shop: Bot;
}

/** Each bot has an owner of its own, because a plan has room for a few only. */
export async function openShops(house: House, first: Owner, count: number): Promise<Owned<Shop>[]> {
  const shops: Owned<Shop>[] = [];
  for (let at = 0; at < count; at += 1) {
    const owner = at === 0 ? first : await house.signUp();
    shops.push({ owner, shop: await openShop(house, owner, { mergeWindowMs: 0 }) });
  }
  for (const { owner, shop } of shops) await untilChannel(owner, shop, 'OK', 60_000);
  return shops;
}

/** Bots of Meta's platforms by turns, which say nothing but what the model says. */
export async function openMetaStalls(
  house: House,
  count: number,
): Promise<(Owned<Stall> & { on: PlatformName })[]> {
  const { control } = house.simulator;
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const owner = await house.signUp();
      const driver = at % 2 === 0 ? whatsapp : instagram;
      const wish = { name: driver.platform, mergeWindowMs: 0 };
      const stall = await openQuietStall(control, owner, driver, wish);
      return { owner, shop: stall, on: driver.platform };
    }),
  );
}

/** Where customers talk. */
export type PlatformName = Driver['platform'];

/** Somebody at one platform. */
export interface Voice {
  readonly on: PlatformName;
  /** Says a line and waits for something to come back; false when nothing did. */
  asks(text: string): Promise<boolean>;
  texts(): Promise<readonly string[]>;
}

const patienceMs = 40_000;

/** Somebody who talks to a bot on Telegram. */
export async function onTelegram(house: House, shop: Shop, name: string): Promise<Voice> {
  const { seat, texts } = await enter(house, shop, { name });
  const { telegram } = house.simulator.control;
  let last = 0;
  return {
    on: 'TELEGRAM',
    texts,
    async asks(text) {
      const { messageId } = await telegram.say({ ...seat, text });
      last = Math.max(last, messageId ?? 0);
      const wait = { ...seat, after: last, count: 1, timeoutMs: patienceMs };
      const came = await telegram.wait(wait).catch(() => null);
      last = Math.max(last, ...(came ?? []).map(({ message_id }) => message_id));
      return came !== null;
    },
  };
}

/** Somebody who talks to a bot on one of Meta's platforms. */
export async function onMeta({ account }: Stall, on: PlatformName, name: string): Promise<Voice> {
  const { say, heard } = await account.enter(name);
  return {
    on,
    texts: heard,
    async asks(text) {
      const before = (await heard()).length;
      await say(text);
      return until(heard, (all) => all.length > before, patienceMs).then(
        () => true,
        () => false,
      );
    },
  };
}
