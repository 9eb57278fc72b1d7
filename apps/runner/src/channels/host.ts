import { backoff, steadyMs, type Logger } from '@cbf/base';
import type { Telegram, Trouble } from '@cbf/channels';
import { persistent, type Api, type ClaimedChannel } from '../api.ts';
import { atMost } from '../ending.ts';
import type { Settings } from '../env.ts';
import type { Book, OpenChannel } from './book.ts';
import { keepFace } from './face.ts';
import type { Faces } from './faces.ts';
import type { Intake } from './intake.ts';
import { runMeta } from './meta.ts';
import { prove } from './prove.ts';
import type { Finding } from './proving.ts';
import { rest } from './rest.ts';

// Another poller that comes back does so within seconds; until then the channel is not ours.
const rivalMs = 5_000;

// Longer only courtesies take, such as the menu, when the platform does not answer.
const partingMs = 5_000;

/** What a host works with. */
export interface HostParts {
  api: Api;
  book: Book;
  intake: Intake;
  logger: Logger;
  settings: Settings;
  provenEveryMs: number;
  faces: Faces;
}

/** One held channel, running until it is stopped. */
export interface Host {
  /** Ends receiving and waits until a batch under way is stored; sends may still use the client. */
  stop(): Promise<void>;
}

/**
 * Keeps a held channel running: proves the credential, receives by polling or webhook, proves it
 * again now and then, and tells the api what it finds. Troubles are waited out and tried again.
 */
export function hostChannel(channel: ClaimedChannel, parts: HostParts): Host {
  const control = new AbortController();
  const open = parts.book.open(channel);
  const running = keepRunning(open, parts, control.signal);
  return {
    stop: async () => {
      control.abort();
      await atMost(partingMs, running);
    },
  };
}

async function keepRunning(open: OpenChannel, parts: HostParts, signal: AbortSignal) {
  const logger = parts.logger.child({ channelId: open.channel.id });
  let trouble: Trouble | null = null;
  for (let failures = 0; !signal.aborted; failures += 1) {
    const startedAt = steadyMs();
    const quietMs: number = trouble?.code === 'USED_ELSEWHERE' ? rivalMs : 0;
    trouble = await runOnce(open, parts, quietMs, signal).catch((error: unknown) => {
      if (!signal.aborted) logger.error({ err: error }, 'the channel failed; it is started again');
      return null;
    });
    if (signal.aborted) return;
    if (steadyMs() - startedAt > parts.provenEveryMs) failures = 0;
    if (trouble) {
      logger.warn({ code: trouble.code, detail: trouble.detail }, 'the channel cannot be used');
      const status = trouble.code === 'UNREACHABLE' ? 'PENDING' : 'INACTIVE';
      await report(open, parts, { status, code: trouble.code, detail: trouble.detail });
    }
    await rest(trouble?.retryAfterMs ?? waitMs(trouble, failures, parts.provenEveryMs), signal);
  }
}

/** One life of a channel, from proof to trouble; null when there is nothing to tell. */
async function runOnce(
  open: OpenChannel,
  parts: HostParts,
  quietMs: number,
  signal: AbortSignal,
): Promise<Trouble | null> {
  const { speaker, channel } = open;
  if (speaker === null) {
    return { code: 'UNREACHABLE', detail: 'This channel needs the simulator, and none runs.' };
  }
  const tell = (finding: Finding) => report(open, parts, finding);
  if (speaker.platform !== 'TELEGRAM') return runMeta(open, speaker, { ...parts, tell }, signal);
  const telegram = speaker.client;
  const proof = await telegram.verify(signal);
  if (!proof.ok) return proof;
  const life = new AbortController();
  const both = AbortSignal.any([signal, life.signal]);
  const trouble = await arrangeHook(open, telegram, both);
  if (trouble) return trouble;
  const face = keepFace(telegram, open.seen.shown, both);
  parts.faces.set(channel.id, face.show);
  face.show(channel);
  const receiving =
    channel.transport === 'WEBHOOK'
      ? rest(Number.POSITIVE_INFINITY, both).then(() => null)
      : byPolling(open, telegram, parts, both);
  const proving = rest(quietMs, both).then(() =>
    prove(
      {
        telegram,
        first: proof.value,
        hook: hookOf(open),
        seen: open.seen,
        everyMs: parts.provenEveryMs,
        tell,
      },
      both,
    ),
  );
  try {
    return await Promise.race([receiving, proving]);
  } finally {
    life.abort();
    if (parts.faces.get(channel.id) === face.show) parts.faces.delete(channel.id);
    await Promise.allSettled([receiving, proving, face.done()]);
  }
}

/** The address that Telegram is to call, or null for a channel that polls. */
function hookOf({ channel }: OpenChannel) {
  if (channel.transport !== 'WEBHOOK') return null;
  return { url: channel.hookUrl, secret: channel.hookSecret };
}

async function arrangeHook(
  open: OpenChannel,
  telegram: Telegram,
  signal: AbortSignal,
): Promise<Trouble | null> {
  const hook = hookOf(open);
  if (hook !== null) {
    const set = await telegram.setWebhook(hook.url, hook.secret);
    return set.ok ? null : set;
  }
  await takeDownOurs(telegram, open, signal);
  return null;
}

/** An address left from when this channel was called; somebody else's is not ours to take down. */
async function takeDownOurs(
  telegram: Telegram,
  { channel: { hookUrl } }: OpenChannel,
  signal: AbortSignal,
) {
  const info = await telegram.webhookInfo(signal);
  const ours = hookUrl.slice(0, hookUrl.lastIndexOf('/') + 1);
  if (!info.ok || !info.value.url.startsWith(ours)) return false;
  return (await telegram.deleteWebhook()).ok;
}

async function byPolling(
  open: OpenChannel,
  telegram: Telegram,
  parts: HostParts,
  signal: AbortSignal,
): Promise<Trouble | null> {
  const poll = () =>
    telegram.poll({
      signal,
      // Until it is stored there is nothing better to do: Telegram keeps the rest for us.
      onBatch: (batch) => parts.intake.take(open, batch, { attempts: persistent, signal }),
      onTrouble: (trouble) => {
        if (trouble === null) return;
        open.seen.error = { text: trouble.detail, at: new Date() };
        parts.logger.warn({ channelId: open.channel.id, code: trouble.code }, 'waiting');
      },
    });
  let end = await poll();
  if (end.ended === 'trouble' && end.code === 'WEBHOOK_ELSEWHERE') {
    if (await takeDownOurs(telegram, open, signal)) end = await poll();
  }
  return end.ended === 'stopped' ? null : end;
}

/** Tells the api; false when it could not be told and should be told again. */
async function report(open: OpenChannel, parts: HostParts, finding: Finding): Promise<boolean> {
  const { id: channelId, lease } = open.channel;
  try {
    await parts.api.reportChannel({ channelId, lease, ...finding });
    return true;
  } catch (error) {
    // The loops have warned already that the api is away; one line a channel would bury that.
    parts.logger.debug({ channelId, err: error }, 'the channel could not be reported');
    return false;
  }
}

function waitMs(trouble: Trouble | null, failures: number, provenEveryMs: number): number {
  if (trouble?.code === 'WRONG_TOKEN') return provenEveryMs;
  if (trouble?.code === 'USED_ELSEWHERE') {
    return rivalMs + backoff(failures, { baseMs: 5_000, capMs: 60_000 });
  }
  return 1_000 + backoff(failures, { baseMs: 2_000, capMs: 30_000 });
}
