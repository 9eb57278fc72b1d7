/** Telegram's published rates: thirty messages a second in all, one a second in a private chat. */
const BOT_WINDOW_MS = 1_000;
const BOT_MOST = 30;
const CHAT_GAP_MS = 1_000;
/** Twenty a minute. */
const GROUP_GAP_MS = 3_000;
/** So many may follow one another at once: the pieces of an answer, a greeting and its question. */
const BURST = 3;
/** So many chats refused within a second mean that the whole bot is to be quiet. */
const MANY_REFUSALS = 3;
const REFUSAL_WINDOW_MS = 1_000;
/** Chats that have been silent are forgotten when there are this many. */
const MANY_CHATS = 1_000;

/**
 * When a bot's chats may be written to again: so that Telegram has no reason to refuse a message,
 * and so that nothing is sent before a refusal's time is over. It never waits itself; whoever asks
 * too early goes back to the queue, which outlives this process and holds no lease meanwhile.
 */
export class Pace {
  private readonly now: () => number;
  /** When all that was sent to a chat would have been sent at its steady rate. */
  private readonly spent = new Map<string, number>();
  private readonly paused = new Map<string, number>();
  private sends: number[] = [];
  private refusals: { chatId: string; at: number }[] = [];
  private botPausedUntil = 0;

  constructor(now: () => number) {
    this.now = now;
  }

  /** How long a chat may not be written to yet, ms; 0 when it may now. */
  waitFor(chatId: string): number {
    const now = this.now();
    const burst = (BURST - 1) * gapOf(chatId);
    const rate = (this.spent.get(chatId) ?? 0) - burst - now;
    return Math.max(0, rate, this.quietFor(chatId), this.waitOfBot());
  }

  /** How long none of the bot's chats may be written to yet, ms. */
  waitOfBot(): number {
    const now = this.now();
    this.sends = this.sends.filter((at) => at > now - BOT_WINDOW_MS);
    const [oldest] = this.sends;
    const full = oldest !== undefined && this.sends.length >= BOT_MOST;
    return Math.max(0, full ? oldest + BOT_WINDOW_MS - now : 0, this.botPausedUntil - now);
  }

  /** How long Telegram itself wants nothing in a chat, neither a message nor "typing", ms. */
  quietFor(chatId: string): number {
    const until = Math.max(this.paused.get(chatId) ?? 0, this.botPausedUntil);
    return Math.max(0, until - this.now());
  }

  /** Counts a message that is about to be sent. */
  take(chatId: string): void {
    const now = this.now();
    this.sends.push(now);
    this.spent.set(chatId, Math.max(now, this.spent.get(chatId) ?? 0) + gapOf(chatId));
    if (this.spent.size > MANY_CHATS) forget(this.spent, now);
  }

  /** Keeps a chat quiet for so long. */
  pause(chatId: string, ms: number): void {
    const now = this.now();
    this.paused.set(chatId, Math.max(this.paused.get(chatId) ?? 0, now + ms));
    if (this.paused.size > MANY_CHATS) forget(this.paused, now);
  }

  /**
   * Telegram refused a message in a chat for so long. When it refuses several chats at once, it is
   * the bot that is to be quiet: gives for how long, or null.
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

function gapOf(chatId: string): number {
  return chatId.startsWith('-') ? GROUP_GAP_MS : CHAT_GAP_MS;
}

function forget(times: Map<string, number>, now: number): void {
  for (const [chatId, at] of times) if (at <= now) times.delete(chatId);
}
