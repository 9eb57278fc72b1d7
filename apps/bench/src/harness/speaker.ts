import { randomUUID } from 'node:crypto';
import { origin, type ApiSide } from './api.ts';
import { openBot } from './bot.ts';
import { stamp } from './stamp.ts';

/** Customers of one bot that nobody answers: what they say becomes one event each. */
export interface Speaker {
  readonly headers: Readonly<Record<string, string>>;
  /** One message in each of these chats, a hundred in one request; resolves when they are stored. */
  say(chats: readonly number[], text?: string): Promise<void>;
}

const Receive =
  'mutation($id: ID!, $updates: [InboundInput!]!) { receive(channelId: $id, updates: $updates) { stored } }';

/** A new person with a bot whose customers in so many chats have all written before. */
export async function openSpeaker(api: ApiSide, chats: number): Promise<Speaker> {
  const cookie = await api.register(`owner${randomUUID().slice(0, 8)}`);
  const { channelId } = await openBot(api, cookie);
  const headers = { authorization: `Bearer ${api.runnerKey}` };
  const ask = async (to: readonly number[], text: string) => {
    const updates = to.map((chat) => ({
      externalId: randomUUID(),
      kind: 'MESSAGE',
      chatId: `chat${chat}`,
      messageId: randomUUID(),
      isPrivate: true,
      contact: { externalId: `chat${chat}`, name: 'Customer' },
      parts: [{ kind: 'TEXT', text: `${stamp()} ${text}` }],
      at: new Date().toISOString(),
    }));
    await api.ask(headers, Receive, { id: channelId, updates });
  };
  const say = async (to: readonly number[], text = usual) => {
    for (let at = 0; at < to.length; at += atOnce) await ask(to.slice(at, at + atOnce), text);
  };
  // Who writes for the first time makes two events: of the message and of the conversation.
  await say(Array.from({ length: chats }, (_, chat) => chat));
  for (let time = 0; time < warmings; time += 1) await say([0]);
  return { headers: { cookie, origin }, say };
}

// So that storing one message is compiled code when it is measured.
const warmings = 50;
/** The api takes no more updates in one request. */
const atOnce = 100;
const usual = 'When do you open tomorrow, and is there parking nearby?';
