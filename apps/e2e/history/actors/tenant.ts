import { openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { signUp, type Owner } from '../../src/owner.ts';
import type { Dice } from './dice.ts';
import type { House } from './house.ts';
import type { Pen } from './pen.ts';
import type { Lookout } from './secrets.ts';

/** A tenant of the house with running bots. */
export interface Tenant {
  readonly name: string;
  /** A word that is in all of this tenant's texts, and may be in nobody else's. */
  readonly canary: string;
  readonly owner: Owner;
  readonly shops: readonly Shop[];
}

/** Short, so that a run is not mostly waiting. */
export const usualMergeWindowMs = 100;

/** What kind of bots a tenant has. */
export interface TenantPlan {
  tenants: number;
  /** One bot for each: how it gets its updates. */
  transports: readonly ('POLLING' | 'WEBHOOK')[];
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
    const line = { simulator: house.simulator() };
    const shops: Shop[] = [];
    for (const transport of plan.transports) {
      const role = `You work for ${canary} and answer its customers.`;
      const name = `${canary} ${transport.toLowerCase()}`;
      shops.push(await openShop(line, owner, { name, role, transport, mergeWindowMs }));
    }
    const name = `tenant ${number}`;
    lookout.plant(`the password of ${name}`, owner.password);
    lookout.plant(`the session of ${name}`, owner.cookie().split('=')[1] ?? '');
    for (const { token } of shops) lookout.plant(`a bot token of ${name}`, token);
    const bots = shops.map(({ botId, simulated }) => ({ id: botId, platform: String(simulated) }));
    pen.write({ kind: 'tenant', tenant: name, canary, bots });
    tenants.push({ name, canary, owner, shops });
  }
  for (const { owner, shops } of tenants) {
    for (const shop of shops) await untilChannel(owner, shop, 'OK', 60_000);
  }
  return tenants;
}
