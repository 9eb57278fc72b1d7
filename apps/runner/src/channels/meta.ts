import type { Attempt, Identity, Trouble } from '@cbf/channels';
import { setAppHook } from '@cbf/channels';
import type { OpenChannel } from './book.ts';
import type { HostParts } from './host.ts';
import { keepProving, type Finding } from './proving.ts';
import { addressOf, type MetaSpeaker } from './speaker.ts';
import { renewToken } from './token.ts';

/** What a channel of Meta's is kept running with. */
export interface MetaParts extends Omit<HostParts, 'book' | 'intake'> {
  /** Tells the api what is found; false when it could not be told. */
  readonly tell: (finding: Finding) => Promise<boolean>;
}

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
  return keepProving(
    {
      first: first.value,
      everyMs: parts.provenEveryMs,
      verify: async (until) => {
        // The token may have been renewed, and the client with it.
        const proof = await (open.speaker ?? speaker).client.verify(until);
        if (proof.ok && speaker.platform === 'INSTAGRAM') await renewToken(open, speaker, parts);
        return proof;
      },
      look: async (identity, isSure) => {
        const told = !isSure || (await tellAll(open, identity, parts));
        return { seen: told ? 'told' : 'untold' };
      },
    },
    signal,
  );
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
  { settings }: MetaParts,
): Promise<Attempt<true>> {
  const { hookUrl: url } = channel;
  // Meta calls nothing but https.
  const isCallable = channel.mode === 'SANDBOX' || url.startsWith('https:');
  const { verifyToken, appId, appSecret } = speaker.secrets;
  if (speaker.platform === 'WHATSAPP') {
    return isCallable ? speaker.client.setWebhook(url, verifyToken) : { ok: true, value: true };
  }
  if (appId !== undefined && isCallable) {
    const address = addressOf(settings, 'WHATSAPP', channel.mode);
    const set = await setAppHook({
      ...{ appId, appSecret, object: 'instagram', verifyToken },
      url,
      ...(address == null ? {} : { baseUrl: address }),
      version: settings.metaVersion,
    });
    if (!set.ok) return set;
  }
  return speaker.client.subscribe();
}
