import { by, talksOf, type Shown, type Talk } from '../../src/inbox.ts';
import type { Line } from '../../src/line.ts';
import type { Owner } from '../../src/owner.ts';
import type { Driver, Guest } from '../../src/platforms/driver.ts';
import { openStall, type Stall } from '../../src/platforms/stall.ts';
import type { BotWish } from '../../src/shop.ts';
import { until } from '../../src/until.ts';

/** What a case plays on: a house, one platform, and a bot there that the cases share. */
export interface Stand {
  readonly house: Line;
  readonly owner: Owner;
  readonly driver: Driver;
  readonly shared: Stall;
  /** A bot of its own, for a case that does something to all of it. */
  open(wish?: BotWish): Promise<Stall>;
}

/** A customer at a stall, and what the owner's inbox shows of them. */
export interface Visit extends Guest {
  readonly stall: Stall;
  talk(): Promise<Talk | undefined>;
  /** Waits until the inbox shows the talk so. */
  untilTalk(isSo: (talk: Talk) => boolean): Promise<Talk>;
  /** Waits until so many texts have arrived; gives them all. */
  hears(count: number): Promise<readonly string[]>;
  /** Waits until the bot's newest message has come so far; gives it. */
  untilAnswer(...states: readonly string[]): Promise<Shown>;
}

const patienceMs = 60_000;

/** Opens a stand with its shared bot. */
export async function openStand(house: Line, driver: Driver): Promise<Stand> {
  const owner = await house.signUp();
  const { control } = house.simulator;
  const open: Stand['open'] = (wish) => {
    const name = `Stall ${(stalls += 1)}`;
    return openStall(control, owner, driver, { name, maxOutputTokens: 8_000, ...wish });
  };
  return { house, owner, driver, open, shared: await open() };
}

let stalls = 0;
let visits = 0;

/** A new customer comes to a stall; says nothing yet. */
export async function visit({ owner, shared }: Stand, stall: Stall = shared): Promise<Visit> {
  // A name that is no part of another one: the inbox finds it by its letters.
  const name = `Visitor ${(visits += 1)} of the day`;
  const guest = await stall.account.enter(name);
  const names = [name, ...guest.ids];
  const talk = async () => {
    for (const one of names) {
      const found = await talksOf(owner, stall, one);
      const mine = found.find(({ contact }) => names.includes(contact.name));
      if (mine) return mine;
    }
    return undefined;
  };
  const untilTalk: Visit['untilTalk'] = async (isSo) => {
    const found = await until(talk, (one) => one !== undefined && isSo(one), patienceMs);
    if (found === undefined) throw new Error(`There is no talk with ${name}.`);
    return found;
  };
  return {
    ...guest,
    stall,
    talk,
    untilTalk,
    hears: (count) => until(guest.heard, (all) => all.length >= count, patienceMs),
    async untilAnswer(...states) {
      const newest = (one: Talk) => by('BOT', one).at(-1);
      const found = await untilTalk((one) => states.includes(newest(one)?.deliveryState ?? ''));
      const answer = newest(found);
      if (answer === undefined) throw new Error('The bot has said nothing.');
      return answer;
    },
  };
}

/** The states of a message that its customer has. */
export const there = ['SENT', 'DELIVERED', 'READ'] as const;
