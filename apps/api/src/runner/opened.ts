import type { Sealer } from '@cbf/base';
import { Bot, Channel, type ChannelMode, type Platform, type Transport } from '@cbf/db';
import { openCredential, openHookSecret } from '../channels/secrets.ts';
import type { Writer } from '../events/commit.ts';
import { faceOf, type Face } from './faces.ts';

/** A channel as a runner needs it; the only form in which a credential leaves the api. */
export interface ClaimedChannel extends Face {
  readonly id: string;
  readonly lease: string;
  readonly botId: string;
  readonly platform: Platform;
  readonly mode: ChannelMode;
  readonly transport: Transport;
  readonly credential: string;
  readonly hookSecret: string;
  /** Who it is on the platform; null until it was proven. */
  readonly externalId: string | null;
  readonly credentialExpiresAt: Date | null;
}

/** What the services for runners' channels need of an app. */
export interface ChannelKeeper extends Writer {
  readonly sealer: Sealer;
}

/** A channel with its secrets, for a runner. */
export function opened(sealer: Sealer, channel: Channel, bot: Bot, lease: string): ClaimedChannel {
  return {
    id: channel.id,
    lease,
    botId: bot.id,
    platform: channel.platform,
    mode: channel.mode,
    transport: channel.transport,
    credential: openCredential(sealer, channel) ?? '',
    hookSecret: openHookSecret(sealer, channel),
    externalId: channel.externalId ?? null,
    credentialExpiresAt: channel.credentialExpiresAt ?? null,
    ...faceOf(bot),
  };
}

/**
 * A webhook route's channel: its secrets without a lease; null when no such channel is connected, or
 * when it is one of a stopped bot that its platform keeps messages for.
 */
export async function hookChannel(
  { database, sealer }: ChannelKeeper,
  channelId: string,
): Promise<ClaimedChannel | null> {
  const em = database.em.fork();
  const channel = await em.findOne(Channel, {
    id: channelId,
    transport: 'WEBHOOK',
    disconnectedAt: null,
  });
  if (channel?.sealedCredential == null) return null;
  const bot = await em.findOne(Bot, { id: channel.botId, deletedAt: null });
  if (bot?.desired !== 'RUNNING' && channel.platform === 'TELEGRAM') return null;
  return bot && opened(sealer, channel, bot, '');
}

const mostAccounts = 100;

/** The channels of these accounts on a platform, as `hookChannel` gives one; each may have several. */
export async function hookChannels(
  { database, sealer }: ChannelKeeper,
  platform: Platform,
  externalIds: readonly string[],
): Promise<ClaimedChannel[]> {
  if (platform === 'TELEGRAM' || platform === 'WEB') return [];
  const em = database.em.fork();
  const channels = await em.find(
    Channel,
    {
      platform,
      externalId: { $in: externalIds.slice(0, mostAccounts) },
      disconnectedAt: null,
      sealedCredential: { $ne: null },
    },
    { orderBy: { id: 'asc' }, limit: mostAccounts },
  );
  const bots = await em.find(Bot, { id: { $in: channels.map(({ botId }) => botId) } });
  return channels.flatMap((channel) => {
    const bot = bots.find(({ id, deletedAt }) => id === channel.botId && deletedAt == null);
    return bot ? [opened(sealer, channel, bot, '')] : [];
  });
}
