import type { GenerateContentResponse } from '@google/genai';
import type { Failure } from './failure.ts';
import type { Usage } from './model.ts';
import type { FinishReason } from './words.ts';

const REFUSED = new Set([
  'SAFETY',
  'RECITATION',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'IMAGE_SAFETY',
  'IMAGE_PROHIBITED_CONTENT',
  'IMAGE_RECITATION',
]);

/** What the chunks of one stream add up to. */
export class Reading {
  text = '';
  usage: Usage | undefined;
  model: string | undefined;
  finishReason: string | undefined;
  private blockReason: string | undefined;

  /** Takes a chunk in; true when the visible text grew. Thoughts are not text. */
  take(chunk: GenerateContentResponse): boolean {
    this.model = chunk.modelVersion ?? this.model;
    this.blockReason = chunk.promptFeedback?.blockReason ?? this.blockReason;
    // Each chunk's counts include those of the chunks before it: the last ones hold, unadded.
    if (chunk.usageMetadata) this.usage = usageOf(chunk.usageMetadata);
    const candidate = chunk.candidates?.[0];
    this.finishReason = candidate?.finishReason ?? this.finishReason;
    const parts = candidate?.content?.parts ?? [];
    const added = parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
    this.text += added;
    return added !== '';
  }

  /** Whether the stream, once over, left an answer that may be sent; if not, why. */
  verdict(): { answer: FinishReason } | { failure: Failure } {
    if (this.blockReason !== undefined) {
      return this.refusal('SAFETY', false, `prompt blocked: ${this.blockReason}`);
    }
    const reason = this.finishReason;
    if (reason !== undefined && REFUSED.has(reason)) {
      return this.refusal('SAFETY', false, `finish reason ${reason}`);
    }
    const isEmpty = this.text.trim() === '';
    switch (reason) {
      case 'STOP':
        return isEmpty
          ? this.refusal('EMPTY', true, 'finish reason STOP without text')
          : { answer: reason };
      case 'MAX_TOKENS':
        // Thoughts used up the allowed length; the same request would end the same way.
        return isEmpty
          ? this.refusal('EMPTY', false, 'finish reason MAX_TOKENS without text')
          : { answer: reason };
      case 'LANGUAGE':
        return this.refusal('EMPTY', false, 'finish reason LANGUAGE');
      default:
        // A stream that ends without a reason raises no error, but it was cut.
        return this.refusal(
          isEmpty ? 'EMPTY' : 'CUT',
          true,
          `finish reason ${reason ?? 'missing'}`,
        );
    }
  }

  // The service said that it was done, or else what it counted.
  private refusal(kind: Failure['kind'], retryable: boolean, detail: string): { failure: Failure } {
    const isKnown = this.usage !== undefined || this.finishReason !== undefined;
    return { failure: { kind, retryable, call: isKnown ? 'MADE' : 'LOST', detail } };
  }
}

function usageOf(counts: NonNullable<GenerateContentResponse['usageMetadata']>): Usage {
  const promptTokens = counts.promptTokenCount ?? 0;
  const toolTokens = counts.toolUsePromptTokenCount ?? 0;
  const thoughtsTokens = counts.thoughtsTokenCount ?? 0;
  const candidatesTokens = counts.candidatesTokenCount ?? 0;
  return {
    promptTokens,
    cachedTokens: counts.cachedContentTokenCount ?? 0,
    toolTokens,
    thoughtsTokens,
    candidatesTokens,
    totalTokens:
      counts.totalTokenCount ?? promptTokens + toolTokens + thoughtsTokens + candidatesTokens,
  };
}
