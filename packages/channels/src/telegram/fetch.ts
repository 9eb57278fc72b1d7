import { ask, textOf, type Breaker } from '@cbf/base';
import type { ApiClientOptions } from 'grammy';
import { z } from 'zod';

type Fetch = NonNullable<ApiClientOptions['fetch']>;
type Init = { method: string; headers: Record<string, string>; body: string; signal: Breaker };

/**
 * How grammY asks: it posts JSON and reads the answer as JSON, and nothing else of `fetch` is
 * needed. Errors of the network come through with their codes, by which sends are judged.
 */
export const leanFetch = z
  .custom<Fetch>((value) => typeof value === 'function')
  .parse(async (url: string, { method, headers, body, signal }: Init) => {
    const answer = await ask(url, { method, headers, body, signal });
    const text = await textOf(answer);
    return { json: async (): Promise<unknown> => JSON.parse(text) };
  });
