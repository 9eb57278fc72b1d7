import {
  Channel,
  type Bot,
  type BotStatus,
  type Database,
  type Desired,
  type StatusCode,
} from '@cbf/db';
import type { LineChange } from '../events/commit.ts';

interface Seen {
  readonly status: BotStatus;
  readonly statusCode: StatusCode;
}

/**
 * What a bot is seen to be, from the wish and its channels: stopped, not connected, active while
 * one channel is, else waiting, else whatever keeps its channels down.
 */
export function seenStatus(desired: Desired, channels: readonly Seen[]): Seen {
  if (desired === 'STOPPED') return { status: 'INACTIVE', statusCode: 'STOPPED' };
  const [first] = channels;
  if (!first) return { status: 'INACTIVE', statusCode: 'NO_CHANNEL' };
  const wanted = (status: BotStatus) => channels.find((channel) => channel.status === status);
  const { status, statusCode } = wanted('ACTIVE') ?? wanted('PENDING') ?? first;
  return { status, statusCode };
}

/** The channels by which customers reach a bot; the owner's own try-out is none of them. */
export function connectedChannels(em: Database['em'], botId: string): Promise<Channel[]> {
  return em.find(
    Channel,
    { botId, disconnectedAt: null, platform: { $ne: 'WEB' } },
    { orderBy: { createdAt: 'asc', id: 'asc' } },
  );
}

/**
 * Brings a bot's status in line with its channels and tells it when it changed. To be called last
 * in every change of a bot's wish or of a channel's status.
 */
export async function settleStatus(change: LineChange, bot: Bot): Promise<void> {
  await change.em.flush();
  const seen = seenStatus(bot.desired, await connectedChannels(change.em, bot.id));
  if (bot.status === seen.status && bot.statusCode === seen.statusCode) return;
  bot.status = seen.status;
  bot.statusCode = seen.statusCode;
  change.emit(bot.workspaceId, { kind: 'BotStatusChanged', botId: bot.id, subjectId: bot.id });
}

/** The event that a channel changed. */
export function channelEvent({ botId, id }: Pick<Channel, 'botId' | 'id'>) {
  return { kind: 'ChannelChanged', botId, subjectId: id } as const;
}
