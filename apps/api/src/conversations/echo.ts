import { foldText, newId } from '@cbf/base';
import {
  addMessage,
  Contact,
  Conversation,
  Delivery,
  markAnswered,
  Message,
  rollUp,
  type PartKind,
  type Place,
} from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import { noteFiles } from '../media/note.ts';
import { withPlatformId } from '../runner/arrived.ts';
import { proveArrival } from '../runner/proved.ts';
import { silence } from '../turns/queue.ts';
import { textOf, type Inbound, type Line, type TakenIn } from './line.ts';
import { conversationEvent, dropQueued, messageEvent, placeOf } from './outgoing.ts';
import { conversationOf, nothing } from './upkeep.ts';

/**
 * Something that our side sent came back. Our own message is known by its id, or, before its send was
 * answered, by its words. Any other means that a person answered in the platform's own app: it joins
 * the conversation, and the bot is silent from there on, as after a takeover.
 */
export async function echoed(change: LineChange, line: Line, inbound: Inbound): Promise<TakenIn> {
  const thread = await conversationOf(change, line, inbound);
  const conversation = thread?.conversation ?? (await begin(change, line, inbound));
  const own = await ownMessage(change, line, conversation, inbound);
  if (own !== null) return nothing(inbound, own.id, true);
  const place = placeOf(conversation);
  const messageId = await add(change, place, inbound);
  if (conversation.mode === 'BOT') {
    await silence(change, place);
    await dropQueued(change, place, 'SILENCED');
  }
  await change.em.nativeUpdate(
    Conversation,
    { id: conversation.id },
    {
      status: 'OPEN',
      needsHuman: false,
      ...(conversation.mode === 'BOT' && {
        ...{ mode: 'HUMAN', takenById: null, takenAt: change.at },
      }),
    },
  );
  change.emit(place.workspaceId, conversationEvent(place));
  return nothing(inbound, messageId, false);
}

async function add(change: LineChange, place: Place, inbound: Inbound): Promise<string> {
  const { em, at } = change;
  const text = textOf(inbound.parts);
  const { id, seq } = await addMessage(em, {
    ...{ ...place, author: 'OPERATOR', text, folded: foldText(text), parts: inbound.parts },
    ...{ state: 'SENT', at },
  });
  const ids = inbound.messageId === null ? [] : [inbound.messageId];
  await em.nativeUpdate(
    Message,
    { id },
    { platformMessageId: inbound.messageId, platformMessageIds: ids },
  );
  await noteFiles(change, [{ place, messageId: id, parts: inbound.parts }]);
  await markAnswered(em, place.conversationId, seq);
  await rollUp(em, { ...place, model: '', at }, { operatorMessages: 1 });
  change.emit(place.workspaceId, messageEvent('MessageAdded', place, id));
  return id;
}

const newest = 50;

async function ownMessage(
  change: LineChange,
  { channel }: Line,
  { id: conversationId }: Conversation,
  { messageId, parts }: Inbound,
): Promise<Message | null> {
  if (messageId === null) return null;
  const sent = await change.em.find(
    Message,
    { conversationId, direction: 'OUT' },
    { orderBy: { seq: 'desc' }, limit: newest, refresh: true },
  );
  const known = sent.find(({ platformMessageIds }) => platformMessageIds.includes(messageId));
  if (known) return known;
  const said = lettersOf(textOf(parts));
  // A person who writes the very words that the bot is just sending is taken for the bot; and who
  // sends a file while one of ours is being sent, for who sent ours.
  const doubtful = sent.find(
    (message) =>
      (message.deliveryState === 'SENDING' ||
        message.deliveryState === 'UNCERTAIN' ||
        message.maybeTwice) &&
      (said === '' ? isFile(message) && isFile({ parts }) : lettersOf(message.text).includes(said)),
  );
  if (doubtful === undefined) return null;
  const delivery = await change.em.findOne(
    Delivery,
    { messageId: doubtful.id, reactionNo: 0 },
    { refresh: true },
  );
  Object.assign(doubtful, withPlatformId(doubtful, messageId));
  if (delivery) proveArrival(change, channel.platform, delivery, doubtful);
  await change.em.flush();
  return doubtful;
}

const fileKinds: readonly PartKind[] = ['IMAGE', 'VOICE', 'AUDIO', 'VIDEO', 'DOCUMENT', 'STICKER'];

function isFile({ parts }: Pick<Inbound, 'parts'>): boolean {
  return parts.some(({ kind }) => fileKinds.includes(kind));
}

// Marks of Markdown, and what a platform makes of them, are no letters.
function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

// A person of the business wrote first.
async function begin(change: LineChange, line: Line, inbound: Inbound): Promise<Conversation> {
  const { em, at } = change;
  const { contact, chatId, isPrivate } = inbound;
  const place = { workspaceId: line.bot.workspaceId, channelId: line.channel.id };
  const known = await em.findOne(Contact, {
    channelId: line.channel.id,
    externalId: contact.externalId,
  });
  const person =
    known ??
    em.create(Contact, {
      ...{ id: newId('ctc'), ...place, platform: line.channel.platform },
      ...{ externalId: contact.externalId, name: contact.name, handle: contact.handle },
      foldedName: foldText(`${contact.name} ${contact.handle ?? ''}`),
      ...{ phone: contact.phone ?? null, bsuid: contact.bsuid ?? null, tags: [] },
      ...{ firstSeenAt: at, lastSeenAt: at },
    });
  const conversation = em.create(Conversation, {
    ...{ id: newId('cnv'), ...place, botId: line.bot.id, contactId: person.id, chatId, isPrivate },
    ...{ lastMessageAt: at, createdAt: at },
  });
  await em.flush();
  return conversation;
}
