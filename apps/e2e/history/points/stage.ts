import type { Failpoint } from '@cbf/base';
import type { Customer } from '../../src/customer.ts';
import { enter } from '../../src/customer.ts';
import { talksOf, type Shown } from '../../src/inbox.ts';
import type { Owner } from '../../src/owner.ts';
import { instagram } from '../../src/platforms/instagram.ts';
import { openQuietStall, type Stall } from '../../src/platforms/stall.ts';
import { whatsapp } from '../../src/platforms/whatsapp.ts';
import { openShop, untilChannel, type BotWish, type Shop } from '../../src/shop.ts';
import { until } from '../../src/until.ts';
import type { PointHouse, Victim } from './house.ts';

/** What a scene plays on: a house, a point at which one of its processes will die, and a bot. */
export interface Stage {
  readonly house: PointHouse;
  readonly owner: Owner;
  readonly shop: Shop;
  readonly point: Failpoint;
  /** Whether what the point stands at was done when the process died. */
  readonly done: boolean;
  /**
   * Arms the point, provokes it, waits for the death and brings the dead back. Gives what the
   * provocation gave; null when the death took the answer with it. `slow` is a rule that makes the
   * runner dawdle on its way there.
   */
  dies<Value>(provoke: () => Promise<Value>, slow?: string): Promise<Value | null>;
  /** Starts the victim anew with the point armed: it dies while it starts, and is brought back. */
  diesAtStart(): Promise<void>;
  /** The same on another platform, with a bot there. */
  on(platform: 'WHATSAPP' | 'INSTAGRAM'): Promise<Stage>;
  /** A customer whom nobody has seen before. */
  customer(): Promise<Guest>;
  /** The same, on Telegram wherever this plays. */
  telegramCustomer(): Promise<Guest<Customer>>;
  /** Looks again when everything has come to rest: what was doubled late is doubled too. */
  later(look: () => Promise<void>): void;
  /** A new customer is answered, once: the house is whole. */
  works(): Promise<void>;
}

/** Somebody who writes and reads. */
export interface Talker {
  say(text: string): Promise<unknown>;
  /** All that the bot has written so far. */
  texts(): Promise<readonly string[]>;
  /** Waits until the bot has written this often; gives all its texts. */
  hears(count: number, timeoutMs?: number): Promise<readonly string[]>;
}

/** A customer on the stage, and what the owner's inbox shows of the talk with them. */
export interface Guest<Who extends Talker = Talker> {
  readonly customer: Who;
  shown(): Promise<Shown[]>;
  conversationId(): Promise<string>;
}

/** One way to come to a point, and what must be true afterwards. */
export type Scene = (at: Stage) => Promise<void>;

/** The longest way to a point: a heartbeat, or a lease that has to run out. */
const longestWayMs = 40_000;
let customers = 0;

/** Who dies at a point. */
export function victimOf(point: Failpoint): Victim {
  return point.startsWith('commit:') ? 'api' : 'runner';
}

/** A bot of the house that is ready to answer. */
export async function readyShop(house: PointHouse, wish: BotWish = {}): Promise<Shop> {
  const shop = await openShop(house.line, house.owner, { mergeWindowMs: 0, ...wish });
  await untilChannel(house.owner, shop, 'OK', 30_000);
  return shop;
}

/** The stage for one point; with a `stall` customers come to that one instead of the shop. */
export function stageFor(
  house: PointHouse,
  shop: Shop,
  point: Failpoint,
  later: Stage['later'],
  stall?: Stall,
): Stage {
  const { line, owner } = house;
  const victim = victimOf(point);
  const rule = `${point}=kill`;

  const seen = (name: string, botId: string) => {
    const talk = async () =>
      (await talksOf(owner, { botId })).find(({ contact }) => contact.name === name);
    return {
      shown: async () => (await talk())?.messages.edges.map(({ node }) => node) ?? [],
      conversationId: async () => (await talk())?.id ?? '',
    };
  };
  const nextName = () => `C${(customers += 1)}`;
  const telegramCustomer: Stage['telegramCustomer'] = async () => {
    const name = nextName();
    return { customer: await enter(line, shop, { name }), ...seen(name, shop.botId) };
  };
  const customer: Stage['customer'] = async () => {
    if (stall === undefined) return telegramCustomer();
    const guest = await stall.account.enter(nextName());
    const { say, heard: texts } = guest;
    const hears: Talker['hears'] = (count, timeoutMs) =>
      until(texts, (all) => all.length >= count, timeoutMs);
    return { customer: { say, texts, hears }, ...seen(guest.name, stall.botId) };
  };

  return {
    house,
    owner,
    shop,
    point,
    done: !point.endsWith(':before'),
    async dies(provoke, slow) {
      if (slow !== undefined) await house.arm('runner', slow);
      await house.arm(victim, victim === 'runner' && slow !== undefined ? `${slow},${rule}` : rule);
      const provoked = provoke().catch(() => null);
      await house.untilDead(victim, longestWayMs);
      await house.revive(victim);
      if (slow !== undefined) await house.arm('runner', null);
      return provoked;
    },
    async diesAtStart() {
      await house.kill(victim);
      // It may die before it listens, or a moment later.
      await house.revive(victim, rule).catch(() => undefined);
      await house.untilDead(victim, longestWayMs);
      await house.revive(victim);
    },
    on: async (platform) => stageFor(house, shop, point, later, await readyStall(house, platform)),
    customer,
    telegramCustomer,
    later,
    async works() {
      const { customer: guest, shown } = await customer();
      await guest.say('#echo it works');
      await guest.hears(1, 60_000);
      const sent = await until(shown, (all) => answersIn(all).some(isThere), 30_000);
      if (sent.filter(({ author }) => author === 'BOT').length !== 1) {
        throw new Error(`One answer was expected: ${JSON.stringify(sent)}`);
      }
    },
  };
}

/** Plays a scene with a bot on another platform. */
export function on(platform: 'WHATSAPP' | 'INSTAGRAM', scene: Scene): Scene {
  return async (at) => scene(await at.on(platform));
}

const stalls = new WeakMap<object, Map<string, Promise<Stall>>>();

/** A bot of a house on another platform, which all scenes there share. */
function readyStall(house: PointHouse, platform: 'WHATSAPP' | 'INSTAGRAM'): Promise<Stall> {
  const known = stalls.get(house) ?? new Map<string, Promise<Stall>>();
  stalls.set(house, known);
  const driver = platform === 'WHATSAPP' ? whatsapp : instagram;
  const { control } = house.line.simulator;
  const wish = { name: platform, mergeWindowMs: 0 };
  const stall = known.get(platform) ?? openQuietStall(control, house.owner, driver, wish);
  known.set(platform, stall);
  return stall;
}

/** Whether a message is with its customer, as far as is shown. */
export function isThere({ deliveryState }: Shown): boolean {
  return ['SENT', 'DELIVERED', 'READ'].includes(deliveryState);
}

/** The bot's lines among what is shown. */
export function answersIn(shown: readonly Shown[]): Shown[] {
  return shown.filter(({ author }) => author === 'BOT');
}
