import type { Received } from '../channel.ts';
import type { AccountNews, Hook, HookDelivery, Receipt } from '../hook.ts';

type Scope = HookDelivery['scope'];

/** Sorts what a webhook brings by the account it is for, in the order in which it came. */
export interface Gatherer {
  received(accountId: string, one: Received | null): void;
  receipt(accountId: string, one: Receipt | null): void;
  news(scope: Scope, accountId: string, one: AccountNews | null): void;
  ignore(): void;
  hook(): Hook;
}

/** A gatherer for one webhook. Null counts as something that was left alone. */
export function createGatherer(): Gatherer {
  const deliveries = new Map<string, HookDelivery>();
  let ignored = 0;
  const of = (scope: Scope, accountId: string): HookDelivery => {
    const key = `${scope} ${accountId}`;
    const known = deliveries.get(key);
    if (known) return known;
    const made = { scope, accountId, received: [], receipts: [], accountNews: [] };
    deliveries.set(key, made);
    return made;
  };
  return {
    received(accountId, one) {
      if (one === null) ignored += 1;
      else of('CHANNEL', accountId).received.push(one);
    },
    receipt(accountId, one) {
      if (one === null) ignored += 1;
      else of('CHANNEL', accountId).receipts.push(one);
    },
    news(scope, accountId, one) {
      if (one === null) ignored += 1;
      else of(scope, accountId).accountNews.push(one);
    },
    ignore: () => void (ignored += 1),
    hook: () => ({ ok: true, deliveries: [...deliveries.values()], ignored }),
  };
}

/** The answer to a body that is not this platform's. */
export const NOT_OURS: Hook = { ok: false, deliveries: [], ignored: 0 };
