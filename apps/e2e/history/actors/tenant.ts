import { signUp, type Owner } from '../../src/owner.ts';
import type { Driver } from '../../src/platforms/driver.ts';
import { instagram } from '../../src/platforms/instagram.ts';
import { openStall } from '../../src/platforms/stall.ts';
import { whatsapp } from '../../src/platforms/whatsapp.ts';
import { openShop, untilChannel, type BotWish } from '../../src/shop.ts';
import type { Dice } from './dice.ts';
import type { House } from './house.ts';
import type { Pen } from './pen.ts';
import type { PlatformName } from './platform.ts';
import type { Lookout } from './secrets.ts';

/** A running bot and the account by which its platform knows it. */
export interface Outlet {
  readonly botId: string;
  readonly channelId: string;
  readonly on: PlatformName;
  readonly account: string;
  readonly secrets: readonly string[];
}

/** A tenant of the house with running bots. */
export interface Tenant {
  readonly name: string;
  /** A word that is in all of this tenant's texts, and may be in nobody else's. */
  readonly canary: string;
  readonly owner: Owner;
  readonly outlets: readonly Outlet[];
}

/** Short, so that a run is not mostly waiting. */
export const usualMergeWindowMs = 100;

/** How a bot gets its updates: from Telegram in one of two ways, or from Meta. */
export type Way = 'POLLING' | 'WEBHOOK' | 'WHATSAPP' | 'INSTAGRAM';

/** What kind of bots a tenant has. */
export interface TenantPlan {
  tenants: number;
  /** One bot for each. */
  ways: readonly Way[];
  /** How long each bot waits for more before it answers, ms; 100 unless said otherwise. */
  mergeWindowMs?: number;
}

/** Registers tenants and opens their bots; resolves when all bots run. */
export async function openTenants(
  house: House,
  plan: TenantPlan,
  dice: Dice,
  pen: Pen,
  lookout: Lookout,
): Promise<Tenant[]> {
  const { mergeWindowMs = usualMergeWindowMs } = plan;
  const tenants: Tenant[] = [];
  for (let number = 1; number <= plan.tenants; number += 1) {
    const canary = `canary${dice.between(1e8, 1e9).toString(36)}`;
    const owner = await signUp(house.apiUrl, house.publicUrl);
    const outlets: Outlet[] = [];
    for (const way of plan.ways) {
      const role = `You work for ${canary} and answer its customers.`;
      const name = `${canary} ${way.toLowerCase()}`;
      outlets.push(await openOutlet(house, owner, way, { name, role, mergeWindowMs }));
    }
    const name = `tenant ${number}`;
    lookout.plant(`the password of ${name}`, owner.password);
    lookout.plant(`the session of ${name}`, owner.cookie().split('=')[1] ?? '');
    for (const secret of outlets.flatMap(({ secrets }) => secrets))
      lookout.plant(`a credential of ${name}`, secret);
    const bots = outlets.map(({ botId: id, account: platform, on }) => ({ id, platform, on }));
    pen.write({ kind: 'tenant', tenant: name, canary, bots });
    tenants.push({ name, canary, owner, outlets });
  }
  for (const { owner, outlets } of tenants) {
    for (const outlet of outlets) await untilChannel(owner, outlet, 'OK', 60_000);
  }
  return tenants;
}

async function openOutlet(
  house: House,
  owner: Owner,
  way: Way,
  wish: BotWish & { name: string },
): Promise<Outlet> {
  const simulator = house.simulator();
  switch (way) {
    case 'POLLING':
    case 'WEBHOOK': {
      const shop = await openShop({ simulator }, owner, { ...wish, transport: way });
      const { botId, channelId, simulated, token } = shop;
      const account = String(simulated);
      return { botId, channelId, on: 'TELEGRAM', account, secrets: [token] };
    }
    case 'WHATSAPP':
      return ofMeta(house, owner, whatsapp, wish);
    case 'INSTAGRAM':
      return ofMeta(house, owner, instagram, wish);
  }
}

async function ofMeta(
  house: House,
  owner: Owner,
  driver: Driver,
  wish: BotWish & { name: string },
): Promise<Outlet> {
  const { control } = house.simulator();
  const { botId, channelId, account } = await openStall(control, owner, driver, wish);
  const { id, secrets } = account;
  return { botId, channelId, on: driver.platform, account: id, secrets };
}
