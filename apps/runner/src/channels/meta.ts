import type { Attempt, Identity, Trouble } from '@cbf/channels';
import { setAppHook } from '@cbf/channels';
import type { OpenChannel } from './book.ts';
import type { HostParts } from './host.ts';
import type { Finding } from './prove.ts';
import { rest } from './rest.ts';
import { addressOf, type MetaSpeaker } from './speaker.ts';
import { renewToken } from './token.ts';

/** What a channel of Meta's is kept running with. */
export interface MetaParts extends Omit<HostParts, 'book' | 'intake'> {
  /** Tells the api what is found; false when it could not be told. */
  readonly tell: (finding: Finding) => Promise<boolean>;
}

/** How often a proof may fail in a row before that is a trouble. */
const mostMisses = 3;
const soonMs = 2_000;
const untoldMs = 5_000;

/**
 * One life of a channel to which everything comes by webhooks: proves the token now and then, has the
 * webhooks come here, and tells the api. Gives the trouble that a proof found, or null when told to
 * stop. An address that could not be set is shown and no trouble: the owner may have set it by hand.
 */
export async function runMeta(
  open: OpenChannel,
  speaker: MetaSpeaker,
  parts: MetaParts,
  signal: AbortSignal,
): Promise<Trouble | null> {
  const first = await speaker.client.verify(signal);
  if (!first.ok) return first;
  open.channel = { ...open.channel, externalId: first.value.externalId };
  if (speaker.platform === 'INSTAGRAM') await renewToken(open, speaker, parts);
  const arranged = await arrange(open, speaker, parts);
  if (!arranged.ok) open.seen.error = { text: arranged.detail, at: new Date() };
  let identity: Identity = first.value;
  let misses = 0;
  while (!signal.aborted) {
    const told = misses > 0 || (await tellAll(open, identity, parts));
    await rest(misses > 0 ? soonMs : told ? parts.provenEveryMs : untoldMs, signal);
    if (signal.aborted) break;
    // The token may have been renewed, and the client with it.
    const proof = await (open.speaker ?? speaker).client.verify(signal);
    if (proof.ok) {
      identity = proof.value;
      misses = 0;
      if (speaker.platform === 'INSTAGRAM') await renewToken(open, speaker, parts);
    } else if (proof.code === 'WRONG_TOKEN' || (misses += 1) >= mostMisses) {
      return proof;
    }
  }
  return null;
}

function tellAll({ seen }: OpenChannel, identity: Identity, { tell }: MetaParts) {
  const { lagMs, error } = seen;
  return tell({
    ...{ status: 'ACTIVE', code: 'OK', ...identity, lagMs },
    ...(error && { lastErrorText: error.text, lastErrorAt: error.at.toISOString() }),
  });
}

async function arrange(
  { channel }: OpenChannel,
  speaker: MetaSpeaker,
  { publicUrl, settings }: MetaParts,
): Promise<Attempt<true>> {
  // Meta calls nothing but https.
  const isCallable = channel.mode === 'SANDBOX' || publicUrl.startsWith('https:');
  const { verifyToken, appId, appSecret } = speaker.secrets;
  if (speaker.platform === 'WHATSAPP') {
    const url = `${publicUrl}/hooks/whatsapp/${channel.id}`;
    return isCallable ? speaker.client.setWebhook(url, verifyToken) : { ok: true, value: true };
  }
  if (appId !== undefined && isCallable) {
    const address = addressOf(settings, 'WHATSAPP', channel.mode);
    const set = await setAppHook({
      ...{ appId, appSecret, object: 'instagram', verifyToken },
      url: `${publicUrl}/hooks/instagram/${channel.id}`,
      ...(address == null ? {} : { baseUrl: address }),
      version: settings.metaVersion,
    });
    if (!set.ok) return set;
  }
  return speaker.client.subscribe();
}
