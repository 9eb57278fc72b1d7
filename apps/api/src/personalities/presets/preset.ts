import type { BotText, Preset } from '@cbf/db';

/** What a preset gives a new bot in one language: how it thinks, and what it says by itself. */
export interface PresetWords extends Omit<BotText, 'locale'> {
  readonly role: string;
  readonly tone: string;
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
  readonly instructions: string;
}

/** The presets of one language; a missing one fails the build. */
export type PresetBook = Readonly<Record<Preset, PresetWords>>;
