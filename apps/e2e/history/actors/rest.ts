import { setTimeout as pause } from 'node:timers/promises';
import type { House } from './house.ts';
import { until } from '../../src/until.ts';
import { cursorOf, listOf } from './reader.ts';
import type { Subscriber } from './subscriber.ts';
import type { Tenant } from './tenant.ts';

/** The people and programs of one tenant. */
export interface Party {
  tenant: Tenant;
  subscribers: readonly Subscriber[];
}

/** So many times the patience with a house that stands still a house that moves is waited for. */
const longest = 5;

/** Waits until every subscriber follows its log. */
export async function allFollow(parties: readonly Party[]): Promise<void> {
  const all = parties.flatMap(({ subscribers }) => subscribers);
  await until(
    () => Promise.resolve(all.map((one) => one.place())),
    (places) => !places.includes(null),
  );
}

/**
 * Waits until the house has come to rest by itself: no update waits at a platform, no answer is
 * being made or sent, and every subscriber has come to the end of a log that no longer grows. Gives
 * the milliseconds that it took, or what is not at rest when nothing has moved for `withinMs`: a
 * house that a busy machine slows down is not stuck, and what is read while it moves proves nothing.
 */
export async function comeToRest(
  house: House,
  parties: readonly Party[],
  withinMs: number,
): Promise<{ ms: number; unrest: string | null }> {
  const begun = performance.now();
  let unrest: string | null = 'nothing has been seen yet';
  let quiet = 0;
  let ends = '';
  let movedAt = begun;
  while (performance.now() - movedAt < withinMs && performance.now() - begun < longest * withinMs) {
    unrest = await unrestIn(house, parties).catch((error: unknown) => String(error));
    const places = parties
      .flatMap(({ subscribers }) => subscribers.map((one) => one.place()))
      .join();
    quiet = unrest === null && places === ends ? quiet + 1 : 0;
    if (places !== ends) movedAt = performance.now();
    ends = places;
    // Several looks that are alike: what was between two places at the first one has arrived.
    if (quiet >= 3) return { ms: performance.now() - begun, unrest: null };
    await pause(500);
  }
  return { ms: performance.now() - begun, unrest };
}

async function unrestIn(house: House, parties: readonly Party[]): Promise<string | null> {
  const { telegram, meta } = house.simulator().control;
  const waiting = (await telegram.bots()).filter(({ pendingUpdates }) => pendingUpdates > 0);
  if (waiting.length > 0) return `${waiting.length} bots have updates that wait at the platform`;
  const webhooks = await meta.deliveries();
  if (webhooks.length > 0) return `${webhooks.length} webhooks of Meta's wait to be taken`;
  for (const { tenant, subscribers } of parties) {
    const before = await cursorOf(tenant.owner);
    for (const { id, openTurn, lastMessage } of await listOf(tenant.owner)) {
      if (openTurn) return `${id} has a turn that is ${openTurn.state}`;
      const state = lastMessage?.deliveryState ?? '';
      if (['QUEUED', 'SENDING'].includes(state)) return `${id} has a message that is ${state}`;
    }
    const end = await cursorOf(tenant.owner);
    if (end !== before) return `the log of ${tenant.name} still grows`;
    const late = subscribers.find((one) => one.place() !== end);
    if (late) return `a subscriber of ${tenant.name} is at ${late.place()}, the log ends at ${end}`;
  }
  return null;
}
