import { Channel, closeTurn, Delivery, Message, Turn } from '@cbf/db';
import { turnEvent } from '../conversations/outgoing.ts';
import { isReaction, settleReaction } from '../conversations/reactions.ts';
import type { LineChange } from '../events/commit.ts';
import { mark } from '../letters/attention.ts';

/**
 * Lets go of the answers that a stopped bot has not begun: whoever starts it again does not want it
 * to answer yesterday's questions. What is being thought about or sent ends by itself.
 */
export async function dropQueuedTurns(line: LineChange, botId: string): Promise<void> {
  const channels = await line.em.find(Channel, { botId, platform: { $ne: 'WEB' } });
  const channelId = { $in: channels.map(({ id }) => id) };
  await silenceTurns(line, await line.em.find(Turn, { channelId, state: 'QUEUED' }));
}

/** Ends all that was to be answered or sent by a channel that is being disconnected. */
export async function endChannelWork(line: LineChange, channelId: string): Promise<void> {
  const { em, at } = line;
  const open = { channelId, state: { $in: ['QUEUED', 'THINKING'] } } as const;
  await silenceTurns(line, await em.find(Turn, open));
  const waiting = await em.find(Delivery, { channelId, state: 'QUEUED' });
  const deliveries = waiting.filter((delivery) => !isReaction(delivery));
  for (const delivery of waiting.filter(isReaction))
    await settleReaction(line, delivery, 'FAILED', 'DISCONNECTED');
  const messages = await em.find(Message, {
    id: { $in: deliveries.map(({ messageId }) => messageId) },
  });
  for (const delivery of deliveries) {
    delivery.state = 'FAILED';
    delivery.finishedAt = at;
  }
  for (const message of messages) {
    mark(line, message, message.maybeTwice ? 'UNCERTAIN' : 'FAILED', 'DISCONNECTED');
  }
}

async function silenceTurns(line: LineChange, turns: readonly Turn[]): Promise<void> {
  for (const turn of turns) {
    await closeTurn(line.em, turn.id, 'SILENCED', line.at);
    line.emit(turn.workspaceId, turnEvent(turn, turn.id));
  }
}
