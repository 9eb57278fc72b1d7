import { GraphError } from '../meta/errors.ts';
import type { Meta } from '../meta/service.ts';
import type { Account } from './model.ts';

const SECOND_MS = 1000;
const sends = new WeakMap<Account, number[]>();

/** Counts a send against the account's rate; throws 613 when it is used up. */
export function passRate(meta: Meta, account: Account): void {
  const now = meta.world.clock.now();
  const recent = (sends.get(account) ?? []).filter((at) => at > now - SECOND_MS && at <= now);
  if (recent.length >= account.habits.perSecond) throw new GraphError(613);
  sends.set(account, [...recent, now]);
}
