import type { Logger } from '@cbf/base';
import type { CheckResultInput } from '@cbf/client';
import type { Api, ClaimedCheck } from './api.ts';
import { telegramFor } from './channels/book.ts';
import type { Settings } from './env.ts';
import { startLoop, type Loop } from './loop.ts';

/** Credentials that owners want to know about before they store them. */
export function runChecks(api: Api, settings: Settings, logger: Logger): Loop {
  return startLoop({
    floorMs: 1_000,
    round: async () => {
      const claimed = await api.claimChecks(8);
      await Promise.all(
        claimed.map(async (check) => api.reportCheck(check.id, await tryOut(check, settings))),
      );
      return claimed.length > 0 ? 'more' : 'rest';
    },
    onError: (error, inARow) => {
      if (inARow === 1) logger.warn({ err: error }, 'credentials cannot be checked; trying again');
    },
  });
}

const checkMs = 8_000;

async function tryOut(check: ClaimedCheck, settings: Settings): Promise<CheckResultInput> {
  if (check.platform !== 'TELEGRAM') return { ok: false, code: 'INTERNAL' };
  const telegram = telegramFor(settings, check.mode, check.credential);
  if (telegram === null) return { ok: false, code: 'UNREACHABLE' };
  const proof = await telegram.verify(AbortSignal.timeout(checkMs));
  return proof.ok ? { ok: true, code: 'OK', ...proof.value } : { ok: false, code: proof.code };
}
