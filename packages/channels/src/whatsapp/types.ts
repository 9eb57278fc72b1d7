import type { Attempt, Attentive, Channel } from '../channel.ts';
import type { MediaAttempt, MediaLimits } from '../media.ts';
import type { FileOutbound } from '../outbound.ts';
import type { Upload } from '../upload.ts';

/** One WhatsApp message, all but whom it is for: its type, what it holds, and what goes with it. */
export interface WhatsappPiece {
  readonly type: 'text' | 'interactive' | 'template' | 'reaction' | MediaType;
  readonly content: object;
  /** Stored there before the message is sent, which then names its id. */
  readonly file?: Upload;
  readonly replyTo?: string;
  readonly trace?: string;
}

/** WhatsApp's names for kinds of files. */
export type MediaType = 'image' | 'video' | 'audio' | 'document' | 'sticker';

/** How a client reaches WhatsApp. */
export interface WhatsappOptions {
  token: string;
  phoneNumberId: string;
  /** The business account; without it there are no templates and no webhook can be set. */
  wabaId?: string;
  /** Proves, where it is given, that it belongs to the token's app. */
  appSecret?: string;
  /** Without a trailing slash; the real service unless given. */
  baseUrl?: string;
  version?: string;
  /** For one call, ms. */
  timeoutMs?: number;
  now?: () => number;
}

/** A template as the account has it. */
export interface Template {
  id: string;
  name: string;
  language: string;
  category: string;
  /** Only an APPROVED one can be sent. */
  status: string;
  header: ({ format: string } & TemplateText) | null;
  body: TemplateText;
  footer: string | null;
  /** In order; `takesValue` when the end of its `url` goes with each send. */
  buttons: {
    kind: string;
    label: string;
    takesValue: boolean;
    url: string | null;
    example: string | null;
  }[];
  /** Kinds of parts beside these, such as CAROUSEL; a template with one cannot be sent. */
  others: string[];
}

/** A text with places; beside each stands its author's example, or ''. */
interface TemplateText {
  text: string;
  places: string[];
  examples: string[];
}

/**
 * One WhatsApp number. No method throws for what Meta or the network did. Showing "typing…" marks
 * the message read, too: WhatsApp has one call for both.
 */
export interface Whatsapp extends Channel<WhatsappPiece>, Attentive {
  layOut(outbound: FileOutbound): WhatsappPiece[];
  /** Whether the app secret belongs to the token; an attempt that failed says nothing about it. */
  verifySecret(signal?: AbortSignal): Promise<Attempt<boolean>>;
  /** All templates of the account. */
  templates(signal?: AbortSignal): Promise<Attempt<Template[]>>;
  /** A file of a customer's, by the `fileId` of its part. */
  fetchMedia(
    fileId: string,
    limits?: Partial<MediaLimits>,
    signal?: AbortSignal,
  ): Promise<MediaAttempt>;
  /** Stores a file to be sent; gives its id. */
  uploadMedia(file: Upload, signal?: AbortSignal): Promise<Attempt<string>>;
  /** Has the account's webhooks come to an address of ours. */
  setWebhook(url: string, verifyToken: string): Promise<Attempt<true>>;
  deleteWebhook(): Promise<Attempt<true>>;
}
