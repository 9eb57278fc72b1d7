import { randomInt } from 'node:crypto';
import { updatesTopic } from './topics.ts';
import { asObject, type Json } from '../json.ts';
import type { Bot, QueuedUpdate } from './model.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const QUERY_LIFE_MS = 150_000;
const SHORT_LIVED = new Set(['callback_query', 'shipping_query', 'pre_checkout_query']);
const LEFT_OUT_BY_DEFAULT = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

/**
 * Queues an update for a bot and returns its number, or null when the bot has not asked for
 * updates of this type: the filter holds when the update is made, not when it is fetched.
 */
export function createUpdate(
  world: World,
  bot: Bot,
  update: { type: string; payload: unknown; lane: string; id?: number | undefined },
): number | null {
  const { type, payload, lane } = update;
  if (!isWanted(bot, type)) return null;
  const now = world.clock.now();
  if (bot.lastUpdateAt !== null && now - bot.lastUpdateAt >= WEEK_MS) {
    bot.nextUpdateId = randomInt(1, 900_000_000);
  }
  const id = update.id ?? bot.nextUpdateId;
  bot.nextUpdateId = id + 1;
  bot.lastUpdateAt = now;
  const expiresAt = SHORT_LIVED.has(type) ? now + QUERY_LIFE_MS : dateOf(payload, now) + DAY_MS;
  bot.updates.push({ id, type, lane, expiresAt, payload });
  world.history.write('update.offered', {
    bot: String(bot.id),
    update: id,
    type,
    ...spoken(payload),
  });
  world.save();
  world.bell.ring(updatesTopic(bot.id));
  return id;
}

/** The updates that still wait, oldest first; those past their time are forgotten on the way. */
export function pendingUpdates(world: World, bot: Bot): QueuedUpdate[] {
  const now = world.clock.now();
  if (bot.updates.some((update) => update.expiresAt <= now)) {
    bot.updates = bot.updates.filter((update) => update.expiresAt > now);
    world.save();
  }
  return bot.updates;
}

/** Forgets updates that have been taken, and tells the history so. */
export function confirmUpdates(
  world: World,
  bot: Bot,
  via: 'poll' | 'hook',
  test: (update: QueuedUpdate) => boolean,
): void {
  for (const { id } of bot.updates.filter(test)) {
    world.history.write('update.acked', { bot: String(bot.id), update: id, via });
  }
  forgetUpdates(world, bot, test);
}

/** Whether an update comes twice, when every so manieth does. */
export function isDoubled({ id }: Pick<QueuedUpdate, 'id'>, every: number): boolean {
  return every > 0 && id % every === 0;
}

/** Forgets the updates for which the test holds. */
export function forgetUpdates(
  world: World,
  bot: Bot,
  test: (update: QueuedUpdate) => boolean,
): void {
  const left = bot.updates.filter((update) => !test(update));
  if (left.length === bot.updates.length) return;
  bot.updates = left;
  world.save();
}

/** The update as it goes over the wire. */
export function wireUpdate(update: QueuedUpdate): Record<string, unknown> {
  return { update_id: update.id, [update.type]: update.payload };
}

/** Remembers which types the bot asked for; an empty list means the usual ones again. */
export function allowUpdates(world: World, bot: Bot, types: string[] | undefined): void {
  if (types === undefined) return;
  bot.allowedUpdates = types.length === 0 ? null : types;
  world.save();
}

function isWanted(bot: Bot, type: string): boolean {
  return bot.allowedUpdates ? bot.allowedUpdates.includes(type) : !LEFT_OUT_BY_DEFAULT.has(type);
}

/** Of a message: where it was said, and what. */
function spoken(payload: unknown): Json {
  const message = asObject(payload);
  const { id: chat } = asObject(message?.['chat']) ?? {};
  return { chat, message: message?.['message_id'], text: message?.['text'] };
}

function dateOf(payload: unknown, now: number): number {
  const object = asObject(payload);
  const date = object?.['edit_date'] ?? object?.['date'];
  return typeof date === 'number' && date > 0 ? date * 1000 : now;
}
