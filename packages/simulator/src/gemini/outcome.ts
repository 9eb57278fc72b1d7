import { z } from 'zod';
import type { FaultAction } from '../faults.ts';
import type { Answer } from './answer.ts';
import { type Chunk, chunk, chunksOf, closing, wholeOf } from './chunks.ts';
import {
  forStatus,
  type GeminiRefusal,
  invalid,
  locationRefused,
  quotaExceeded,
} from './errors.ts';

const THOUGHTS_THAT_FILL_IT = 256;
const at = z.int().nonnegative();

/**
 * What a fault rule `{kind: 'gemini', outcome, …}` makes of an answer. `at` is the number of chunks
 * that are sent before it happens; a whole answer (not a stream) has none.
 */
const Outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('safety'), at: at.default(1) }),
  z.object({ outcome: z.literal('promptBlock'), reason: z.string().default('PROHIBITED_CONTENT') }),
  z.object({ outcome: z.literal('maxTokens'), at: at.default(0) }),
  z.object({ outcome: z.literal('finish'), reason: z.string(), at: at.optional() }),
  z.object({ outcome: z.literal('empty'), bare: z.boolean().default(false) }),
  z.object({ outcome: z.literal('noFinish'), at: at.optional() }),
  z.object({ outcome: z.literal('hang'), at: at.default(1) }),
  z.object({ outcome: z.literal('reset'), at: at.default(1) }),
  z.object({
    outcome: z.literal('error'),
    error: z
      .enum([
        'perMinute',
        'perDay',
        'exhausted',
        'internal',
        'unavailable',
        'deadline',
        'badRequest',
        'notFound',
        'location',
        'leaked',
      ])
      .default('unavailable'),
    when: z.enum(['before', 'mid']).default('before'),
    at: at.default(1),
    retryAfter: z.number().optional(),
  }),
]);
type Outcome = z.infer<typeof Outcome>;

/** What is sent, and how the connection ends after it. */
export type Play = { chunks: Chunk[]; then: 'end' | 'hang' | 'reset' };

/** The outcome that a fault asks for; null for none, and 400 in words for one that is unknown. */
export function outcomeOf(fault: FaultAction | undefined): Outcome | null {
  if (fault?.kind !== 'gemini') return null;
  const parsed = Outcome.safeParse(fault);
  if (parsed.success) return parsed.data;
  throw invalid(`The fault rule cannot be acted out: ${z.prettifyError(parsed.error)}`);
}

/** The refusal with which a call ends before anything is generated, or null. */
export function refusalOf(outcome: Outcome | null, model: string): GeminiRefusal | null {
  return outcome?.outcome === 'error' && outcome.when === 'before' ? errorOf(outcome, model) : null;
}

/** An answer as a stream that suffers the outcome. */
export function playStream(outcome: Outcome | null, answer: Answer, letters: number): Play {
  const chunks = chunksOf(answer, letters);
  if (!outcome) return { chunks, then: 'end' };
  const until = 'at' in outcome && outcome.at !== undefined ? outcome.at : chunks.length - 1;
  const sent = chunks.slice(0, Math.min(until, chunks.length - 1));
  switch (outcome.outcome) {
    case 'hang':
    case 'reset':
      return { chunks: chunks.slice(0, until), then: outcome.outcome };
    case 'noFinish':
      return { chunks: sent.length > 0 ? sent : [unfinished(answer)], then: 'end' };
    case 'error':
      return { chunks: [...sent, errorOf(outcome, answer.modelVersion).body], then: 'end' };
    case 'empty':
      return { chunks: outcome.bare ? [] : [closing(answer)], then: 'end' };
    case 'promptBlock':
      return { chunks: [blocked(answer, outcome.reason)], then: 'end' };
    default:
      return { chunks: [...sent, ended(outcome, answer, sent.at(-1))], then: 'end' };
  }
}

/** A whole answer that suffers the outcome; at most one chunk. */
export function playWhole(outcome: Outcome | null, answer: Answer): Play {
  if (!outcome) return { chunks: [wholeOf(answer)], then: 'end' };
  switch (outcome.outcome) {
    case 'hang':
      return { chunks: [], then: 'hang' };
    case 'reset':
      return { chunks: [wholeOf(answer)], then: 'reset' };
    case 'noFinish':
      return { chunks: [unfinished(answer)], then: 'end' };
    case 'error':
      throw errorOf(outcome, answer.modelVersion);
    case 'empty':
      return { chunks: [outcome.bare ? {} : closing(answer)], then: 'end' };
    case 'promptBlock':
      return { chunks: [blocked(answer, outcome.reason)], then: 'end' };
    default:
      return { chunks: [ended(outcome, answer, undefined)], then: 'end' };
  }
}

type Ending = Extract<Outcome, { outcome: 'safety' | 'maxTokens' | 'finish' }>;

function ended(outcome: Ending, answer: Answer, before: Chunk | undefined): Chunk {
  const { candidates: _, ...usage } = before ?? closing(answer);
  switch (outcome.outcome) {
    case 'safety': {
      const rating = { category: 'HARM_CATEGORY_DANGEROUS_CONTENT', probability: 'HIGH' };
      const safetyRatings = [{ ...rating, blocked: true }];
      return { candidates: [{ finishReason: 'SAFETY', index: 0, safetyRatings }], ...usage };
    }
    case 'maxTokens': {
      const thoughts = Math.max(answer.thoughts, THOUGHTS_THAT_FILL_IT);
      const full = before ? usage : closing({ ...answer, thoughts });
      const content = { role: 'model' };
      return { candidates: [{ content, finishReason: 'MAX_TOKENS', index: 0 }], ...full };
    }
    case 'finish':
      return { candidates: [{ finishReason: outcome.reason, index: 0 }], ...usage };
  }
}

function unfinished(answer: Answer): Chunk {
  const { text, call } = answer;
  return chunk(answer, call ? [call] : [{ text }], text.length, false);
}

function blocked(answer: Answer, blockReason: string): Chunk {
  const { total } = answer.prompt;
  return {
    promptFeedback: { blockReason },
    ...closing(answer),
    usageMetadata: { promptTokenCount: total, totalTokenCount: total },
  };
}

function errorOf(outcome: Extract<Outcome, { outcome: 'error' }>, model: string): GeminiRefusal {
  switch (outcome.error) {
    case 'perMinute':
      return quotaExceeded('minute', model, outcome.retryAfter);
    case 'perDay':
      return quotaExceeded('day', model, outcome.retryAfter);
    case 'exhausted':
      return quotaExceeded('exhausted', model);
    case 'internal':
      return forStatus(500, model);
    case 'unavailable':
      return forStatus(503, model);
    case 'deadline':
      return forStatus(504, model);
    case 'badRequest':
      return forStatus(400, model);
    case 'notFound':
      return forStatus(404, model);
    case 'location':
      return locationRefused();
    case 'leaked':
      return forStatus(403, model);
  }
}
