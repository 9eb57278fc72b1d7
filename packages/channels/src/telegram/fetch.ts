import { ask, textOf, type Breaker } from '@cbf/base';
import type { ApiClientOptions } from 'grammy';
import { z } from 'zod';

type Fetch = NonNullable<ApiClientOptions['fetch']>;
type Init = {
  method: string;
  headers: Record<string, string>;
  body: string | AsyncIterable<Uint8Array>;
  signal: Breaker;
};

/**
 * How grammY asks: it posts JSON, or a form with a file, and reads the answer as JSON; nothing else
 * of `fetch` is needed. Errors of the network come through with their codes, by which sends are judged.
 */
export const leanFetch = z
  .custom<Fetch>((value) => typeof value === 'function')
  .parse(async (url: string, { method, headers, body, signal }: Init) => {
    const answer = await ask(url, { method, headers, body, signal });
    const text = await textOf(answer);
    return { json: async () => telegramIn(text) };
  });

const Answer = z.union([
  z.looseObject({ ok: z.literal(true) }),
  z.looseObject({ ok: z.literal(false), error_code: z.number(), description: z.string() }),
]);

/** Telegram's answer; throws when it is another's, who stands in the way and speaks JSON, too. */
function telegramIn(text: string): unknown {
  const read = Answer.safeParse(JSON.parse(text));
  if (!read.success) throw new Error('The answer is not Telegram’s.');
  return read.data;
}
