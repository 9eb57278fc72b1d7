import type { CommentPlace, Part, Referral } from '../shapes.ts';
import type { ConversationMode, Locale, Platform } from '../words.ts';

/** One message of a customer as it came in. */
export interface InboundRow {
  readonly workspaceId: string;
  readonly botId: string;
  readonly channelId: string;
  readonly platform: Platform;
  readonly externalId: string;
  readonly chatId: string;
  readonly isPrivate: boolean;
  readonly isPlayground: boolean;
  readonly contact: {
    readonly externalId: string;
    readonly name: string;
    readonly foldedName: string;
    readonly handle: string | null;
    readonly language: Locale | null;
    readonly phone?: string | null;
    /** Must be nobody else's on this channel. */
    readonly bsuid?: string | null;
  };
  readonly platformMessageId: string | null;
  readonly text: string;
  readonly folded: string;
  readonly parts: readonly Part[];
  readonly wantsAnswer: boolean;
  /** Our id of the message that it quotes. */
  readonly replyToId?: string | null;
  readonly forwarded?: boolean;
  readonly referral?: Referral | null;
  /** The public comment that it is. */
  readonly comment?: CommentPlace | null;
  /** Until when it lets the platform take free text; null where there is no such rule. */
  readonly windowUntil?: Date | null;
  readonly at: Date;
}

/** A conversation as the hot path needs it, after the message was stored. */
export interface StoredThread {
  readonly conversationId: string;
  readonly contactId: string;
  readonly mode: ConversationMode;
  readonly answeredSeq: number;
  readonly language: Locale | null;
  /** Whether this message made the conversation or opened it again. */
  readonly opened: boolean;
  /** Whether the customer had blocked the bot until now. */
  readonly unblocked: boolean;
}

/** What became of one inbound message. */
export type Stored =
  | { readonly duplicate: true; readonly messageId: string }
  | {
      readonly duplicate: false;
      readonly messageId: string;
      readonly seq: number;
      readonly thread: StoredThread;
    };
