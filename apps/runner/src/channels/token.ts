import type { Logger } from '@cbf/base';
import type { Api } from '../api.ts';
import type { Settings } from '../env.ts';
import type { OpenChannel } from './book.ts';
import { speakerFor, type MetaSpeaker } from './speaker.ts';

const dayMs = 86_400_000;
/** A token of sixty days is renewed when so much of it is left. */
const renewAtMs = 30 * dayMs;
/** A refusal is waited out, since a token younger than a day is not renewed. */
const againMs = dayMs / 4;

const tried = new WeakMap<OpenChannel, number>();

/**
 * Sees to it that an Instagram token does not end while its bot runs: one of an hour is given for one
 * of sixty days, and that one for a fresh one in good time. The api keeps it before it is used; what
 * fails is tried again hours later.
 */
export async function renewToken(
  open: OpenChannel,
  speaker: Extract<MetaSpeaker, { platform: 'INSTAGRAM' }>,
  { api, logger, settings }: { api: Api; logger: Logger; settings: Settings },
  now: () => number = Date.now,
): Promise<void> {
  const { channel } = open;
  const { credentialExpiresAt: ends } = channel;
  if (ends != null && Date.parse(ends) - now() > renewAtMs) return;
  const before = tried.get(open);
  if (before !== undefined && now() - before < againMs) return;
  tried.set(open, now());
  const { client, secrets } = speaker;
  const exchanged = ends == null ? await client.exchangeToken(secrets.appSecret) : null;
  const fresh = exchanged?.ok === true ? exchanged : await client.refreshToken();
  if (!fresh.ok) {
    logger.warn({ channelId: channel.id, code: fresh.code }, 'the token could not be renewed');
    return;
  }
  const { token, expiresAt } = fresh.value;
  if (!(await api.renewCredential(channel.id, channel.lease, token, expiresAt))) return;
  open.channel = {
    ...channel,
    credential: JSON.stringify({ ...secrets, token }),
    credentialExpiresAt: expiresAt,
  };
  open.speaker = speakerFor(settings, open.channel);
}
