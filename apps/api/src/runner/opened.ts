import type { Sealer } from '@cbf/base';
import { Bot, Channel, type ChannelMode, type Platform, type Transport } from '@cbf/db';
import { hookUrlOf } from '../channels/hook-url.ts';
import { openCredential, openHookSecret, verifyTokenHash } from '../channels/secrets.ts';
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
  /** Where its platform is to call. */
  readonly hookUrl: string;
  /** Who it is on the platform; null until it was proven. */
  readonly externalId: string | null;
  readonly credentialExpiresAt: Date | null;
}

/** What the services for runners' channels need of an app. */
export interface ChannelKeeper extends Writer {
  readonly sealer: Sealer;
  readonly config: { readonly publicUrl: string };
}

/** A channel with its secrets, for a runner. */
export function opened(
  { sealer, config }: Pick<ChannelKeeper, 'sealer' | 'config'>,
  channel: Channel,
  bot: Bot,
  lease: string,
): ClaimedChannel {
  return {
    id: channel.id,
    lease,
    botId: bot.id,
    platform: channel.platform,
    mode: channel.mode,
    transport: channel.transport,
    credential: openCredential(sealer, channel) ?? '',
    hookSecret: openHookSecret(sealer, channel),
    hookUrl: hookUrlOf(config.publicUrl, channel) ?? '',
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
  keeper: ChannelKeeper,
  channelId: string,
): Promise<ClaimedChannel | null> {
  const em = keeper.database.em.fork();
  const channel = await em.findOne(Channel, {
    id: channelId,
    transport: 'WEBHOOK',
    disconnectedAt: null,
  });
  if (channel?.sealedCredential == null) return null;
  const bot = await em.findOne(Bot, { id: channel.botId, deletedAt: null });
  if (bot?.desired !== 'RUNNING' && channel.platform === 'TELEGRAM') return null;
  return bot && opened(keeper, channel, bot, '');
}

const mostAccounts = 100;

/** Whether a connected channel of a platform has this verify token, whoever holds it. */
export async function isVerifyToken(
  { database }: ChannelKeeper,
  platform: Platform,
  verifyToken: string,
): Promise<boolean> {
  const where = { verifyTokenHash: verifyTokenHash(verifyToken), platform, disconnectedAt: null };
  return (await database.em.fork().count(Channel, where)) > 0;
}

/**
 * The channels of these accounts on a platform, as `hookChannel` gives one; each may have several.
 * With them those of Instagram whose account nobody has asked for yet: it may be one of these.
 */
export async function hookChannels(
  keeper: ChannelKeeper,
  platform: Platform,
  externalIds: readonly string[],
): Promise<ClaimedChannel[]> {
  if (platform === 'TELEGRAM' || platform === 'WEB') return [];
  const em = keeper.database.em.fork();
  const named = { externalId: { $in: externalIds.slice(0, mostAccounts) } };
  const channels = await em.find(
    Channel,
    {
      ...{ platform, disconnectedAt: null, sealedCredential: { $ne: null } },
      ...(platform === 'INSTAGRAM' ? { $or: [named, { externalId: null }] } : named),
    },
    // Those that are known come first, whatever the database thinks of null.
    { orderBy: [{ provenAt: 'asc nulls last' }, { id: 'asc' }], limit: mostAccounts },
  );
  const bots = await em.find(Bot, { id: { $in: channels.map(({ botId }) => botId) } });
  return channels.flatMap((channel) => {
    const bot = bots.find(({ id, deletedAt }) => id === channel.botId && deletedAt == null);
    return bot ? [opened(keeper, channel, bot, '')] : [];
  });
}
