import type { Platform } from '@cbf/db';
import { botEmojis } from './emojis.ts';
import { filesOf, type FileRule } from './files.ts';

/** What a platform can and allows, for those who edit a bot and write to its customers. */
export interface Limits {
  /** The longest text, and what it is counted in: UTF-16 units, characters or UTF-8 bytes. */
  readonly text: number;
  readonly textUnit: 'UTF16' | 'CHARACTERS' | 'BYTES';
  /** Buttons under a message, and the longest label. */
  readonly buttons: number;
  readonly buttonLabel: number;
  /** Rows of a list, which more buttons than that become, and the longest row; null without lists. */
  readonly listRows: number | null;
  readonly listRowLabel: number | null;
  /** How long after a customer's message free text may be sent, h; null when always. */
  readonly windowHours: number | null;
  /** How long a person may, where that is longer, h. */
  readonly humanHours: number | null;
  readonly templates: boolean;
  /** The longest text beside a file; null when it goes by itself, and is as long as any. */
  readonly caption: number | null;
  readonly files: readonly FileRule[];
  readonly reactions: boolean;
  /** The only emojis that may be given; null when any may. */
  readonly emojis: readonly string[] | null;
  readonly quotes: boolean;
  readonly readReceipts: boolean;
}

const none = { windowHours: null, humanHours: null, templates: false } as const;
const noList = { listRows: null, listRowLabel: null } as const;

// The adapters of packages/channels keep the same numbers, which the api may not import.
const limits: Readonly<Record<Platform, Limits>> = {
  TELEGRAM: {
    files: filesOf('TELEGRAM'),
    ...none,
    ...{ text: 4096, textUnit: 'UTF16', caption: 1024, buttons: 100, buttonLabel: 64, ...noList },
    ...{ reactions: true, emojis: botEmojis, quotes: true, readReceipts: false },
  },
  WHATSAPP: {
    files: filesOf('WHATSAPP'),
    ...{ text: 4096, textUnit: 'CHARACTERS', caption: 1024, buttons: 3, buttonLabel: 20 },
    ...{ listRows: 10, listRowLabel: 24 },
    ...{ windowHours: 24, humanHours: null, templates: true },
    ...{ reactions: true, emojis: null, quotes: true, readReceipts: true },
  },
  INSTAGRAM: {
    files: filesOf('INSTAGRAM'),
    ...{ text: 1000, textUnit: 'BYTES', caption: null, buttons: 13, buttonLabel: 20, ...noList },
    ...{ windowHours: 24, humanHours: 7 * 24, templates: false },
    ...{ reactions: true, emojis: ['❤️'], quotes: false, readReceipts: true },
  },
  WEB: {
    files: filesOf('WEB'),
    ...none,
    ...{
      text: 4096,
      textUnit: 'CHARACTERS',
      caption: null,
      buttons: 100,
      buttonLabel: 64,
      ...noList,
    },
    ...{ reactions: false, emojis: [], quotes: false, readReceipts: false },
  },
};

/** What a platform can and allows; WEB is the try-out, which allows everything. */
export function limitsOf(platform: Platform): Limits {
  return limits[platform];
}
