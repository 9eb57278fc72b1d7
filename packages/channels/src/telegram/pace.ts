import { sleep } from '@cbf/base';

/** Telegram's published rates: a message a second in one chat, thirty a second in all. */
const CHAT_GAP_MS = 1_000;
const BOT_GAP_MS = 1_000 / 30;
/** Chats that have been silent are forgotten when there are this many. */
const MANY_CHATS = 1_000;

/**
 * Spaces messages out so that Telegram has no reason to refuse one, and stays away from a chat
 * for as long as a refusal said.
 */
export class Pace {
  private readonly now: () => number;
  private readonly free = new Map<string, number>();
  private botFree = 0;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Waits for this chat's and this bot's turn, first come first served; rejects on abort. */
  async turn(chatId: string, signal?: AbortSignal): Promise<void> {
    const now = this.now();
    const at = Math.max(now, this.free.get(chatId) ?? 0, this.botFree);
    // Taken before the wait, so that two who ask at once stand one behind the other.
    this.botFree = Math.max(now, this.botFree) + BOT_GAP_MS;
    this.free.set(chatId, at + CHAT_GAP_MS);
    if (this.free.size > MANY_CHATS) this.forget(now);
    if (at > now) await sleep(at - now, signal);
  }

  /** How long a chat still has to be left alone, ms. */
  closedFor(chatId: string): number {
    return Math.max(0, (this.free.get(chatId) ?? 0) - this.now());
  }

  /** Keeps a chat closed for so long: what Telegram asked for with a 429. */
  pause(chatId: string, ms: number): void {
    this.free.set(chatId, Math.max(this.free.get(chatId) ?? 0, this.now() + ms));
  }

  private forget(now: number): void {
    for (const [chatId, at] of this.free) if (at <= now) this.free.delete(chatId);
  }
}
