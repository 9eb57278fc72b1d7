import type { IncomingMessage } from 'node:http';
import { ask, textOf } from '@cbf/base';
import { z } from 'zod';

type Fetch = typeof globalThis.fetch;

const Init = z.object({
  method: z.string(),
  headers: z.instanceof(Headers),
  body: z.string().optional(),
  signal: z.instanceof(AbortSignal).optional(),
});

/**
 * How the client of Gemini asks: as much of `fetch` as it uses, for a fraction of the cost. As
 * with `fetch`, what failed before there was an answer is a TypeError with its cause.
 */
export const leanFetch = z
  .custom<Fetch>((value) => typeof value === 'function')
  .parse(async (url: string, init: unknown) => {
    const { headers, signal, ...rest } = Init.parse(init);
    const asking = { ...rest, headers: Object.fromEntries(headers), signal };
    const answer = await ask(url, asking).catch((cause: unknown) => {
      throw signal?.aborted ? cause : new TypeError('fetch failed', { cause });
    });
    return responseOf(answer);
  });

function responseOf(answer: IncomingMessage) {
  const { statusCode: status = 0, statusMessage: statusText = '' } = answer;
  const text = () => textOf(answer);
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText,
    // Copied with every piece of a stream, so only what is looked at.
    headers: new Headers({ 'content-type': answer.headers['content-type'] ?? '' }),
    text,
    json: async (): Promise<unknown> => JSON.parse(await text()),
    body: { getReader: () => readerOf(answer) },
  };
}

function readerOf(answer: IncomingMessage) {
  const pieces: AsyncIterator<unknown, unknown> = answer[Symbol.asyncIterator]();
  return {
    read: async () => {
      const next: IteratorResult<unknown, unknown> = await pieces.next();
      return { done: next.done ?? false, value: next.value };
    },
    releaseLock: () => {
      // Nobody reads the rest of an answer that was left, and its connection is no more of use.
      if (!answer.readableEnded) answer.destroy();
    },
  };
}
