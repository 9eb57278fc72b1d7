import type { Identity, Telegram, Trouble, WebhookInfo } from '@cbf/channels';
import type { ChannelReportInput } from '@cbf/client';
import type { OpenChannel } from './book.ts';
import { rest } from './rest.ts';

/** What is told of a channel, without whose it is. */
export type Finding = Omit<ChannelReportInput, 'channelId' | 'lease'>;

/** How often a proof may fail in a row before that is a trouble; a single lost call is none. */
const mostMisses = 3;
const soonMs = 2_000;
/** An api that is away is told again soon, but not by all channels at once. */
const untoldMs = 5_000;

/** What a proof looks at and what it may put right. */
export interface Proving {
  readonly telegram: Telegram;
  readonly first: Identity;
  /** The address that must still be set, and the word that must come back with each call to it. */
  readonly hook: { readonly url: string; readonly secret: string } | null;
  readonly seen: OpenChannel['seen'];
  readonly everyMs: number;
  readonly tell: (finding: Finding) => Promise<boolean>;
}

/**
 * Tells that the channel works, now and after each new proof (who the bot is, and what waits for
 * it); gives the trouble that a proof found, or null when told to stop. An address that somebody
 * changed, or that is called with another word than ours, is set again; when that does not last, it
 * is a trouble.
 */
export async function prove(proving: Proving, signal: AbortSignal): Promise<Trouble | null> {
  const { telegram, hook, everyMs, tell } = proving;
  let identity = proving.first;
  let misses = 0;
  let repaired = false;
  let since = Date.now();
  while (!signal.aborted) {
    const info = await telegram.webhookInfo(signal);
    if (signal.aborted) break;
    if (!info.ok && (misses += 1) >= mostMisses) return info;
    let isMended = true;
    if (hook !== null && info.ok) {
      const broken = isBroken(info.value, hook.url, since);
      if (broken && repaired) return elsewhere;
      const set = broken ? await telegram.setWebhook(hook.url, hook.secret) : null;
      // Telegram takes a new address once a second; until the next proof it stays as it is.
      if (set?.ok === false && set.code !== 'UNREACHABLE') return set;
      isMended = set?.ok !== false;
      repaired = broken;
    }
    since = Date.now();
    let told = true;
    if (misses === 0 && info.ok && isMended) {
      const { pendingCount } = info.value;
      const error = errorOf(info.value, proving.seen);
      const { lagMs } = proving.seen;
      told = await tell({
        status: 'ACTIVE',
        code: 'OK',
        ...identity,
        pendingCount,
        lagMs,
        ...error,
      });
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

// A refusal since the last proof means that Telegram was told another word than ours.
function isBroken(
  { url, lastErrorAt, lastErrorMessage }: WebhookInfo,
  ours: string,
  since: number,
) {
  if (url !== ours) return true;
  if (lastErrorAt === null || Date.parse(lastErrorAt) < since - 1_000) return false;
  return /\b40[13]\b/.test(lastErrorMessage ?? '');
}

/** The newest complaint: Telegram's about our address, or ours about fetching from Telegram. */
function errorOf(info: WebhookInfo, { error }: OpenChannel['seen']) {
  const { lastErrorAt, lastErrorMessage } = info;
  const theirs = lastErrorAt === null ? null : { at: lastErrorAt, text: lastErrorMessage ?? '' };
  const ours = error && { at: error.at.toISOString(), text: error.text };
  const newest = ours && (!theirs || theirs.at < ours.at) ? ours : theirs;
  return newest && { lastErrorText: newest.text, lastErrorAt: newest.at };
}

const elsewhere: Trouble = {
  code: 'WEBHOOK_ELSEWHERE',
  detail: 'The address for messages was set again, and changed again by somebody else.',
};
