import type { MessageEntity } from 'grammy/types';
import type { Attempt, Channel, Received, Trouble } from '../channel.ts';
import type { MediaAttempt, MediaLimits } from '../media.ts';
import type { Button, FileMedia, FileOutbound } from '../outbound.ts';
import type { AboutLine } from './about.ts';

/** One Telegram message: plain text with its formatting beside it, so nothing needs escaping. */
export interface TelegramPiece {
  text: string;
  entities: MessageEntity[];
  buttons: readonly Button[];
  /** The file whose caption the text is. */
  media?: FileMedia;
  /** Given instead of a message. */
  reaction?: { messageId: string; emoji: string };
  replyTo?: string;
}

/** How a client reaches Telegram. */
export interface TelegramOptions {
  token: string;
  /** Without a trailing slash; the real service unless given. */
  apiRoot?: string;
  /** For one call other than a poll, ms. */
  timeoutMs?: number;
  /** How long Telegram may hold a poll open, s. */
  pollSeconds?: number;
  now?: () => number;
  random?: () => number;
}

/** What a poll loop asks of its owner. */
export interface PollOptions {
  signal: AbortSignal;
  /** Stores a batch; only when it resolves does Telegram forget the updates. */
  onBatch: (batch: Received[]) => Promise<void>;
  /** Told once when polling is in trouble that will be waited out, and with null when it is over. */
  onTrouble?: (trouble: Trouble | null) => void;
  /** Whether a webhook that stands in the way is taken down. */
  takeDownWebhook?: boolean;
}

/** Why a poll loop ended: told to, or for a trouble that waiting doesn't mend. */
export type PollEnd = { ended: 'stopped' } | ({ ended: 'trouble' } & Trouble);

/** What Telegram says about its webhook and what waits behind it. */
export interface WebhookInfo {
  url: string;
  pendingCount: number;
  lastErrorAt: string | null;
  lastErrorMessage: string | null;
}

/** One line of the menu of commands, in one language. */
export interface MenuLine {
  locale: string;
  command: string;
  description: string;
}

/** A partial answer that a customer sees growing. */
export interface Draft {
  /** Telegram's number for it; comes back as `data` of a STOPPED_DRAFT. */
  readonly id: number;
  /** Shows the whole text so far, at most one call in 400 ms, the latest wins. */
  push(text: string): void;
  /** No call is made after this resolves. */
  end(): Promise<void>;
}

/** One Telegram bot. No method throws for what Telegram or the network did. */
export interface Telegram extends Channel<TelegramPiece> {
  layOut(outbound: FileOutbound): TelegramPiece[];
  /** Fetches updates until told to stop; the offset moves only after `onBatch`. */
  poll(options: PollOptions): Promise<PollEnd>;
  /** Runs one update, as it came by webhook, through the same middleware; null when it is not for us. */
  take(update: unknown): Promise<Attempt<Received | null>>;
  /** How long a chat may not be written to yet, ms; 0 when it may now. */
  waitFor(chatId: string): number;
  /** How long none of the bot's chats may be written to yet, ms. */
  waitOfBot(): number;
  /** Shows and sends nothing in a chat for so long, because the platform said so to somebody else. */
  keepQuiet(chatId: string, ms: number): void;
  /** Shows "typing…" until the returned function is called. */
  keepTyping(chatId: string): () => void;
  /** Begins a draft in a private chat. */
  draft(chatId: string): Draft;
  answerPress(pressId: string, notice?: string | null): Promise<Attempt<true>>;
  setMenu(lines: readonly MenuLine[], defaultLocale: string): Promise<Attempt<true>>;
  setAbout(lines: readonly AboutLine[], defaultLocale: string): Promise<Attempt<true>>;
  /** A file of a customer's, by the `fileId` of its part; up to 20 MB, more Telegram does not give. */
  fetchMedia(
    fileId: string,
    limits?: Partial<MediaLimits>,
    signal?: AbortSignal,
  ): Promise<MediaAttempt>;
  setWebhook(url: string, secret: string): Promise<Attempt<true>>;
  deleteWebhook(): Promise<Attempt<true>>;
  webhookInfo(signal?: AbortSignal): Promise<Attempt<WebhookInfo>>;
}
