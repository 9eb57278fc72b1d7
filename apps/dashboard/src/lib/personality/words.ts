import type { Thinking } from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import type { writtenParts } from './form.ts';

/** What each part of a personality is called, in the order in which it's shown. */
export const partNames: readonly (readonly [
  keyof ReturnType<typeof writtenParts>,
  () => string,
])[] = [
  ['role', m.personality_role],
  ['tone', m.personality_tone],
  ['instructions', m.personality_instructions],
  ['must', m.personality_must],
  ['mustNot', m.personality_must_not],
  ['languages', m.personality_languages],
  ['model', m.personality_model],
  ['temperature', m.personality_temperature],
  ['thinking', m.personality_thinking],
  ['maxOutputTokens', m.personality_max_tokens],
  ['historyMessages', m.personality_history],
];

/** What each amount of thinking is called. */
export const thinkingName: Record<Thinking, () => string> = {
  OFF: m.thinking_off,
  MINIMAL: m.thinking_minimal,
  LOW: m.thinking_low,
  MEDIUM: m.thinking_medium,
  HIGH: m.thinking_high,
};
