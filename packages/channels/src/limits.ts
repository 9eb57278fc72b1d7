/** Where people are written to. */
export type PlatformName = 'TELEGRAM' | 'WHATSAPP' | 'INSTAGRAM';

/** What one platform can and allows. The api keeps the same table for those who edit a bot. */
export interface Limits {
  /** The longest text, and what it is counted in. */
  text: { most: number; unit: 'UTF16' | 'CHARACTERS' | 'BYTES' };
  /** The longest text beside a file; null when text goes by itself. */
  caption: number | null;
  /** Buttons under a message, or quick replies above the keyboard. */
  buttons: { most: number; label: number; data: number; text: number };
  /** A menu that opens from a button; null when there is none. */
  list: { rows: number; label: number; row: number; description: number; text: number } | null;
  /** The largest file that can be sent, by kind, bytes; null when the kind cannot be sent. */
  media: Record<'IMAGE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT' | 'STICKER', number | null>;
  /** How long after a customer's message free text may be sent, h; null when always. */
  windowHours: number | null;
  /** How long a person may still answer after the window has closed, h; null when not. */
  humanHours: number | null;
  templates: boolean;
  drafts: boolean;
  typing: boolean;
  readReceipts: boolean;
  reactions: boolean;
  quotes: boolean;
}

const MB = 1_000_000;
const KB = 1_000;

const LIMITS: Readonly<Record<PlatformName, Limits>> = {
  TELEGRAM: {
    text: { most: 4_096, unit: 'UTF16' },
    caption: 1_024,
    buttons: { most: 100, label: 64, data: 64, text: 4_096 },
    list: null,
    media: {
      IMAGE: 10 * MB,
      VIDEO: 50 * MB,
      AUDIO: 50 * MB,
      DOCUMENT: 50 * MB,
      STICKER: 512 * KB,
    },
    windowHours: null,
    humanHours: null,
    templates: false,
    drafts: true,
    typing: true,
    readReceipts: false,
    reactions: true,
    quotes: true,
  },
  WHATSAPP: {
    text: { most: 4_096, unit: 'CHARACTERS' },
    caption: 1_024,
    buttons: { most: 3, label: 20, data: 256, text: 1_024 },
    list: { rows: 10, label: 20, row: 24, description: 72, text: 1_024 },
    media: {
      IMAGE: 5 * MB,
      VIDEO: 16 * MB,
      AUDIO: 16 * MB,
      DOCUMENT: 100 * MB,
      STICKER: 500 * KB,
    },
    windowHours: 24,
    humanHours: null,
    templates: true,
    drafts: false,
    typing: true,
    readReceipts: true,
    reactions: true,
    quotes: true,
  },
  INSTAGRAM: {
    text: { most: 1_000, unit: 'BYTES' },
    caption: null,
    buttons: { most: 13, label: 20, data: 1_000, text: 1_000 },
    list: null,
    media: { IMAGE: 8 * MB, VIDEO: 25 * MB, AUDIO: 25 * MB, DOCUMENT: 25 * MB, STICKER: null },
    windowHours: 24,
    humanHours: 7 * 24,
    templates: false,
    drafts: false,
    typing: true,
    readReceipts: true,
    reactions: true,
    quotes: false,
  },
};

/** What a platform can and allows. */
export function limitsOf(platform: PlatformName): Limits {
  return LIMITS[platform];
}
