import { z } from 'zod';
import type { Sealer } from '@cbf/base';
import { Channel, Contact, Conversation, Message, type Database } from '@cbf/db';
import { openCredential } from '../channels/secrets.ts';
import type { Seeded } from './seed.ts';
import { shops } from './shops.ts';

const known = z.array(z.object({ id: z.number(), token: z.string() }));

type Made = Exclude<Seeded, { readonly kind: 'NAME_TAKEN' }>;

// More of a chat than this nobody scrolls back to.
const mostMessages = 5_000;

/** The tokens of all bots that the simulator knows, by the bots' numbers. */
export async function knownTokens(simulatorUrl: string): Promise<Map<number, string>> {
  const bots = known.parse(await ask(simulatorUrl, 'bots'));
  return new Map(bots.map(({ id, token }) => [id, token]));
}

/**
 * Tells the simulator of the demo's bots with their tokens, and of what was said in their chats, so
 * that it takes their runner in and the simulated phones show the same as the inbox. `tokens` are
 * those that it knew before: bots of an earlier start are left alone. Throws when it refuses.
 */
export async function introduce(
  database: Database,
  sealer: Sealer,
  simulatorUrl: string,
  { kind, workspaceId }: Made,
  tokens: ReadonlyMap<number, string>,
): Promise<void> {
  const em = database.em.fork();
  const channels = await em.find(Channel, {
    workspaceId,
    mode: 'SANDBOX',
    disconnectedAt: null,
    externalId: { $in: shops.map(({ number }) => String(number)) },
  });
  for (const channel of channels) {
    const token = openCredential(sealer, channel);
    const { username, displayName: name, externalId } = channel;
    if (token === null) continue;
    if (kind === 'THERE' && tokens.get(Number(externalId)) === token) continue;
    await ask(simulatorUrl, 'bots', { token, username, name });
    await ask(simulatorUrl, 'past', {
      bot: externalId,
      chats: await chatsOf(em, channel),
    });
  }
}

async function chatsOf(em: Database['em'], channel: Channel) {
  const conversations = await em.find(Conversation, { channelId: channel.id });
  const contacts = await em.find(Contact, { channelId: channel.id });
  const messages = await em.find(
    Message,
    { channelId: channel.id, platformMessageId: { $ne: null } },
    { orderBy: { createdAt: 'desc' }, limit: mostMessages },
  );
  return conversations.flatMap((conversation) => {
    const contact = contacts.find(({ id }) => id === conversation.contactId);
    if (contact === undefined) return [];
    const { externalId, name, handle, language, blockedAt } = contact;
    return [
      {
        customer: {
          id: Number(externalId),
          name,
          username: handle ?? undefined,
          languageCode: language ?? undefined,
        },
        blocked: blockedAt != null,
        messages: messages
          .filter(({ conversationId }) => conversationId === conversation.id)
          .map(wireOf),
      },
    ];
  });
}

function wireOf({ platformMessageId, direction, createdAt, text }: Message) {
  return {
    messageId: Number(platformMessageId),
    from: direction === 'IN' ? 'customer' : 'bot',
    date: Math.floor(createdAt.getTime() / 1000),
    // A voice message has no words.
    text: text === '' ? '🎤' : text,
  };
}

async function ask(simulatorUrl: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${simulatorUrl}/control/telegram/${path}`, {
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) {
    throw new Error(
      `The simulator refused to take the demo in (${String(response.status)}): start it with an empty SIMULATOR_DATA folder, or use another DATA_DIR.`,
    );
  }
  return response.json();
}
