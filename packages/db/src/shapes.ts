import type { Locale, PartKind } from './words.ts';

/** What a customer reads from the bot itself in one language; stored as JSON with the bot. */
export interface BotText {
  locale: Locale;
  greeting: string;
  help: string;
  fallback: string;
  handoff: string;
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
}
