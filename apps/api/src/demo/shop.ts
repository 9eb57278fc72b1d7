import type { BotText, Locale, Preset, Thinking } from '@cbf/db';
import type { Dialogue } from './script.ts';

/** What one version of a personality says, as its owner wrote it. */
export interface Version {
  /** How many days before the demo's beginning it was written. */
  readonly daysAgo: number;
  /** A draft answers nobody. */
  readonly isDraft?: boolean;
  readonly preset: Preset;
  readonly role: string;
  readonly tone: string;
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
  readonly languages: readonly Locale[];
  readonly instructions: string;
  readonly model: string;
  readonly thinking: Thinking;
  readonly note: string | null;
}

/** A shop of the demo: its bot, its personality's versions and what its customers talked about. */
export interface Shop {
  readonly name: string;
  readonly description: string;
  /** Its number and handle on the simulated Telegram; the same in every demo. */
  readonly number: number;
  readonly username: string;
  readonly locale: Locale;
  readonly texts: readonly BotText[];
  readonly versions: readonly Version[];
  readonly dialogues: readonly Dialogue[];
  /** How many customers came in the week. */
  readonly customers: number;
  /** How busy each day is, Sunday first. */
  readonly weekdays: readonly number[];
}
