import type { Reason } from './reason.ts';
import type { Upload } from './upload.ts';

/** A button under a message, and what comes back when it is pressed. */
export interface Button {
  label: string;
  data: string;
}

/** A menu that opens from one button, where the platform has such a thing. */
export interface ListMenu {
  /** What stands on the button that opens it. */
  label: string;
  sections: readonly ListSection[];
}

/** A titled group of rows in a list. */
export interface ListSection {
  title?: string;
  rows: readonly (Button & { description?: string })[];
}

/** A file that goes with a message: uploaded before (`id`), or at an address the platform can read. */
export interface OutboundMedia {
  kind: 'IMAGE' | 'VIDEO' | 'AUDIO' | 'VOICE' | 'DOCUMENT' | 'STICKER';
  source: { id: string } | { url: string };
  fileName?: string;
}

/** The same, or a file that is handed over with the message and need not be stored anywhere before. */
export type FileMedia = Omit<OutboundMedia, 'source'> & {
  source: OutboundMedia['source'] | { file: Upload };
};

/** A value for one place of a template; named where the template names its places. */
export interface TemplateValue {
  name?: string;
  text: string;
}

/** A template that the platform has approved, with its places filled. */
export interface TemplateUse {
  name: string;
  language: string;
  header?: readonly TemplateValue[] | OutboundMedia;
  body?: readonly TemplateValue[];
  /** Values of the buttons that take one, by their place. */
  buttons?: readonly { index: number; kind: 'QUICK_REPLY' | 'URL'; value: string }[];
}

/** A message for a customer: the model's Markdown or plain text, and what goes with it. */
export interface Outbound {
  text: string;
  buttons?: readonly Button[];
  list?: ListMenu;
  media?: OutboundMedia;
  /** Sent instead of the text. */
  template?: TemplateUse;
  /** Sent instead of the text: a reaction to a message, '' takes it back. */
  reaction?: { messageId: string; emoji: string };
  /** The platform's id of the message that this one quotes. */
  replyTo?: string;
  /** Answers a public comment: in private, once, or under the comment. */
  comment?: { id: string; isPublic: boolean };
  /** A person wrote it; some platforms allow a person more than a bot. */
  byHuman?: boolean;
  /** Our own id of this delivery; comes back with its receipts where the platform can do that. */
  trace?: string;
}

/** A message for a platform that takes files from our hands. */
export type FileOutbound = Omit<Outbound, 'media'> & { media?: FileMedia };

/** What a platform said against a message, in our words and in its own code. */
interface Refused {
  reasonCode?: Reason;
  platformCode?: string;
}

/**
 * What became of a send; `uncertain` means the platform may or may not have it. A wait is `limited`
 * when the platform named it, with `botPauseMs` when it is meant for all chats; `movedTo` is the
 * chat's new name.
 */
export type SendResult =
  | { outcome: 'sent'; platformMessageId: string; movedTo?: string }
  | ({
      outcome: 'retry';
      afterMs: number;
      detail: string;
      limited?: true;
      botPauseMs?: number;
    } & Refused)
  | ({ outcome: 'rejected'; reason: string } & Refused)
  | ({ outcome: 'blocked'; detail: string } & Refused)
  | ({ outcome: 'unauthorized'; detail: string } & Refused)
  | { outcome: 'uncertain'; detail: string };
