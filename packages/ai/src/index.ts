export type {
  Aborted,
  Answer,
  Answered,
  AnswerOptions,
  Failed,
  KeyCheck,
  Model,
  ModelContent,
  ModelPart,
  ModelRequest,
  Usage,
} from './model.ts';
export type {
  Place,
  Prompt,
  PromptInput,
  PromptLine,
  PromptMedia,
  PromptPersonality,
} from './prompt-types.ts';
export { Author, CallFate, FailureKind, FinishReason, Locale, Thinking } from './words.ts';
export { mediaKindFor } from './capabilities.ts';
export { createGemini, verifyGeminiKey, type GeminiOptions } from './gemini.ts';
export { layOutPrompt } from './prompt.ts';
export { estimateTokens } from './tokens.ts';
