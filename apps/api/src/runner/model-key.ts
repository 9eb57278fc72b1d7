import { Bot, type Channel, type Turn } from '@cbf/db';
import { connectedChannels } from '../bots/status.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
import { reportStatus } from './report-status.ts';

/**
 * Answers of this bot fail because the model's key is refused: its owner sees why, until the first
 * answer that is made or the next check of the key that finds it good.
 */
export async function keyRefused(inner: LineChange, { botId }: Turn): Promise<void> {
  const bot = await inner.em.findOneOrFail(Bot, { id: botId });
  if (bot.modelKeyRefusedAt != null) return;
  bot.modelKeyRefusedAt = inner.at;
  for (const channel of await connectedChannels(inner.em, botId))
    if (channel.status === 'ACTIVE')
      await reportStatus(inner, bot, channel, {
        status: 'PENDING',
        statusCode: 'MODEL_KEY_INVALID',
      });
}

/** The key is good again: the bot's channels are what they are without it. */
export async function keyAccepted(inner: LineChange, botId: string): Promise<void> {
  const bot = await inner.em.findOneOrFail(Bot, { id: botId });
  bot.modelKeyRefusedAt = null;
  for (const channel of await connectedChannels(inner.em, botId))
    if (channel.statusCode === 'MODEL_KEY_INVALID')
      await reportStatus(inner, bot, channel, { status: 'ACTIVE', statusCode: 'OK' });
}

/** Whether a channel's trouble is the key alone. */
export function isKeyRefused({ statusCode }: Pick<Channel, 'statusCode'>): boolean {
  return statusCode === 'MODEL_KEY_INVALID';
}

/** A runner found the key to be good; how many bots are well again by that. */
export async function modelKeyWorks(writer: Writer): Promise<number> {
  const refused = { modelKeyRefusedAt: { $ne: null } };
  const bots = await writer.database.em.fork().find(Bot, refused, { limit: 500 });
  if (bots.length === 0) return 0;
  const workspaceIds = bots.map(({ workspaceId }) => workspaceId);
  await change(writer, 'report-model-key', workspaceIds, async (inner) => {
    for (const { id } of bots) await keyAccepted(inner, id);
  });
  return bots.length;
}
