import type { Logger } from '@cbf/base';
import type { Trouble } from '@cbf/channels';
import type { CheckResultInput, CredentialField } from '@cbf/client';
import type { Api, ClaimedCheck } from './api.ts';
import { speakerFor } from './channels/speaker.ts';
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
  const speaker = speakerFor(settings, check);
  if (speaker === null) return { ok: false, code: 'UNREACHABLE' };
  const signal = AbortSignal.timeout(checkMs);
  const proof = await speaker.client.verify(signal);
  if (!proof.ok) {
    const { code } = proof;
    if (speaker.platform === 'TELEGRAM') return { ok: false, code };
    const field = fieldOf(proof);
    // An Instagram token names its account itself.
    const isNumber = speaker.platform === 'WHATSAPP' || field === null;
    return { ok: false, code, field: isNumber ? field : 'token' };
  }
  if (speaker.platform === 'WHATSAPP') {
    const { client } = speaker;
    const [secret, templates] = await Promise.all([
      client.verifySecret(signal),
      client.templates(signal),
    ]);
    if (secret.ok && !secret.value) return { ok: false, code: 'WRONG_TOKEN', field: 'appSecret' };
    if (!templates.ok && fieldOf(templates) !== null)
      return { ok: false, code: 'WRONG_TOKEN', field: 'wabaId' };
  }
  return { ok: true, code: 'OK', ...proof.value };
}

// Meta says that an account is unknown also when the token may not see it; which of the two it is
// tells the reason.
function fieldOf({ code, reason }: Trouble): CredentialField | null {
  if (reason === 'ACCOUNT' || reason === 'INVALID') return 'phoneNumberId';
  return code === 'WRONG_TOKEN' ? 'token' : null;
}
