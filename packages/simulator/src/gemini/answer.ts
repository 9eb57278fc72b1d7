import type { GeminiSettings } from '../gemini-settings.ts';
import { functionCall } from './function-calls.ts';
import { sample } from './json-mode.ts';
import type { Model } from './models.ts';
import { readPrompt } from './prompt.ts';
import { composeReply } from './reply.ts';
import type { Content, GenerateRequest, Part } from './request.ts';
import {
  byModality,
  countContent,
  countContents,
  countText,
  cutToTokens,
  tokenEnds,
} from './tokens.ts';
import { thoughtSummary, thoughtTokens } from './thinking.ts';

/** What is counted of a request. */
type PromptCount = {
  total: number;
  cached: number;
  details: { modality: string; tokenCount: number }[];
};

/** A whole answer before it is cut into chunks. */
export type Answer = {
  modelVersion: string;
  responseId: string;
  prompt: PromptCount;
  thoughts: number;
  summary: string | null;
  text: string;
  /** Where each token of the text ends. */
  ends: number[];
  call: Part | null;
  finishReason: string;
  /** Newer models close a stream with an empty text that carries a signature of their thoughts. */
  signed: boolean;
};

/** A cache that a request continues. */
export type Cached = {
  contents: Content[];
  systemInstruction?: Content | undefined;
  tokens: number;
};

/** Counts a request as `usageMetadata.promptTokenCount` and `countTokens` do. */
export function countPrompt(request: GenerateRequest, cached: Cached | null): PromptCount {
  const { contents, systemInstruction, tools } = request;
  const turns = systemInstruction ? [systemInstruction, ...contents] : contents;
  const toolTokens = tools.length === 0 ? 0 : countText(JSON.stringify(tools));
  const details = byModality(turns);
  const text = details.find(({ modality }) => modality === 'TEXT');
  const extra = toolTokens + (cached?.tokens ?? 0);
  if (text) text.tokenCount += extra;
  return { total: countContents(turns) + extra, cached: cached?.tokens ?? 0, details };
}

/** The tokens of a cache: its turns and its system instruction. */
export function countCached(contents: readonly Content[], system: Content | undefined): number {
  return countContents(contents) + (system ? countContent(system) : 0);
}

/**
 * What the model answers to a checked request: the composed reply, or JSON, or a function call,
 * cut at stop sequences and at `maxOutputTokens`, which thoughts are part of.
 */
export function answerTo(
  request: GenerateRequest,
  cached: Cached | null,
  models: { asked: Model; answering: Model },
  settings: GeminiSettings,
  responseId: string,
): Answer {
  const contents = [...(cached?.contents ?? []), ...request.contents];
  const prompt = readPrompt(cached?.systemInstruction ?? request.systemInstruction, contents);
  const counted = countPrompt(request, cached);
  const config = request.generationConfig;
  const limit = config.maxOutputTokens ?? Infinity;
  const wanted = thoughtTokens(request, models.asked, counted.total, settings);
  const call = functionCall(request, contents);
  const isJson = config.responseMimeType === 'application/json';
  const schema = config.responseJsonSchema ?? config.responseSchema;
  const full = call ? '' : isJson ? jsonReply(schema, prompt.last) : composeReply(prompt);
  const stopped = stopAt(full, config.stopSequences ?? []);
  const thoughts = wanted >= limit ? limit - 1 : wanted;
  const text = wanted >= limit ? '' : cutToTokens(stopped, limit - wanted);
  const isCut = wanted >= limit || text.length < stopped.length;
  return {
    modelVersion: models.answering.id,
    responseId,
    prompt: counted,
    thoughts,
    summary: config.thinkingConfig?.includeThoughts ? thoughtSummary(prompt.last) : null,
    text,
    ends: tokenEnds(text),
    call: wanted >= limit ? null : call,
    finishReason: isCut ? 'MAX_TOKENS' : 'STOP',
    signed: models.answering.generation >= 3 && thoughts > 0 && !call,
  };
}

function jsonReply(schema: unknown, text: string): string {
  return JSON.stringify(schema === undefined ? { reply: text } : sample(schema, text));
}

function stopAt(text: string, sequences: readonly string[]): string {
  const ends = sequences.map((one) => text.indexOf(one)).filter((at) => at >= 0);
  return text.slice(0, Math.min(text.length, ...ends));
}
