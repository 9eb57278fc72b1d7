import type { Outbound, SendResult } from './outbound.ts';
import type { Reason } from './reason.ts';

/** What kind of thing a part of a message is; the api's words. */
export const PartKind = {
  TEXT: 'TEXT',
  IMAGE: 'IMAGE',
  VOICE: 'VOICE',
  AUDIO: 'AUDIO',
  VIDEO: 'VIDEO',
  DOCUMENT: 'DOCUMENT',
  STICKER: 'STICKER',
  LOCATION: 'LOCATION',
  CONTACT: 'CONTACT',
  BUTTONS: 'BUTTONS',
  PRESS: 'PRESS',
  UNSUPPORTED: 'UNSUPPORTED',
} as const;
export type PartKind = (typeof PartKind)[keyof typeof PartKind];

/**
 * What happened on the platform. An ECHO is a message that our side sent, by us or by a person in
 * the platform's own app; a NOTICE says something about the customer and asks for no answer.
 */
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
export type InboundKind = (typeof InboundKind)[keyof typeof InboundKind];

/** One piece of what a customer sent: text, or a described attachment. */
export interface InboundPart {
  kind: PartKind;
  text?: string;
  fileId?: string;
  fileName?: string;
  mimeType?: string;
  size?: number;
  durationSeconds?: number;
  latitude?: number;
  longitude?: number;
}

/** The customer, as the platform names them. */
export interface InboundContact {
  externalId: string;
  name: string;
  handle?: string;
  language?: string;
  /** Digits only, where the platform tells a number. */
  phone?: string;
  /** WhatsApp's id of the person for one business; it outlives what the person shows of themselves. */
  bsuid?: string;
  /** The `externalId` that this person had until now: the two are one. */
  previousExternalId?: string;
}

/** What a NOTICE says about a customer; its `data`. */
export const Notice = {
  CHANGED_NUMBER: 'CHANGED_NUMBER',
  CHANGED_ID: 'CHANGED_ID',
  CHANGED_IDENTITY: 'CHANGED_IDENTITY',
  MARKETING_STOP: 'MARKETING_STOP',
  MARKETING_RESUME: 'MARKETING_RESUME',
  BUSINESS_CONNECTED: 'BUSINESS_CONNECTED',
  BUSINESS_DISCONNECTED: 'BUSINESS_DISCONNECTED',
  OTHER: 'OTHER',
} as const;
export type Notice = (typeof Notice)[keyof typeof Notice];

/** What brought a customer to write: an advertisement, a link, a story or a post. */
export interface Referral {
  source: 'AD' | 'LINK' | 'STORY' | 'POST' | 'OTHER';
  id?: string;
  url?: string;
  title?: string;
}

/** One update of a platform in our words; the shape of the api's `InboundInput`. */
export interface Inbound {
  /** A redelivery has the same one, another update never has. */
  externalId: string;
  kind: InboundKind;
  chatId: string;
  isPrivate: boolean;
  contact: InboundContact;
  /** Of the message itself; of the one that is edited, deleted, pressed or reacted to; of a comment. */
  messageId?: string;
  parts: InboundPart[];
  command?: string;
  /**
   * The pressed button's data; for the command `start` its deep-link payload; for a stopped draft
   * its id; a reaction's emoji, '' when it was taken back; a notice's name; a comment's post.
   */
  data?: string;
  /** The platform's id of the message (or comment) that this one answers. */
  replyTo?: string;
  forwarded?: boolean;
  referral?: Referral;
  /** Our side did it, in the platform's own app: on an EDIT or DELETE. */
  byBusiness?: boolean;
  /** ISO 8601, UTC. */
  at: string;
}

/** An inbound with what the platform wants back for it and the api need not know. */
export interface Received {
  inbound: Inbound;
  /** Set on a button press: answer it by this, or the button spins. */
  pressId: string | null;
  /** The message's own id, where the platform is to be told by it that the message was read. */
  readId?: string;
}

/** Why a channel can't be used right now; the api's status codes. */
export type TroubleCode =
  'WRONG_TOKEN' | 'USED_ELSEWHERE' | 'WEBHOOK_ELSEWHERE' | 'UNREACHABLE' | 'INTERNAL';

/** A trouble with a channel, told without its credential; `reason` where the platform gave one. */
export interface Trouble {
  code: TroubleCode;
  detail: string;
  reason?: Reason;
  retryAfterMs?: number;
}

/** A value, or the trouble that stood in its way. */
export type Attempt<T> = { ok: true; value: T } | ({ ok: false } & Trouble);

/** What a platform tells about the account behind a credential. */
export interface Identity {
  externalId: string;
  username: string;
  displayName: string;
}

/**
 * One way to customers. `layOut` is pure and gives the same pieces for the same message, so that
 * a send that was interrupted goes on after the pieces that are already there.
 */
export interface Channel<Piece> {
  verify(signal?: AbortSignal): Promise<Attempt<Identity>>;
  layOut(outbound: Outbound): Piece[];
  send(chatId: string, piece: Piece, signal?: AbortSignal): Promise<SendResult>;
}

/** What a channel can show of our attention, where its platform has it; all of it may fail freely. */
export interface Attentive {
  /** Tells the customer that a message was read. */
  markRead(chatId: string, messageId: string): Promise<Attempt<true>>;
  /** Shows "typing…" until the returned function is called. */
  keepTyping(chatId: string, messageId: string): () => void;
  /** How long a chat may not be written to yet, ms; 0 when it may now. */
  waitFor(chatId: string): number;
  /** How long nobody may be written to yet, ms. */
  waitOfBot(): number;
  /** Sends nothing in a chat for so long, because the platform said so to somebody else. */
  keepQuiet(chatId: string, ms: number): void;
}
