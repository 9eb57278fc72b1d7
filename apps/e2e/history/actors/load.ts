import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import type { House } from './house.ts';
import type { Pen } from './pen.ts';
import { openPlatform, type Platform, type Seat } from './platform.ts';
import type { Outlet, Tenant } from './tenant.ts';

/** How much is written. */
export interface LoadPlan {
  /** Customers of each bot. */
  customers: number;
  /** Messages a second over all bots. */
  perSecond: number;
  /** Which part of all acts are bursts; a fifth unless said otherwise. */
  bursts?: number;
  /** How long somebody types at most before each line of a burst; 0 unless said otherwise. */
  typingMs?: number;
}

/** Customers that write until they are told to stop. */
export interface Load {
  /** How many messages have reached the platform. */
  said(): number;
  /** Lets everybody finish their sentence; resolves when the last one has. */
  stop(): Promise<void>;
}

interface Customer {
  tenant: Tenant;
  number: number;
  seat: Seat;
  /** How many messages they have written. */
  written: number;
  /** The last message of the bot that they have read. */
  heard: number;
  isBusy: boolean;
  busy: Promise<unknown>;
}

const LONG = 2_600;
const PATIENCE_MS = 5_000;
/** Two long ones, a command, or one with its correction: by chance so many an act. */
const MESSAGES_ELSE = 0.04 * 2 + 0.05 + 0.05 * 2;

/**
 * Has customers write: single messages, bursts, long ones, commands, corrections. What a platform
 * that is down does not take is lost, as on a phone without a network, and nobody has promised it.
 */
export async function startLoad(
  house: House,
  tenants: readonly Tenant[],
  plan: LoadPlan,
  dice: Dice,
  pen: Pen,
): Promise<Load> {
  const { bursts = 0.2, typingMs = 0 } = plan;
  const customers = await enterAll(house, tenants, plan.customers, pen);
  const platform: Platform = openPlatform(house);
  let said = 0;
  let stopped = false;

  const say = async ({ seat }: Customer, text: string) => {
    const told = await platform.say(seat, text);
    if (told !== null) said += 1;
    return told;
  };
  const ask = (customer: Customer, more = '') => {
    customer.written += 1;
    const question = `${customer.tenant.canary} c${customer.number}n${customer.written}`;
    return say(customer, `#echo ${question}${more}`);
  };
  const act = async (customer: Customer, luck: number) => {
    if (luck < 0.86 - bursts) await ask(customer);
    else if (luck < 0.86) {
      for (let left = dice.between(2, 4); left > 0; left -= 1) {
        if (typingMs > 0) await pause(dice.between(typingMs / 4, typingMs));
        await ask(customer);
      }
    } else if (luck < 0.9) {
      // Two long ones together make an answer that needs several messages.
      const filler = ' word'.repeat(LONG / 5);
      await ask(customer, filler);
      await ask(customer, filler);
    } else if (luck < 0.95) await say(customer, '/help');
    else {
      const told = await ask(customer);
      // Meta may tell of the change before it tells of the message, and then says it in vain.
      if (told === null || customer.seat.on !== 'TELEGRAM') return;
      const text = `#echo ${customer.tenant.canary} c${customer.number}n${customer.written} changed`;
      if ((await platform.change(customer.seat, told, text)) !== null) said += 1;
    }
  };
  const turnOf = (customer: Customer, luck: number) => {
    customer.isBusy = true;
    customer.busy = act(customer, luck)
      .then(async () => {
        // As people do, a customer waits for an answer before the next question, but not for ever.
        customer.heard = await platform.hear(customer.seat, customer.heard, PATIENCE_MS);
      })
      .catch(() => undefined)
      .finally(() => (customer.isBusy = false));
  };
  const speak = async () => {
    const begun = performance.now();
    let due = 0;
    while (!stopped) {
      const luck = dice.roll();
      const idle = customers.filter(({ isBusy }) => !isBusy);
      if (idle.length > 0) turnOf(dice.pick(idle), luck);
      due += (MESSAGES_ELSE + 3 * bursts + (0.86 - bursts)) * (1_000 / plan.perSecond);
      const wait = due - (performance.now() - begun);
      if (wait > 0) await pause(wait);
    }
    await Promise.all(customers.map(({ busy }) => busy));
  };
  const speaking = speak();
  return {
    said: () => said,
    stop: async () => {
      stopped = true;
      await speaking;
      await platform.stop();
    },
  };
}

async function enterAll(
  house: House,
  tenants: readonly Tenant[],
  each: number,
  pen: Pen,
): Promise<Customer[]> {
  const { control } = house.simulator();
  const customers: Customer[] = [];
  for (const tenant of tenants) {
    for (const outlet of tenant.outlets) {
      for (let count = 0; count < each; count += 1) {
        const number = customers.length + 1;
        const name = `Customer ${number}`;
        const { customer, chat, names } = await enter(control, outlet, name);
        const { on, account } = outlet;
        pen.write({ kind: 'customer', bot: account, chat, name, names });
        customers.push({
          ...{ tenant, number, seat: { on, account, customer } },
          ...{ written: 0, heard: 0, isBusy: false, busy: Promise.resolve() },
        });
      }
    }
  }
  return customers;
}

/** A new customer of an outlet: their number, that of their chat, and how else they are called. */
async function enter(
  { telegram, whatsapp, instagram }: ReturnType<House['simulator']>['control'],
  { on, account }: Outlet,
  name: string,
): Promise<{ customer: number; chat: number; names: string[] }> {
  switch (on) {
    case 'TELEGRAM': {
      const { id } = await telegram.customer({ name, languageCode: 'en' });
      return { customer: id, chat: id, names: [] };
    }
    case 'WHATSAPP': {
      const { id, phone } = await whatsapp.customer({ name });
      const { userIds } = (await whatsapp.chat({ number: account, customer: id })).customer;
      return { customer: id, chat: id, names: [phone, ...Object.values(userIds)] };
    }
    case 'INSTAGRAM': {
      const { id } = await instagram.customer({ name });
      const { scopedId } = await instagram.chat({ account, customer: id });
      return { customer: id, chat: Number(scopedId), names: [scopedId] };
    }
  }
}
