import { steadyMs } from '@cbf/base';
import type { Telegram } from '@cbf/channels';
import type { Api, ClaimedChannel } from '../api.ts';
import type { Settings } from '../env.ts';
import type { Shown } from './face.ts';
import { speakerFor, type Speaker } from './speaker.ts';

/** A channel with the client that speaks for it; null on the try-out channel. */
export interface OpenChannel {
  channel: ClaimedChannel;
  speaker: Speaker | null;
  seen: Seen;
}

/** What receiving has shown lately. */
export interface Seen {
  /** How long the newest update was under way, ms. */
  lagMs: number | null;
  /** The last trouble. */
  error: { text: string; at: Date } | null;
  /** What of the bot's looks the platform has taken. */
  shown: Shown;
}

/** The client of a Telegram channel; null on any other. */
export function telegramOf(open: OpenChannel | null): Telegram | null {
  return open?.speaker?.platform === 'TELEGRAM' ? open.speaker.client : null;
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
  /** The channels of these accounts on a platform, and those that this runner holds there. */
  among(platform: MetaPlatform, externalIds: readonly string[]): Promise<OpenChannel[]>;
}

/** The platforms whose webhooks name accounts instead of channels. */
export type MetaPlatform = 'WHATSAPP' | 'INSTAGRAM';

const keepMs = 60_000;
const keptAccounts = 1_000;

/**
 * The book of channels. A turn may belong to a channel that another runner polls; its client is
 * then made from what the api tells, and made anew when that is a minute old.
 */
export function openBook(api: Api, settings: Settings, now: () => number = steadyMs): Book {
  const held = new Map<string, OpenChannel>();
  const borrowed = new Map<string, { entry: OpenChannel; until: number }>();

  const make = (channel: ClaimedChannel): OpenChannel => ({
    channel,
    speaker: speakerFor(settings, channel),
    seen: { lagMs: null, error: null, shown: { steps: new Set() } },
  });
  const accounts = new Map<string, { channelIds: string[]; until: number }>();
  const keep = (channel: ClaimedChannel): OpenChannel => {
    const mine = held.get(channel.id);
    if (mine) return mine;
    const kept = borrowed.get(channel.id)?.entry;
    const entry = kept && isSame(kept.channel, channel) ? kept : make(channel);
    borrowed.set(channel.id, { entry, until: now() + keepMs });
    return entry;
  };

  return {
    open: (channel) => {
      const entry = make(channel);
      held.set(channel.id, entry);
      return entry;
    },
    closed: () => {
      const waits = [...held].map(([id, { speaker }]) => ({
        id,
        ms: speaker?.client.waitOfBot() ?? 0,
      }));
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
      return keep(channel);
    },
    among: async (platform, externalIds) => {
      const found = new Map<string, OpenChannel>();
      for (const [id, open] of held) if (open.channel.platform === platform) found.set(id, open);
      const unknown: string[] = [];
      for (const externalId of externalIds) {
        const kept = accounts.get(`${platform} ${externalId}`);
        const entries = kept?.channelIds.map((id) => held.get(id) ?? borrowed.get(id)?.entry) ?? [];
        if (!kept || kept.until <= now() || entries.includes(undefined)) unknown.push(externalId);
        else for (const entry of entries) if (entry) found.set(entry.channel.id, entry);
      }
      if (unknown.length === 0) return [...found.values()];
      const channels = await api.hookChannels(platform, unknown);
      for (const channel of channels) found.set(channel.id, keep(channel));
      if (accounts.size > keptAccounts) accounts.clear();
      for (const externalId of unknown) {
        const its = channels.filter((channel) => channel.externalId === externalId);
        // Nobody's account may be somebody's in a moment.
        const until = now() + (its.length > 0 ? keepMs : 0);
        accounts.set(`${platform} ${externalId}`, { channelIds: its.map(({ id }) => id), until });
      }
      return [...found.values()];
    },
  };
}

function isSame(one: ClaimedChannel, other: ClaimedChannel): boolean {
  return one.credential === other.credential && one.mode === other.mode;
}
