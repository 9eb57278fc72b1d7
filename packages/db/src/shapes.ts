import type { CommentRule, DeliveryReason, DeliveryState, Locale, PartKind } from './words.ts';

/** What a customer reads from the bot itself in one language; stored as JSON with the bot. */
export interface BotText {
  locale: Locale;
  greeting: string;
  help: string;
  fallback: string;
  handoff: string;
  /** What a customer is offered to ask, under the greeting and the help; none before it was written. */
  buttons?: string[];
}

/** A button under a message; `data` comes back when it is pressed. */
export interface Button {
  label: string;
  data: string;
}

/** One piece of a message, stored as JSON with it; what a kind doesn't have is left out. */
export interface Part {
  kind: PartKind;
  text?: string | null;
  fileId?: string | null;
  fileName?: string | null;
  mimeType?: string | null;
  size?: number | null;
  durationSeconds?: number | null;
  latitude?: number | null;
  longitude?: number | null;
  buttons?: Button[] | null;
  /** What stands on the button that opens the others, where a platform shows so many as a list. */
  opens?: string | null;
}

/** What may be shown of a channel's settings; stored as JSON with it. */
export interface ChannelSettings {
  phoneNumberId?: string;
  wabaId?: string;
  /** Whether answers say that they come from a machine. */
  automatedLine?: boolean;
  /** What the platform asks for one billable message, billionths of a dollar, as the owner gave it. */
  messagePriceNano?: number;
  /** The same for a message of the category marketing. */
  marketingPriceNano?: number;
  /** What becomes of public comments; OFF when it is left out. */
  commentRule?: CommentRule;
}

/** A public comment: the one that a message is, or the one that it answers; stored as JSON with it. */
export interface CommentPlace {
  /** The platform's id of the comment. */
  id: string;
  /** Whether it stands, or is answered, where everybody reads it. */
  isPublic: boolean;
  /** The platform's id of the post that it stands under. */
  postId?: string | null;
  /** When a customer wrote it, as the platform tells; ISO 8601. */
  at?: string;
  /** How a customer's comment is answered, by the rule when it came; left out when it is not. */
  answer?: Exclude<CommentRule, 'OFF'>;
}

/**
 * A reaction to a message and whose it is; stored as JSON with the message. One of ours that a person
 * gave here has a `state`; what is said against it is in `reason` and `platformCode`.
 */
export interface Reaction {
  emoji: string;
  by: 'CONTACT' | 'BUSINESS';
  state?: DeliveryState;
  reason?: DeliveryReason | null;
  platformCode?: string | null;
}

/** What a platform charges for a message, in its own words; stored as JSON with it. */
export interface Pricing {
  category: string;
  billable: boolean;
  model: string;
  type: string;
  /** The platform's ids of the pieces whose price is counted. */
  counted?: readonly string[];
}

/** What brought a customer to write; stored as JSON with the message. */
export interface Referral {
  source: string;
  id?: string | null;
  url?: string | null;
  title?: string | null;
}

/** A template as the account has it; stored as JSON with its row. `examples` stand beside `places`. */
export interface TemplateContent {
  header: { format: string; text: string; places: string[]; examples: string[] } | null;
  body: { text: string; places: string[]; examples: string[] };
  footer: string | null;
  buttons: TemplateButton[];
  /** Kinds of parts that we cannot fill, such as CAROUSEL. */
  others: string[];
}

/** A button of a template; `url` has a place at its end when it takes a value. */
export interface TemplateButton {
  kind: string;
  label: string;
  takesValue: boolean;
  url: string | null;
  example: string | null;
}

/** A template with its places filled; stored as JSON with the message that it becomes. */
export interface TemplateUse {
  name: string;
  language: string;
  header?: { name?: string; text: string }[];
  /** A file at the head, by an address that the platform fetches it from. */
  file?: { kind: 'IMAGE' | 'VIDEO' | 'DOCUMENT'; url: string };
  body?: { name?: string; text: string }[];
  /** What completes the addresses of buttons, by their place. */
  buttons?: { index: number; value: string }[];
}
