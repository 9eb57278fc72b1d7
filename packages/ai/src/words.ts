/** Who wrote a line of a conversation; the api's word for it. */
export const Author = {
  CONTACT: 'CONTACT',
  BOT: 'BOT',
  OPERATOR: 'OPERATOR',
  SYSTEM: 'SYSTEM',
} as const;
export type Author = (typeof Author)[keyof typeof Author];

/** The languages the house speaks. */
export const Locale = { en: 'en', uz: 'uz', ru: 'ru' } as const;
export type Locale = (typeof Locale)[keyof typeof Locale];

/** How much a model may think before it writes. */
export const Thinking = {
  OFF: 'OFF',
  MINIMAL: 'MINIMAL',
  LOW: 'LOW',
  MEDIUM: 'MEDIUM',
  HIGH: 'HIGH',
} as const;
export type Thinking = (typeof Thinking)[keyof typeof Thinking];

/** Why there is no answer; the part of the api's closed list that a model can cause. */
export const FailureKind = {
  SAFETY: 'SAFETY',
  QUOTA: 'QUOTA',
  EMPTY: 'EMPTY',
  CUT: 'CUT',
  BAD_KEY: 'BAD_KEY',
  TIMEOUT: 'TIMEOUT',
  UNAVAILABLE: 'UNAVAILABLE',
  BAD_REQUEST: 'BAD_REQUEST',
  NO_MODEL: 'NO_MODEL',
  INTERNAL: 'INTERNAL',
} as const;
export type FailureKind = (typeof FailureKind)[keyof typeof FailureKind];

/**
 * What is known of a call that gave no answer: the service answered it, if only with a refusal; no
 * request was written; or it was cut off, so that nobody knows whether it was billed.
 */
export const CallFate = { MADE: 'MADE', NOT_MADE: 'NOT_MADE', LOST: 'LOST' } as const;
export type CallFate = (typeof CallFate)[keyof typeof CallFate];

/** How a good answer ended: of its own accord, or at the length it was allowed. */
export const FinishReason = { STOP: 'STOP', MAX_TOKENS: 'MAX_TOKENS' } as const;
export type FinishReason = (typeof FinishReason)[keyof typeof FinishReason];
