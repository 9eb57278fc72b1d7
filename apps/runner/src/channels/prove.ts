import type { Identity, Telegram, Trouble } from '@cbf/channels';
import type { ChannelReportInput } from '@cbf/client';
import { rest } from './rest.ts';

/** What is told of a channel, without whose it is. */
export type Finding = Omit<ChannelReportInput, 'channelId' | 'lease'>;

/** How often a proof may fail in a row before that is a trouble; a single lost call is none. */
const mostMisses = 3;
const soonMs = 2_000;
/** An api that is away is told again soon, but not by all channels at once. */
const untoldMs = 5_000;

/**
 * Tells that the channel works, now and after each new proof; gives the trouble that a proof found,
 * or null when told to stop. `hook` is the address that must still be set, if there is one.
 */
export async function prove(
  telegram: Telegram,
  first: Identity,
  hook: string | null,
  everyMs: number,
  tell: (finding: Finding) => Promise<boolean>,
  signal: AbortSignal,
): Promise<Trouble | null> {
  let identity = first;
  let misses = 0;
  while (!signal.aborted) {
    const info = await telegram.webhookInfo(signal);
    if (signal.aborted) break;
    if (hook !== null && info.ok && info.value.url !== hook) return elsewhere;
    let told = true;
    if (misses === 0) {
      const pendingCount = info.ok ? info.value.pendingCount : null;
      told = await tell({ status: 'ACTIVE', code: 'OK', ...identity, pendingCount });
    }
    const pause = told ? everyMs : untoldMs * (1 + Math.random());
    await rest(misses === 0 ? pause : soonMs, signal);
    if (signal.aborted) break;
    const proof = await telegram.verify(signal);
    if (proof.ok) {
      identity = proof.value;
      misses = 0;
    } else if (proof.code === 'WRONG_TOKEN' || (misses += 1) >= mostMisses) {
      return proof;
    }
  }
  return null;
}

const elsewhere: Trouble = {
  code: 'WEBHOOK_ELSEWHERE',
  detail: 'The webhook was changed by somebody else; it is set again.',
};
