import type { ModelContent } from './model.ts';
import type { Author, Locale } from './words.ts';

/** The part of a personality that shapes the prompt. */
export interface PromptPersonality {
  role: string;
  tone: string;
  must: readonly string[];
  mustNot: readonly string[];
  languages: readonly Locale[];
  instructions: string;
  /** The most lines a prompt shows; the new ones are shown in any case. */
  historyMessages: number;
  /** The most tokens, as we estimate them, that all shown lines take together. */
  historyTokens: number;
}

/** A file that goes to the model as it is. */
export interface PromptMedia {
  mimeType: string;
  bytes: Uint8Array;
  /** What stands in its place when the budget has no room for it. */
  words: string;
}

/** One line of the conversation. */
export interface PromptLine {
  author: Author;
  text: string;
  /** What the customer sent with it; `text` does not tell of it. */
  media?: readonly PromptMedia[];
}

/** Where an answer will stand: in a chat, under a public comment, or as the one private reply to one. */
export type Place = 'CHAT' | 'PUBLIC_COMMENT' | 'PRIVATE_REPLY';

/** All that a prompt is made from. */
export interface PromptInput {
  personality: PromptPersonality;
  botName: string;
  contactName: string;
  /** The language to answer in when the customer's own can't be told. */
  locale: Locale;
  timeZone: string;
  platform: 'TELEGRAM' | 'WHATSAPP' | 'INSTAGRAM' | 'WEB';
  /** A chat unless it is said. */
  place?: Place;
  now: Date;
  /** Oldest first; the last `newLines` are what is to be answered. */
  history: readonly PromptLine[];
  newLines: number;
}

/** A prompt ready for a model. */
export interface Prompt {
  systemInstruction: string;
  contents: ModelContent[];
  /** Lines shown, and lines left out for the budget. */
  kept: number;
  dropped: number;
  estimatedTokens: number;
}
