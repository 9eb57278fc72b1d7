import type { Attempt, Attentive, Channel } from '../channel.ts';
import type { MediaAttempt, MediaLimits } from '../media.ts';

/** One thing to be sent: a message, an answer to a comment, or a reaction. */
export type InstagramPiece =
  | { readonly kind: 'message'; readonly message: object; readonly byHuman: boolean }
  | { readonly kind: 'private-reply'; readonly commentId: string; readonly message: object }
  | { readonly kind: 'public-reply'; readonly commentId: string; readonly text: string }
  | { readonly kind: 'reaction'; readonly messageId: string; readonly isOn: boolean };

/** How a client reaches Instagram. */
export interface InstagramOptions {
  token: string;
  /** Whose messages are sent; the token's own unless given. */
  accountId?: string;
  /** Without a trailing slash; the real service unless given. */
  baseUrl?: string;
  version?: string;
  /** For one call, ms. */
  timeoutMs?: number;
  now?: () => number;
  /** The time of day, by which a token's end is told. */
  clock?: () => Date;
}

/** A token that lives for sixty days, and until when (ISO 8601, UTC). */
export interface LongToken {
  token: string;
  expiresAt: string;
}

/** One Instagram profile. No method throws for what Meta or the network did. */
export interface Instagram extends Channel<InstagramPiece>, Attentive {
  /** Gives a token of an hour for one of sixty days. */
  exchangeToken(appSecret: string): Promise<Attempt<LongToken>>;
  /** Gives a token older than a day for a fresh one; refused once it has expired. */
  refreshToken(): Promise<Attempt<LongToken>>;
  /** Has the profile's webhooks sent to the app's address. */
  subscribe(): Promise<Attempt<true>>;
  unsubscribe(): Promise<Attempt<true>>;
  /** What a person who wrote calls themselves; webhooks do not say. */
  profile(
    personId: string,
    signal?: AbortSignal,
  ): Promise<Attempt<{ name: string | null; handle: string | null }>>;
  /** A file of a customer's, by the `fileId` of its part. */
  fetchMedia(
    fileId: string,
    limits?: Partial<MediaLimits>,
    signal?: AbortSignal,
  ): Promise<MediaAttempt>;
}
