import type { Clock } from '../clock.ts';
import { tooMany } from './errors.ts';
import type { Bot, Chat } from './model.ts';

interface Rule {
  /** So many may come at once. */
  burst: number;
  /** One more is allowed after so many milliseconds. */
  everyMs: number;
  /** Seconds to stay away once the limit is crossed. */
  penalty: number;
}

/** Telegram does not publish its limits; these keep what it says about them in round numbers. */
const PER_CHAT: Rule = { burst: 5, everyMs: 1000, penalty: 1 };
const PER_GROUP: Rule = { burst: 20, everyMs: 3000, penalty: 3 };
const PER_BOT: Rule = { burst: 30, everyMs: 1000 / 30, penalty: 1 };
const EDITS: Rule = { burst: 5, everyMs: 1000, penalty: 130 };

interface Bucket {
  tokens: number;
  at: number;
  lockedUntil: number;
}

/** The flood limits: who crosses one is shut out, and stays so while he keeps knocking early. */
export class Flood {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();
  enforced = true;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Lets one sent message pass, or throws 429. */
  passMessage(bot: Bot, chat: Chat): void {
    if (!this.enforced) return;
    this.#pass(`${bot.id}`, PER_BOT);
    this.#pass(`${bot.id}:${chat.id}`, chat.type === 'private' ? PER_CHAT : PER_GROUP);
  }

  /** Lets one edit pass, or throws 429, which for edits keeps one out for long. */
  passEdit(bot: Bot, chat: Chat): void {
    if (this.enforced) this.#pass(`${bot.id}:${chat.id}:edit`, EDITS);
  }

  reset(): void {
    this.#buckets.clear();
  }

  #pass(key: string, rule: Rule): void {
    const now = this.#clock.now();
    const bucket = this.#buckets.get(key) ?? { tokens: rule.burst, at: now, lockedUntil: 0 };
    this.#buckets.set(key, bucket);
    if (now < bucket.lockedUntil) throw tooMany(Math.ceil((bucket.lockedUntil - now) / 1000));
    const earned = Math.max(0, now - bucket.at) / rule.everyMs;
    bucket.tokens = Math.min(rule.burst, bucket.tokens + earned);
    bucket.at = now;
    if (bucket.tokens < 1) {
      bucket.lockedUntil = now + rule.penalty * 1000;
      throw tooMany(rule.penalty);
    }
    bucket.tokens -= 1;
  }
}
