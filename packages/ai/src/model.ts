import type { CallFate, FailureKind, FinishReason, Thinking } from './words.ts';

/** Words, or a file as it is: base64 of its bytes. */
export type ModelPart =
  | { text: string; inlineData?: never }
  | { inlineData: { mimeType: string; data: string }; text?: never };

/** One side's turn in the conversation, as a model reads it. */
export interface ModelContent {
  role: 'user' | 'model';
  parts: ModelPart[];
}

/** What a model is asked. */
export interface ModelRequest {
  model: string;
  systemInstruction: string;
  contents: ModelContent[];
  /** Sent only when set and when the model takes it. */
  temperature?: number | null;
  maxOutputTokens?: number | null;
  thinking: Thinking;
}

/** How long an answer may take, who may stop it, and who hears of it while it grows. */
export interface AnswerOptions {
  /** Ends the call; the answer then comes back as aborted with what there was. */
  signal?: AbortSignal;
  /** Called with the whole text so far, each time it grew. */
  onText?: (text: string) => void;
  /** For everything, retries included. */
  timeoutMs?: number;
  /** From the request to its first text. */
  firstTokenTimeoutMs?: number;
}

/** Tokens as the provider counted them; prompt includes cached, total is the sum of the rest. */
export interface Usage {
  promptTokens: number;
  cachedTokens: number;
  toolTokens: number;
  thoughtsTokens: number;
  candidatesTokens: number;
  totalTokens: number;
}

/** A whole answer that may be sent. */
export interface Answered {
  ok: true;
  text: string;
  usage: Usage;
  /** The model that really answered, which may not be the one that was asked. */
  model: string;
  finishReason: FinishReason;
  firstTokenMs: number;
  modelMs: number;
}

/** No answer, and why; whatever text had come is not to be sent. */
export interface Failed {
  ok: false;
  aborted: false;
  kind: FailureKind;
  /** Whether asking again later may help. */
  retryable: boolean;
  call: CallFate;
  /** Not before this; absent when the provider named no time. */
  retryAfterMs?: number;
  usage?: Usage;
  model?: string;
  modelMs: number;
  /** For logs and owners: codes and names only, never a key, a prompt or an answer. */
  detail: string;
}

/** The caller's own signal ended it; `text` is what had come so far (often wanted: Stop). */
export interface Aborted {
  ok: false;
  aborted: true;
  text: string;
  call: CallFate;
  usage?: Usage;
  model?: string;
  firstTokenMs?: number;
  modelMs: number;
}

export type Answer = Answered | Failed | Aborted;

/** A provider of answers. `answer` never throws: every failure is a value. */
export interface Model {
  answer(request: ModelRequest, options?: AnswerOptions): Promise<Answer>;
}

/** What a check of a key found. */
export type KeyCheck =
  { ok: true } | { ok: false; kind: FailureKind; retryable: boolean; detail: string };
