import { steadyMs } from '@cbf/base';
import { createTelegram, type Telegram } from '@cbf/channels';
import type { Api, ClaimedChannel } from '../api.ts';
import type { Settings } from '../env.ts';

/** A channel with the client that speaks for it; `telegram` is null on the try-out channel. */
export interface OpenChannel {
  channel: ClaimedChannel;
  telegram: Telegram | null;
  /** What receiving has shown lately: how long the newest update was under way, the last trouble. */
  seen: { lagMs: number | null; error: { text: string; at: Date } | null };
}

/** Where a bot's client is to be found, for channels of this runner and of others. */
export interface Book {
  /** Makes the client of a channel that this runner now holds. */
  open(channel: ClaimedChannel): OpenChannel;
  close(channelId: string): void;
  /** Held channels that have sent as much as they may for now, and until when at least, ms. */
  closed(): { ids: string[]; reopenMs: number };
  /** The channel with its client; null when the api knows no such running channel. */
  find(channelId: string): Promise<OpenChannel | null>;
}

const keepMs = 60_000;

/**
 * The book of channels. A turn may belong to a channel that another runner polls; its client is
 * then made from what the api tells, and made anew when that is a minute old.
 */
export function openBook(api: Api, settings: Settings, now: () => number = steadyMs): Book {
  const held = new Map<string, OpenChannel>();
  const borrowed = new Map<string, { entry: OpenChannel; until: number }>();

  const make = (channel: ClaimedChannel): OpenChannel => ({
    channel,
    telegram: clientOf(channel, settings),
    seen: { lagMs: null, error: null },
  });

  return {
    open: (channel) => {
      const entry = make(channel);
      held.set(channel.id, entry);
      return entry;
    },
    closed: () => {
      const waits = [...held].map(([id, { telegram }]) => ({ id, ms: telegram?.waitOfBot() ?? 0 }));
      const shut = waits.filter(({ ms }) => ms > 0);
      return { ids: shut.map(({ id }) => id), reopenMs: Math.min(...shut.map(({ ms }) => ms)) };
    },
    close: (channelId) => {
      held.delete(channelId);
      borrowed.delete(channelId);
    },
    find: async (channelId) => {
      const mine = held.get(channelId);
      if (mine) return mine;
      const kept = borrowed.get(channelId);
      if (kept && kept.until > now()) return kept.entry;
      const channel = await api.hookChannel(channelId);
      if (channel === null) {
        borrowed.delete(channelId);
        return null;
      }
      const entry = kept && isSame(kept.entry.channel, channel) ? kept.entry : make(channel);
      borrowed.set(channelId, { entry, until: now() + keepMs });
      return entry;
    },
  };
}

function isSame(one: ClaimedChannel, other: ClaimedChannel): boolean {
  return one.credential === other.credential && one.mode === other.mode;
}

function clientOf(channel: ClaimedChannel, settings: Settings): Telegram | null {
  if (channel.platform !== 'TELEGRAM') return null;
  return telegramFor(settings, channel.mode, channel.credential);
}

/** A client for a token; null when SANDBOX is asked for and no simulator runs. */
export function telegramFor(
  settings: Settings,
  mode: ClaimedChannel['mode'],
  token: string,
): Telegram | null {
  const apiRoot = settings.telegram[mode];
  if (apiRoot === null) return null;
  return createTelegram({ token, ...(apiRoot === undefined ? {} : { apiRoot }) });
}
