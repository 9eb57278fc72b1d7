import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import type { House } from './house.ts';
import type { Pen } from './pen.ts';
import type { Tenant } from './tenant.ts';

/** How much is written. */
export interface LoadPlan {
  /** Customers of each bot. */
  customers: number;
  /** Messages a second over all bots. */
  perSecond: number;
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
  seat: { bot: number; customer: number };
  /** How many messages they have written. */
  written: number;
  /** The last message of the bot that they have read. */
  heard: number;
  isBusy: boolean;
  busy: Promise<unknown>;
}

const LONG = 2_600;
const PATIENCE_MS = 5_000;

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
  const customers = await enterAll(house, tenants, plan.customers, pen);
  let said = 0;
  let stopped = false;

  const say = async (customer: Customer, text: string) => {
    const { telegram } = house.simulator().control;
    const told = await telegram.say({ ...customer.seat, text }).catch(() => null);
    if (told !== null) said += 1;
    return told;
  };
  const ask = (customer: Customer, more = '') => {
    customer.written += 1;
    const question = `${customer.tenant.canary} c${customer.number}n${customer.written}`;
    return say(customer, `#echo ${question}${more}`);
  };
  // As people do, a customer waits for an answer before the next question, but not for ever.
  const listen = async ({ seat, heard }: Customer) => {
    const { telegram } = house.simulator().control;
    const query = { ...seat, after: heard, timeoutMs: PATIENCE_MS };
    return (await telegram.wait(query).catch(() => [])).at(-1)?.message_id ?? heard;
  };
  const act = async (customer: Customer, luck: number) => {
    if (luck < 0.66) await ask(customer);
    else if (luck < 0.86) {
      for (let left = dice.between(2, 4); left > 0; left -= 1) await ask(customer);
    } else if (luck < 0.9) {
      // Two long ones together make an answer that needs several messages.
      const filler = ' word'.repeat(LONG / 5);
      await ask(customer, filler);
      await ask(customer, filler);
    } else if (luck < 0.95) await say(customer, '/help');
    else {
      const told = await ask(customer);
      const text = `#echo ${customer.tenant.canary} c${customer.number}n${customer.written} changed`;
      const { telegram } = house.simulator().control;
      if (told?.messageId === undefined || told.messageId === null) return;
      const edit = { messageId: told.messageId, text };
      await telegram.say({ ...customer.seat, edit }).catch(() => null);
    }
  };
  const turnOf = (customer: Customer, luck: number) => {
    customer.isBusy = true;
    customer.busy = act(customer, luck)
      .then(async () => {
        customer.heard = await listen(customer);
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
      // An act is 1.5 messages on average.
      due += 1_500 / plan.perSecond;
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
    },
  };
}

async function enterAll(
  house: House,
  tenants: readonly Tenant[],
  each: number,
  pen: Pen,
): Promise<Customer[]> {
  const { telegram } = house.simulator().control;
  const customers: Customer[] = [];
  for (const tenant of tenants) {
    for (const shop of tenant.shops) {
      for (let count = 0; count < each; count += 1) {
        const number = customers.length + 1;
        const name = `Customer ${number}`;
        const { id } = await telegram.customer({ name, languageCode: 'en' });
        const seat = { bot: shop.simulated, customer: id };
        pen.write({ kind: 'customer', bot: String(shop.simulated), chat: id, name });
        customers.push({
          tenant,
          number,
          seat,
          written: 0,
          heard: 0,
          isBusy: false,
          busy: Promise.resolve(),
        });
      }
    }
  }
  return customers;
}
