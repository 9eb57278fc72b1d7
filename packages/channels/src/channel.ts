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

/** What happened on the platform. */
export const InboundKind = {
  MESSAGE: 'MESSAGE',
  EDIT: 'EDIT',
  PRESS: 'PRESS',
  BLOCKED: 'BLOCKED',
  UNBLOCKED: 'UNBLOCKED',
  STOPPED_DRAFT: 'STOPPED_DRAFT',
} as const;
export type InboundKind = (typeof InboundKind)[keyof typeof InboundKind];

/** A button under a message, and what comes back when it is pressed. */
export interface Button {
  label: string;
  data: string;
}

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
}

/** One update of a platform in our words; the shape of the api's `InboundInput`. */
export interface Inbound {
  /** A redelivery has the same one, another update never has. */
  externalId: string;
  kind: InboundKind;
  chatId: string;
  isPrivate: boolean;
  contact: InboundContact;
  messageId?: string;
  parts: InboundPart[];
  command?: string;
  /** The pressed button's data; for the command `start` its deep-link payload; for a stopped draft its id. */
  data?: string;
  /** ISO 8601, UTC. */
  at: string;
}

/** An inbound with what the platform wants back for it and the api need not know. */
export interface Received {
  inbound: Inbound;
  /** Set on a button press: answer it by this, or the button spins. */
  pressId: string | null;
}

/** A message for a customer: the model's Markdown or plain text, and buttons under it. */
export interface Outbound {
  text: string;
  buttons?: readonly Button[];
}

/**
 * What became of a send; `uncertain` means the platform may or may not have it. A wait is `limited`
 * when the platform named it, with `botPauseMs` when it is meant for all chats; `movedTo` is the
 * chat's new name.
 */
export type SendResult =
  | { outcome: 'sent'; platformMessageId: string; movedTo?: string }
  | { outcome: 'retry'; afterMs: number; detail: string; limited?: true; botPauseMs?: number }
  | { outcome: 'rejected'; reason: string }
  | { outcome: 'blocked'; detail: string }
  | { outcome: 'unauthorized'; detail: string }
  | { outcome: 'uncertain'; detail: string };

/** Why a channel can't be used right now; the api's status codes. */
export type TroubleCode =
  'WRONG_TOKEN' | 'USED_ELSEWHERE' | 'WEBHOOK_ELSEWHERE' | 'UNREACHABLE' | 'INTERNAL';

/** A trouble with a channel, told without its credential. */
export interface Trouble {
  code: TroubleCode;
  detail: string;
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
