import { verifyGeminiKey } from '@cbf/ai';
import type { Logger } from '@cbf/base';
import type { Api } from './api.ts';
import type { ModelService } from './env.ts';
import { startLoop, type Loop } from './loop.ts';

/**
 * Asks the model's service now and then whether it takes the key, which costs no token, and tells
 * the api, so that bots whose answers failed for it are well again without waiting for a customer.
 */
export function watchModelKey(
  api: Api,
  { apiKey, baseUrl }: ModelService,
  everyMs: number,
  logger: Logger,
): Loop {
  return startLoop({
    floorMs: everyMs,
    round: async () => {
      const check = await verifyGeminiKey({
        apiKey,
        ...(baseUrl === undefined ? {} : { baseUrl }),
      });
      // Only a clear word counts: a service that cannot be reached says nothing about the key.
      if (check.ok) await api.reportModelKey();
      else if (check.kind === 'BAD_KEY')
        logger.warn({ detail: check.detail }, 'the key is refused');
      return 'rest';
    },
    onError: (error, inARow) => {
      if (inARow === 1) logger.warn({ err: error }, 'the model key could not be reported');
    },
  });
}
