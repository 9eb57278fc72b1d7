export type {
  Aborted,
  Answer,
  Answered,
  AnswerOptions,
  Failed,
  KeyCheck,
  Model,
  ModelContent,
  ModelRequest,
  Usage,
} from './model.ts';
export type { Prompt, PromptInput, PromptLine, PromptPersonality } from './prompt-types.ts';
export { Author, FailureKind, FinishReason, Locale, Thinking } from './words.ts';
