import type { Attempt, Identity, Trouble } from '@cbf/channels';
import type { ChannelReportInput } from '@cbf/client';
import { rest } from './rest.ts';

/** What is told of a channel, without whose it is. */
export type Finding = Omit<ChannelReportInput, 'channelId' | 'lease'>;

/** What a look at a channel showed; `missed` is a trouble only when it lasts. */
export type Look =
  | { readonly seen: 'told' | 'untold' }
  | { readonly seen: 'missed' | 'trouble'; readonly trouble: Trouble };

/** A channel that is to be kept proven. */
export interface Proven {
  readonly first: Identity;
  readonly verify: (signal: AbortSignal) => Promise<Attempt<Identity>>;
  /**
   * Looks at more than the credential, puts right what it can, and tells the api that all is well,
   * unless the last proof failed (`isSure` is false).
   */
  readonly look: (identity: Identity, isSure: boolean) => Promise<Look>;
  readonly everyMs: number;
}

/** How often a proof may fail in a row before that is a trouble; a single lost call is none. */
const mostMisses = 3;
const soonMs = 2_000;
/** An api that is away is told again soon, but not by all channels at once. */
const untoldMs = 5_000;

/**
 * Looks at a channel now and after each new proof of its credential; gives the trouble that was found,
 * or null when told to stop.
 */
export async function keepProving(proven: Proven, signal: AbortSignal): Promise<Trouble | null> {
  const { verify, look, everyMs } = proven;
  let identity = proven.first;
  let misses = 0;
  while (!signal.aborted) {
    const found = await look(identity, misses === 0);
    if (signal.aborted) break;
    if (found.seen === 'trouble') return found.trouble;
    if (found.seen === 'missed' && (misses += 1) >= mostMisses) return found.trouble;
    const pause = found.seen === 'untold' ? untoldMs * (1 + Math.random()) : everyMs;
    await rest(misses === 0 ? pause : soonMs, signal);
    if (signal.aborted) break;
    const proof = await verify(signal);
    if (proof.ok) {
      identity = proof.value;
      misses = 0;
    } else if (proof.code === 'WRONG_TOKEN' || (misses += 1) >= mostMisses) {
      return proof;
    }
  }
  return null;
}
