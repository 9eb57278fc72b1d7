import type { Json } from '../json.ts';

/** A file in a message, by an address of this page; without one it cannot be shown. */
export interface PhoneFile {
  kind: 'image' | 'audio' | 'video' | 'file' | 'sticker';
  url?: string;
  name?: string;
}

/** A message of WhatsApp or Instagram as the page draws it. */
export interface PhoneMessage {
  message_id: string;
  from: 'bot' | 'customer' | 'app';
  /** In seconds. */
  date: number;
  edit_date?: number;
  header?: string;
  text?: string;
  footer?: string;
  files?: PhoneFile[];
  /** A place, a contact or another thing that is one line. */
  label?: { icon: string; text: string };
  quote?: string;
  buttons?: { id: string; title: string }[];
  list?: { name: string; rows: { id: string; title: string; description?: string }[] };
  /** Answers that are offered above the text field as long as this is the newest message. */
  quick?: { id: string; title: string }[];
  /** How far the customer's own message has come. */
  ticks?: 'sent' | 'read';
  reaction?: string;
  deleted?: boolean;
  /** The platform kept the message from the customer. */
  refused?: { code: number; reason: string };
}

/** What passes in a chat. */
export interface PhoneState {
  blocked: boolean;
  typingMs: number;
  /** Until when the business may answer, in milliseconds; null when it may not. */
  windowUntil: number | null;
  /** Whether there is an address to which webhooks go. */
  listening: boolean;
  /** What the business offers to begin with. */
  starters: { id: string; title: string }[];
}

/** One person in a chat of one side. */
export interface PhoneSeat {
  /** What rings when the chat changes. */
  topic: string;
  messages(): PhoneMessage[];
  state(): PhoneState;
  /** The chat is before the customer's eyes: what has come is read. */
  see(): void;
  say(
    what: { text?: string | undefined; photo?: true | undefined; voice?: true | undefined },
    origin: string,
  ): unknown;
  press(messageId: string | undefined, button: string): unknown;
  react(messageId: string, isLiked: boolean): unknown;
  setBlocked(isBlocked: boolean): void;
}

/** WhatsApp or Instagram behind the page; throws ControlError when it refuses. */
export interface Side {
  platform: 'whatsapp' | 'instagram';
  /** Whom one can write to; `username` names them in addresses. */
  bots(): { username: string; name: string; handle: string; listening: boolean }[];
  customers(): { id: number; name: string }[];
  addCustomer(wish: { id?: number | undefined; name: string }): { id: number; name: string };
  seat(names: { bot: string; customer: number }): PhoneSeat;
  /** The bytes of a file of one of its chats. */
  file(id: string): { mimeType: string; bytes: Buffer } | null;
}

/** The objects in a list, or none when it is no list. */
export function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.flatMap((one) => (isObject(one) ? [one] : [])) : [];
}

/** The text, or undefined when it is none. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
