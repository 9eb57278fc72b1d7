import type { FailureKind, Locale } from '@cbf/db';

/** One step of a dialogue, in the order in which things happen. */
export type Step =
  | { readonly kind: 'ASKS'; readonly text: string }
  | { readonly kind: 'PHOTO'; readonly text: string }
  | { readonly kind: 'VOICE'; readonly seconds: number }
  | { readonly kind: 'PRESSES'; readonly locale: Locale }
  | { readonly kind: 'BOT'; readonly text: string }
  | { readonly kind: 'FAILS'; readonly failure: FailureKind }
  | { readonly kind: 'STAFF'; readonly text: string }
  | { readonly kind: 'TAKES' }
  | { readonly kind: 'HANDS_BACK' }
  | { readonly kind: 'CLOSES' }
  | { readonly kind: 'BLOCKS' };

/** A conversation written by hand. */
export interface Dialogue {
  readonly locale: Locale;
  /** What changes from one customer to the next; a text names it in braces. */
  readonly variants?: readonly Readonly<Record<string, string>>[];
  readonly steps: readonly Step[];
  /** Still going on when the demo begins: told once, at the end of the week. */
  readonly isOpen?: boolean;
}

/** The customer writes; a text that begins with a slash is a command. Two in a row are one burst. */
export const asks = (text: string): Step => ({ kind: 'ASKS', text });
/** The customer sends a photo with these words under it. */
export const photo = (text: string): Step => ({ kind: 'PHOTO', text });
/** The customer sends a voice message of so many seconds. */
export const voice = (seconds: number): Step => ({ kind: 'VOICE', seconds });
/** The customer presses the button of a language. */
export const presses = (locale: Locale): Step => ({ kind: 'PRESSES', locale });
/** The bot answers all that waits for an answer. */
export const bot = (text: string): Step => ({ kind: 'BOT', text });
/** The bot gives up on what waits for an answer, and says its fallback words. */
export const fails = (failure: FailureKind): Step => ({ kind: 'FAILS', failure });
/** A person of the shop writes; the conversation has to be in their hands. */
export const staff = (text: string): Step => ({ kind: 'STAFF', text });
/** A person of the shop takes the conversation over. */
export const takes: Step = { kind: 'TAKES' };
/** They give it back to the bot. */
export const handsBack: Step = { kind: 'HANDS_BACK' };
/** They close it. */
export const closes: Step = { kind: 'CLOSES' };
/** The customer blocks the bot. */
export const blocks: Step = { kind: 'BLOCKS' };

/** The text with a variant's words in their places; throws when one is missing. */
export function filled(text: string, variant: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const word = variant[name];
    if (word === undefined) throw new Error(`The demo's dialogue has no word for {${name}}.`);
    return word;
  });
}
