import type { Bot, BotStatus, Channel, StatusCode } from '@cbf/db';
import { channelEvent, settleStatus } from '../bots/status.ts';
import type { LineChange } from '../events/commit.ts';

/** What a channel is seen to be, and why. */
export interface Seen {
  readonly status: BotStatus;
  readonly statusCode: StatusCode;
}

/** What a channel is that nobody holds and nothing is known of. */
export function statusOfIdle(bot: Pick<Bot, 'desired'>): Seen {
  return bot.desired === 'RUNNING'
    ? { status: 'PENDING', statusCode: 'WAITING_FOR_RUNNER' }
    : { status: 'INACTIVE', statusCode: 'STOPPED' };
}

/** Notes what a channel is seen to be and what follows for its bot; silent when nothing changed. */
export async function reportStatus(
  change: LineChange,
  bot: Bot,
  channel: Channel,
  seen: Seen,
): Promise<void> {
  if (channel.status !== seen.status || channel.statusCode !== seen.statusCode) {
    channel.status = seen.status;
    channel.statusCode = seen.statusCode;
    change.emit(bot.workspaceId, channelEvent(channel));
  }
  await settleStatus(change, bot);
}
