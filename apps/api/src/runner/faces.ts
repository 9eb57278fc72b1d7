import { Bot, Channel, type Database, type Locale } from '@cbf/db';
import { commandMenu } from '../conversations/texts.ts';

/** What a bot says of itself on a platform in one language; null leaves what the platform has. */
export interface About {
  readonly locale: Locale;
  readonly description: string | null;
  readonly shortDescription: string | null;
}

/** How a bot looks on its platform before anybody has written to it. */
export interface Face {
  readonly defaultLocale: Locale;
  readonly commands: readonly { locale: Locale; command: string; description: string }[];
  readonly about: readonly About[];
}

/** The face of a channel that a runner holds, and when its bot was last changed. */
export interface ChannelFace extends Face {
  readonly channelId: string;
  readonly changedAt: Date;
}

/** A bot's commands, and its help as what it says of itself; its purpose stands where it is shared. */
export function faceOf({ defaultLocale, texts, description }: Bot): Face {
  return {
    defaultLocale,
    commands: commandMenu(),
    about: texts.map(({ locale, help }) => ({
      locale,
      description: help.trim() || null,
      // The owner wrote it once: who speaks another language reads it all the same.
      shortDescription: locale === defaultLocale ? description.trim() || null : null,
    })),
  };
}

const most = 500;

/** The faces of a runner's Telegram channels whose bots were changed then or later. */
export async function channelFaces(
  { em }: Database,
  runnerId: string,
  since: Date | null,
): Promise<ChannelFace[]> {
  const fork = em.fork();
  const channels = await fork.find(
    Channel,
    { leaseOwner: runnerId, platform: 'TELEGRAM', disconnectedAt: null },
    { fields: ['id', 'botId'] },
  );
  const bots = await fork.find(
    Bot,
    {
      id: { $in: channels.map(({ botId }) => botId) },
      ...(since && { updatedAt: { $gte: since } }),
    },
    { orderBy: { updatedAt: 'asc', id: 'asc' }, limit: most },
  );
  return bots.flatMap((bot) =>
    channels
      .filter(({ botId }) => botId === bot.id)
      .map(({ id }) => ({ channelId: id, changedAt: bot.updatedAt, ...faceOf(bot) })),
  );
}
