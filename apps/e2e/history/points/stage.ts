import type { Failpoint } from '@cbf/base';
import type { Customer } from '../../src/customer.ts';
import { enter } from '../../src/customer.ts';
import { talksOf, type Shown } from '../../src/inbox.ts';
import type { Owner } from '../../src/owner.ts';
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
  /** A customer whom nobody has seen before. */
  customer(): Promise<Guest>;
  /** Looks again when everything has come to rest: what was doubled late is doubled too. */
  later(look: () => Promise<void>): void;
  /** A new customer is answered, once: the house is whole. */
  works(): Promise<void>;
}

/** A customer on the stage, and what the owner's inbox shows of the talk with them. */
export interface Guest {
  readonly customer: Customer;
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

/** The stage for one point. */
export function stageFor(
  house: PointHouse,
  shop: Shop,
  point: Failpoint,
  later: Stage['later'],
): Stage {
  const { line, owner } = house;
  const victim = victimOf(point);
  const rule = `${point}=kill`;

  const customer: Stage['customer'] = async () => {
    const name = `C${(customers += 1)}`;
    const talk = async () =>
      (await talksOf(owner, shop)).find(({ contact }) => contact.name === name);
    return {
      customer: await enter(line, shop, { name }),
      shown: async () => (await talk())?.messages.edges.map(({ node }) => node) ?? [],
      conversationId: async () => (await talk())?.id ?? '',
    };
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
    customer,
    later,
    async works() {
      const { customer: guest, shown } = await customer();
      await guest.say('#echo it works');
      await guest.hears(1, 60_000);
      const sent = await until(
        shown,
        (all) =>
          all.some(({ deliveryState, author }) => author === 'BOT' && deliveryState === 'SENT'),
        30_000,
      );
      if (sent.filter(({ author }) => author === 'BOT').length !== 1) {
        throw new Error(`One answer was expected: ${JSON.stringify(sent)}`);
      }
    },
  };
}

/** The bot's lines among what is shown. */
export function answersIn(shown: readonly Shown[]): Shown[] {
  return shown.filter(({ author }) => author === 'BOT');
}
