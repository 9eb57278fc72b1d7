/** How much a platform takes of one account. */
export interface Rates {
  /** So many messages a second in all. */
  mostPerSecond: number;
  /** Between two messages to one chat, ms, once a burst is over. */
  gapOf: (chatId: string) => number;
  /** So many may follow one another at once: the pieces of an answer, a greeting and its question. */
  burst: number;
}

const WINDOW_MS = 1_000;
/** So many chats refused within a second mean that the whole bot is to be quiet. */
const MANY_REFUSALS = 3;
const REFUSAL_WINDOW_MS = 1_000;
/** Chats that have been silent are forgotten when there are this many. */
const MANY_CHATS = 1_000;

/**
 * When an account's chats may be written to again: so that its platform has no reason to refuse a
 * message, and so that nothing is sent before a refusal's time is over. It never waits itself; whoever asks
 * too early goes back to the queue, which outlives this process and holds no lease meanwhile.
 */
export class Pace {
  private readonly now: () => number;
  private readonly rates: Rates;
  /** When all that was sent to a chat would have been sent at its steady rate. */
  private readonly spent = new Map<string, number>();
  private readonly paused = new Map<string, number>();
  private sends: number[] = [];
  private refusals: { chatId: string; at: number }[] = [];
  private botPausedUntil = 0;

  constructor(now: () => number, rates: Rates) {
    this.now = now;
    this.rates = rates;
  }

  /** How long a chat may not be written to yet, ms; 0 when it may now. */
  waitFor(chatId: string): number {
    const now = this.now();
    const burst = (this.rates.burst - 1) * this.rates.gapOf(chatId);
    const rate = (this.spent.get(chatId) ?? 0) - burst - now;
    return Math.max(0, rate, this.quietFor(chatId), this.waitOfBot());
  }

  /** How long none of the bot's chats may be written to yet, ms. */
  waitOfBot(): number {
    const now = this.now();
    this.sends = this.sends.filter((at) => at > now - WINDOW_MS);
    const [oldest] = this.sends;
    const full = oldest !== undefined && this.sends.length >= this.rates.mostPerSecond;
    return Math.max(0, full ? oldest + WINDOW_MS - now : 0, this.botPausedUntil - now);
  }

  /** How long the platform itself wants nothing in a chat, neither a message nor "typing", ms. */
  quietFor(chatId: string): number {
    const until = Math.max(this.paused.get(chatId) ?? 0, this.botPausedUntil);
    return Math.max(0, until - this.now());
  }

  /** Counts a message that is about to be sent. */
  take(chatId: string): void {
    const now = this.now();
    this.sends.push(now);
    this.spent.set(chatId, Math.max(now, this.spent.get(chatId) ?? 0) + this.rates.gapOf(chatId));
    if (this.spent.size > MANY_CHATS) forget(this.spent, now);
  }

  /** Keeps a chat quiet for so long. */
  pause(chatId: string, ms: number): void {
    const now = this.now();
    this.paused.set(chatId, Math.max(this.paused.get(chatId) ?? 0, now + ms));
    if (this.paused.size > MANY_CHATS) forget(this.paused, now);
  }

  /** Keeps all chats quiet for so long. */
  pauseAll(ms: number): void {
    this.botPausedUntil = Math.max(this.botPausedUntil, this.now() + ms);
  }

  /**
   * The platform refused a message in a chat for so long. When it refuses several chats at once, it
   * is the bot that is to be quiet: gives for how long, or null.
   */
  refused(chatId: string, ms: number): number | null {
    const now = this.now();
    this.pause(chatId, ms);
    this.refusals = this.refusals.filter(({ at }) => at > now - REFUSAL_WINDOW_MS);
    this.refusals.push({ chatId, at: now });
    if (new Set(this.refusals.map((one) => one.chatId)).size < MANY_REFUSALS) return null;
    this.botPausedUntil = Math.max(this.botPausedUntil, now + ms);
    return this.botPausedUntil - now;
  }
}

function forget(times: Map<string, number>, now: number): void {
  for (const [chatId, at] of times) if (at <= now) times.delete(chatId);
}
