import { Conversation, Message } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import type { Arrival, Inbound } from './line.ts';

/** Our ids of the messages that some updates quote; one that we do not have is left out. */
export async function quotedIn(
  { em }: LineChange,
  arrivals: readonly Arrival[],
): Promise<ReadonlyMap<Inbound, string>> {
  const quoting = arrivals.filter(({ inbound }) => inbound.replyTo != null);
  if (quoting.length === 0) return new Map();
  const found = await em.find(
    Message,
    {
      channelId: { $in: [...new Set(quoting.map(({ line }) => line.channel.id))] },
      platformMessageId: { $in: quoting.flatMap(({ inbound }) => inbound.replyTo ?? []) },
    },
    { fields: ['id', 'channelId', 'conversationId', 'platformMessageId'] },
  );
  const threads = await em.find(
    Conversation,
    { id: { $in: found.map(({ conversationId }) => conversationId) } },
    { fields: ['id', 'chatId'] },
  );
  const chats = new Map(threads.map(({ id, chatId }) => [id, chatId]));
  return new Map(
    quoting.flatMap(({ line, inbound }) => {
      const message = found.find(
        ({ channelId, conversationId, platformMessageId }) =>
          channelId === line.channel.id &&
          platformMessageId === inbound.replyTo &&
          // Telegram counts the messages of each group anew; elsewhere an id is one message's alone.
          (line.channel.platform !== 'TELEGRAM' || chats.get(conversationId) === inbound.chatId),
      );
      return message ? [[inbound, message.id] as const] : [];
    }),
  );
}
