import type { OpenLine, Part, Place, Platform, Referral } from '@cbf/db';

/** What kind of update came in. */
export const InboundKind = {
  MESSAGE: 'MESSAGE',
  EDIT: 'EDIT',
  PRESS: 'PRESS',
  BLOCKED: 'BLOCKED',
  UNBLOCKED: 'UNBLOCKED',
  STOPPED_DRAFT: 'STOPPED_DRAFT',
  REACTION: 'REACTION',
  DELETE: 'DELETE',
  ECHO: 'ECHO',
  COMMENT: 'COMMENT',
  NOTICE: 'NOTICE',
} as const;
export type InboundKind = keyof typeof InboundKind;

/** One update of a platform in our words, checked. */
export interface Inbound {
  readonly externalId: string;
  readonly kind: InboundKind;
  readonly chatId: string;
  readonly isPrivate: boolean;
  readonly contact: {
    readonly externalId: string;
    readonly name: string;
    readonly handle: string | null;
    readonly language: string | null;
    readonly phone?: string | null;
    readonly bsuid?: string | null;
    /** The id that they had until now. */
    readonly previousExternalId?: string | null;
  };
  readonly messageId: string | null;
  readonly parts: readonly Part[];
  readonly command: string | null;
  readonly data: string | null;
  readonly isPlayground: boolean;
  /** The platform's id of the message that this one quotes. */
  readonly replyTo?: string | null;
  readonly forwarded?: boolean;
  readonly referral?: Referral | null;
  /** Our side did it, in the platform's own app. */
  readonly byBusiness?: boolean;
  /** When the platform says that it happened. */
  readonly saidAt?: Date;
}

/** The channel that an update came by, and its bot. */
export type Line = OpenLine;

/** An update and the line it came by. */
export interface Arrival {
  readonly line: Line;
  readonly inbound: Inbound;
}

/** What became of an update. */
export interface TakenIn {
  readonly externalId: string;
  readonly duplicate: boolean;
  readonly messageId: string | null;
  readonly notice: string | null;
}

/** Where a conversation's rows belong and on which platform it runs. */
export type Thread = Place & { readonly platform: Platform };

/** Whether the bot answers at all: it is running, or its owner is trying it out. */
export function isAwake({ bot, channel }: Line): boolean {
  return bot.deletedAt === null && (bot.desired === 'RUNNING' || channel.platform === 'WEB');
}

/** The words of a message: its text and the captions of what is attached to it. */
export function textOf(parts: readonly Part[]): string {
  const told = parts.filter(({ kind }) => kind !== 'BUTTONS');
  return told
    .map(({ text }) => text?.trim())
    .filter(Boolean)
    .join('\n');
}
