import type { Answer } from './answer.ts';
import type { Part } from './request.ts';
import { countPart } from './tokens.ts';

/** One response object: a chunk of a stream, or the whole answer. */
export type Chunk = Record<string, unknown>;

/**
 * An answer as the chunks of a stream: texts of about `letters` letters, cut after a space where
 * there is one; every chunk has the usage so far, only the last one the finish reason.
 */
export function chunksOf(answer: Answer, letters: number): Chunk[] {
  const parts: Part[] = [];
  if (answer.summary !== null && answer.thoughts > 0) {
    parts.push({ text: answer.summary, thought: true });
  }
  parts.push(...pieces(answer.text, letters).map((text) => ({ text })));
  if (answer.call) parts.push(answer.call);
  if (answer.signed) parts.push({ text: '', thoughtSignature: signature(answer) });
  if (parts.length === 0) return [chunk(answer, [], 0, true)];
  let sent = 0;
  return parts.map((part, n) => {
    if (!part.thought) sent += part.text?.length ?? 0;
    return chunk(answer, [part], sent, n === parts.length - 1);
  });
}

/** An answer in one object, as `generateContent` gives it. */
export function wholeOf(answer: Answer): Chunk {
  const parts: Part[] = [];
  if (answer.summary !== null && answer.thoughts > 0) {
    parts.push({ text: answer.summary, thought: true });
  }
  if (answer.call) parts.push(answer.call);
  else if (answer.text !== '') {
    const signed = answer.signed ? { thoughtSignature: signature(answer) } : {};
    parts.push({ text: answer.text, ...signed });
  }
  return chunk(answer, parts, answer.text.length, true);
}

/** The usage when so many letters have been sent; counts that are 0 are left out. */
function usageOf(answer: Answer, sent: number, call: Part | null): Chunk {
  const open = answer.ends.findIndex((end) => end > sent);
  const candidates = (open < 0 ? answer.ends.length : open) + (call ? countPart(call) : 0);
  const { total, cached, details } = answer.prompt;
  return {
    promptTokenCount: total,
    ...(candidates > 0 ? { candidatesTokenCount: candidates } : {}),
    ...(cached > 0
      ? {
          cachedContentTokenCount: cached,
          cacheTokensDetails: [{ modality: 'TEXT', tokenCount: cached }],
        }
      : {}),
    totalTokenCount: total + candidates + answer.thoughts,
    promptTokensDetails: details,
    ...(answer.thoughts > 0 ? { thoughtsTokenCount: answer.thoughts } : {}),
  };
}

/** The response object around some parts. */
export function chunk(
  answer: Answer,
  parts: readonly Part[],
  sent: number,
  isLast: boolean,
): Chunk {
  const call = parts.find((part) => part.functionCall) ?? null;
  const content = { ...(parts.length > 0 ? { parts } : {}), role: 'model' };
  const end = isLast ? { finishReason: answer.finishReason } : {};
  const message = call && isLast ? { finishMessage: 'Model generated function call(s).' } : {};
  return {
    candidates: [{ content, ...end, ...message, index: 0 }],
    ...closing(answer, sent, call),
  };
}

/** What every response object ends with. */
export function closing(answer: Answer, sent = 0, call: Part | null = null): Chunk {
  return {
    usageMetadata: usageOf(answer, sent, call),
    modelVersion: answer.modelVersion,
    responseId: answer.responseId,
  };
}

function pieces(text: string, letters: number): string[] {
  const all = [...text];
  const found: string[] = [];
  for (let from = 0; from < all.length;) {
    let to = Math.min(all.length, from + letters);
    const space = all.lastIndexOf(' ', to - 1);
    if (to < all.length && space > from + letters / 2) to = space + 1;
    found.push(all.slice(from, to).join(''));
    from = to;
  }
  return found;
}

function signature({ responseId, thoughts }: Answer): string {
  return Buffer.from(`thoughts ${thoughts} of ${responseId}`).toString('base64');
}
