import type { Identity, Telegram, Trouble, WebhookInfo } from '@cbf/channels';
import type { OpenChannel } from './book.ts';
import { keepProving, type Finding, type Look } from './proving.ts';

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
 * Keeps a Telegram channel proven: who the bot is, what waits for it, and where its messages go. An
 * address that somebody changed, or that is called with another word than ours, is set again; when
 * that does not last, it is a trouble.
 */
export async function prove(proving: Proving, signal: AbortSignal): Promise<Trouble | null> {
  const { telegram, hook, seen, tell, ...more } = proving;
  let repaired = false;
  let since = Date.now();
  const look = async (identity: Identity, isSure: boolean): Promise<Look> => {
    const info = await telegram.webhookInfo(signal);
    if (!info.ok) return { seen: 'missed', trouble: info };
    const broken = hook !== null && isBroken(info.value, hook.url, since);
    if (broken && repaired) return { seen: 'trouble', trouble: elsewhere };
    const set = broken ? await telegram.setWebhook(hook.url, hook.secret) : null;
    // Telegram takes a new address once a second; until the next proof it stays as it is.
    if (set?.ok === false && set.code !== 'UNREACHABLE') return { seen: 'trouble', trouble: set };
    repaired = broken;
    since = Date.now();
    if (!isSure || set?.ok === false) return { seen: 'told' };
    const { pendingCount } = info.value;
    const { lagMs } = seen;
    const told = await tell({
      ...{ status: 'ACTIVE', code: 'OK', ...identity, pendingCount, lagMs },
      ...errorOf(info.value, seen),
    });
    return { seen: told ? 'told' : 'untold' };
  };
  return keepProving({ ...more, verify: (until) => telegram.verify(until), look }, signal);
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
