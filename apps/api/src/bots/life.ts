import type { Commit } from '@cbf/base';
import { type Bot, Channel, type Database } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { change, type LineChange } from '../events/commit.ts';
import { dropQueuedTurns, endChannelWork } from '../runner/end-work.ts';
import { Refusal } from '../words/refusal.ts';
import { findBot, livingBot } from './find.ts';
import { channelEvent, connectedChannels, settleStatus } from './status.ts';

/** How long a deleted bot can be restored. */
export const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Wishes the bot to answer; it is PENDING until a runner has proven a channel. */
export async function startBot(ctx: Ctx, id: string): Promise<Bot> {
  return wish(ctx, 'start-bot', id, async (line, bot) => {
    if (bot.publishedId == null)
      throw new Refusal('BAD_STATE', 'nothingPublished', { name: bot.name });
    bot.desired = 'RUNNING';
    for (const channel of await connectedChannels(line.em, bot.id)) wake(line, channel);
    line.work('CHANNELS');
  });
}

/** Wishes the bot to be silent; runners let go of its channels. */
export async function stopBot(ctx: Ctx, id: string): Promise<Bot> {
  return wish(ctx, 'stop-bot', id, async (line, bot) => {
    bot.desired = 'STOPPED';
    for (const channel of await connectedChannels(line.em, bot.id)) rest(line, channel);
    await dropQueuedTurns(line, bot.id);
    line.work('CHANNELS');
  });
}

/** Hides the bot, stops it and ends its channels; it can be restored for 30 days. */
export async function deleteBot(ctx: Ctx, id: string): Promise<Bot> {
  return wish(ctx, 'delete-bot', id, async (line, bot) => {
    bot.desired = 'STOPPED';
    bot.deletedAt = line.at;
    for (const channel of await connectedChannels(line.em, bot.id)) {
      rest(line, channel);
      channel.disconnectedAt = line.at;
      await endChannelWork(line, channel.id);
    }
    line.work('CHANNELS');
  });
}

/** Brings a deleted bot back, stopped, with the channels that the deletion ended. */
export async function restoreBot(ctx: Ctx, id: string): Promise<Bot> {
  const workspaceId = workspaceOf(ctx);
  return change(ctx.parts, 'restore-bot', [workspaceId], async (line) => {
    const bot = await findBot(line.em, workspaceId, id);
    const { name, deletedAt } = bot;
    if (!deletedAt) throw new Refusal('BAD_STATE', 'botNotDeleted', { name });
    if (line.at.getTime() - deletedAt.getTime() > keptMs) {
      throw new Refusal('BAD_STATE', 'botRestoreTooLate', { name });
    }
    const ended = await line.em.find(Channel, { botId: id, disconnectedAt: deletedAt });
    for (const channel of ended) {
      if (await isTaken(line.em, channel)) continue;
      channel.disconnectedAt = null;
      line.emit(workspaceId, channelEvent(channel));
    }
    bot.deletedAt = null;
    bot.updatedAt = line.at;
    line.emit(workspaceId, { kind: 'BotChanged', botId: id, subjectId: id });
    await settleStatus(line, bot);
    return bot;
  });
}

async function wish(
  ctx: Ctx,
  name: Commit,
  id: string,
  act: (line: LineChange, bot: Bot) => Promise<void>,
): Promise<Bot> {
  const workspaceId = workspaceOf(ctx);
  return change(ctx.parts, name, [workspaceId], async (line) => {
    const bot = livingBot(await findBot(line.em, workspaceId, id));
    await act(line, bot);
    bot.updatedAt = line.at;
    line.emit(workspaceId, { kind: 'BotChanged', botId: id, subjectId: id });
    await settleStatus(line, bot);
    return bot;
  });
}

// A channel that a runner still holds is proven anew, any other waits for one.
function wake(line: LineChange, channel: Channel): void {
  if (channel.status === 'ACTIVE') return;
  const held = channel.leaseUntil != null && channel.leaseUntil > line.at;
  channel.status = 'PENDING';
  channel.statusCode = held ? 'CHECKING' : 'WAITING_FOR_RUNNER';
  channel.checkAskedAt = line.at;
  line.emit(channel.workspaceId, channelEvent(channel));
}

function rest(line: LineChange, channel: Channel): void {
  channel.status = 'INACTIVE';
  channel.statusCode = 'STOPPED';
  line.emit(channel.workspaceId, channelEvent(channel));
}

// Meanwhile its token may have been connected to another bot.
async function isTaken(em: Database['em'], channel: Channel): Promise<boolean> {
  const { platform, mode, externalId } = channel;
  if (externalId == null) return false;
  return (await em.count(Channel, { platform, mode, externalId, disconnectedAt: null })) > 0;
}
