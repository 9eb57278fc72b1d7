import { Message } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import type { Arrival, Inbound, Line } from './line.ts';

/**
 * Whether a change of a message that is not here may have overtaken it: Meta's webhooks keep no order,
 * Telegram's updates do.
 */
export function mayOvertake({ channel }: Line, inbound: Inbound): boolean {
  const { messageId, byBusiness } = inbound;
  return isUnordered(channel.platform) && messageId !== null && byBusiness !== true;
}

/** Says of a message that its own change brought it that it was changed, or taken back. */
export async function noteOvertaken(
  { em, at }: LineChange,
  { kind }: Inbound,
  messageId: string,
): Promise<void> {
  const what = kind === 'DELETE' ? { deletedAt: at } : { editedAt: at };
  await em.nativeUpdate(Message, { id: messageId }, what);
}

/** Our ids of messages that are here already, brought by a change that came before them. */
export async function overtakenIn(
  { em }: LineChange,
  arrivals: readonly Arrival[],
): Promise<ReadonlyMap<Inbound, string>> {
  const messages = arrivals.filter(
    ({ line, inbound }) =>
      isUnordered(line.channel.platform) &&
      inbound.kind === 'MESSAGE' &&
      inbound.messageId !== null,
  );
  if (messages.length === 0) return new Map();
  const found = await em.find(
    Message,
    {
      channelId: { $in: [...new Set(messages.map(({ line }) => line.channel.id))] },
      platformMessageId: { $in: messages.flatMap(({ inbound }) => inbound.messageId ?? []) },
      author: 'CONTACT',
      $or: [{ editedAt: { $ne: null } }, { deletedAt: { $ne: null } }],
    },
    { fields: ['id', 'channelId', 'platformMessageId'] },
  );
  return new Map(
    messages.flatMap(({ line, inbound }) => {
      const message = found.find(
        ({ channelId, platformMessageId }) =>
          channelId === line.channel.id && platformMessageId === inbound.messageId,
      );
      return message ? [[inbound, message.id] as const] : [];
    }),
  );
}

function isUnordered(platform: Line['channel']['platform']): boolean {
  return platform === 'WHATSAPP' || platform === 'INSTAGRAM';
}
