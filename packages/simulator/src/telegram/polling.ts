import type { Timer } from '../clock.ts';
import { updatesTopic } from './topics.ts';
import { conflict, type TelegramError } from './errors.ts';
import type { Bot, QueuedUpdate } from './model.ts';
import { confirmUpdates, pendingUpdates, wireUpdate } from './updates.ts';
import type { World } from './world.ts';

const ANSWER_CAP_BYTES = 4 * 1024 * 1024;
const FUTURE_OFFSET = 10;
const REPEAT_MS = 3000;
const RUSH_MS = 500;
const CONFLICT_SPACING_MS = 3000;
const LISTENING_FOR_MS = 5000;

const OTHER_POLL =
  'terminated by other getUpdates request; make sure that only one bot instance is running';
const WEBHOOK_SET =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

/** What a poll asks for. */
export interface PollRequest {
  offset: number;
  limit: number;
  timeout: number;
}

interface Waiting {
  answer: (updates: QueuedUpdate[]) => void;
  fail: (error: TelegramError, afterMs?: number) => void;
}

interface History {
  offset: number;
  at: number;
  nextConflictAt: number;
}

/** The long polls of all bots: at most one waits for each. */
export class Polls {
  readonly #world: World;
  readonly #waiting = new Map<number, Waiting>();
  readonly #history = new Map<number, History>();

  constructor(world: World) {
    this.#world = world;
  }

  isPolling(bot: Bot): boolean {
    return this.#waiting.has(bot.id);
  }

  /** Whether somebody collects the bot's updates: by webhook, or by a poll not long ago. */
  isListening(bot: Bot): boolean {
    if (bot.webhook || this.isPolling(bot)) return true;
    const last = this.#history.get(bot.id)?.at;
    return last !== undefined && this.#world.clock.now() - last < LISTENING_FOR_MS;
  }

  /**
   * Answers a getUpdates call: at once when there is something, otherwise when something comes
   * or the time is up. A poll that has to wait ends the one that waits already.
   */
  async poll(bot: Bot, asked: PollRequest, gone: AbortSignal): Promise<Record<string, unknown>[]> {
    if (bot.webhook) throw conflict(WEBHOOK_SET);
    const { limit, timeout } = this.#slowed(bot, asked);
    this.#confirm(bot, asked.offset);
    const ready = this.#ready(bot, asked.offset, limit);
    if (ready.length > 0 || timeout === 0) return capped(ready);
    this.#waiting.get(bot.id)?.fail(conflict(OTHER_POLL), this.#conflictDelay(bot));
    return capped(await this.#wait(bot, asked.offset, limit, timeout, gone));
  }

  /** Ends the waiting poll of a bot, if there is one. */
  end(bot: Bot, error: TelegramError): void {
    this.#waiting.get(bot.id)?.fail(error);
  }

  #wait(
    bot: Bot,
    offset: number,
    limit: number,
    timeout: number,
    gone: AbortSignal,
  ): Promise<QueuedUpdate[]> {
    return new Promise((resolve, reject) => {
      const timers: Timer[] = [];
      const leave = () => {
        off();
        for (const timer of timers) timer.cancel();
        gone.removeEventListener('abort', onGone);
        if (this.#waiting.get(bot.id) === waiting) this.#waiting.delete(bot.id);
      };
      const waiting: Waiting = {
        answer: (updates) => {
          leave();
          resolve(updates);
        },
        fail: (error, afterMs = 0) => {
          leave();
          if (afterMs === 0) reject(error);
          else this.#world.clock.after(afterMs, () => reject(error));
        },
      };
      const onGone = () => waiting.answer([]);
      const off = this.#world.bell.on(updatesTopic(bot.id), () => {
        const ready = this.#ready(bot, offset, limit);
        if (ready.length > 0) waiting.answer(ready);
      });
      timers.push(this.#world.clock.after(timeout * 1000, () => waiting.answer([])));
      gone.addEventListener('abort', onGone, { once: true });
      this.#waiting.set(bot.id, waiting);
    });
  }

  #ready(bot: Bot, offset: number, limit: number): QueuedUpdate[] {
    const from = offset > bot.nextUpdateId + FUTURE_OFFSET ? 0 : offset;
    return pendingUpdates(this.#world, bot)
      .filter((update) => from <= 0 || update.id >= from)
      .slice(0, limit);
  }

  #confirm(bot: Bot, offset: number): void {
    if (offset < 0) {
      const kept = new Set(pendingUpdates(this.#world, bot).slice(offset));
      confirmUpdates(this.#world, bot, 'poll', (update) => !kept.has(update));
    } else if (offset > 0 && offset <= bot.nextUpdateId + FUTURE_OFFSET) {
      confirmUpdates(this.#world, bot, 'poll', (update) => update.id < offset);
    }
  }

  /** A client that asks the same thing again and again is slowed down. */
  #slowed(bot: Bot, asked: PollRequest): { limit: number; timeout: number } {
    const now = this.#world.clock.now();
    const last = this.#history.get(bot.id);
    const since = last?.offset === asked.offset ? now - last.at : Infinity;
    this.#history.set(bot.id, {
      offset: asked.offset,
      at: now,
      nextConflictAt: last?.nextConflictAt ?? 0,
    });
    return {
      limit: since < RUSH_MS ? 1 : asked.limit,
      timeout: since < REPEAT_MS && asked.timeout < 3 ? 3 : asked.timeout,
    };
  }

  /** The first conflict is told at once; further ones within three seconds wait. */
  #conflictDelay(bot: Bot): number {
    const now = this.#world.clock.now();
    const history = this.#history.get(bot.id);
    if (!history) return 0;
    const delay = now < history.nextConflictAt ? CONFLICT_SPACING_MS : 0;
    history.nextConflictAt = now + CONFLICT_SPACING_MS;
    return delay;
  }
}

function capped(updates: QueuedUpdate[]): Record<string, unknown>[] {
  const wire: Record<string, unknown>[] = [];
  let bytes = 0;
  for (const update of updates) {
    const one = wireUpdate(update);
    bytes += Buffer.byteLength(JSON.stringify(one));
    if (wire.length > 0 && bytes > ANSWER_CAP_BYTES) break;
    wire.push(one);
  }
  return wire;
}
