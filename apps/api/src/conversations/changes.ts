import { Message, unansweredIn, type Conversation } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import { dropFiles } from '../media/note.ts';
import { silence } from '../turns/queue.ts';
import { connectedBusiness, isOfBusiness } from './business.ts';
import type { Inbound, Line, TakenIn } from './line.ts';
import { moveChat } from './moves.ts';
import { conversationEvent, messageEvent, placeOf } from './outgoing.ts';
import { conversationOf, nothing } from './upkeep.ts';

/** Somebody put an emoji on a message, another one, or took it away. */
export async function reacted(change: LineChange, line: Line, inbound: Inbound): Promise<TakenIn> {
  const found = await messageOf(change, line, inbound);
  if (found === null) return nothing(inbound, null, false);
  const { message } = found;
  const by = inbound.byBusiness === true ? 'BUSINESS' : 'CONTACT';
  const emoji = inbound.data ?? '';
  const others = (message.reactions ?? []).filter((reaction) => reaction.by !== by);
  message.reactions = emoji === '' ? others : [...others, { emoji, by }];
  await change.em.flush();
  change.emit(message.workspaceId, messageEvent('MessageChanged', message, message.id));
  return nothing(inbound, message.id, false);
}

/** Somebody took a message back: what it said is forgotten, and nobody answers it any more. */
export async function deleted(change: LineChange, line: Line, inbound: Inbound): Promise<TakenIn> {
  const found = await messageOf(change, line, inbound);
  if (found === null) return nothing(inbound, null, false);
  const { message, conversation } = found;
  if (message.deletedAt != null) return nothing(inbound, message.id, true);
  const wantedAnswer = message.wantsAnswer;
  await dropFiles(change, message.id);
  Object.assign(message, { deletedAt: change.at, text: '', folded: '', parts: [] });
  message.wantsAnswer = false;
  await change.em.flush();
  change.emit(message.workspaceId, messageEvent('MessageChanged', message, message.id));
  const { id, answeredSeq } = conversation;
  if (wantedAnswer && (await unansweredIn(change.em, id, answeredSeq)) === null)
    await silence(change, placeOf(conversation));
  return nothing(inbound, message.id, false);
}

/** The platform says something of a customer; who they are now was seen to before. */
export async function noticed(change: LineChange, line: Line, inbound: Inbound): Promise<TakenIn> {
  const { chatId: to, contact, isPrivate } = inbound;
  const { id: channelId, platform } = line.channel;
  const from = contact.previousExternalId ?? to;
  if (platform === 'TELEGRAM' && !isPrivate && from !== to)
    await moveChat(change, { channelId, from, to });
  if (isOfBusiness(inbound)) await connectedBusiness(change, line, inbound);
  const thread = await conversationOf(change, line, inbound);
  if (thread !== null) change.emit(thread.place.workspaceId, conversationEvent(thread.place));
  return nothing(inbound, null, false);
}

const newest = 50;

// A message that went out in several pieces has several ids, of which only the newest is indexed.
async function messageOf(
  change: LineChange,
  line: Line,
  inbound: Inbound,
): Promise<{ message: Message; conversation: Conversation } | null> {
  const { messageId } = inbound;
  const thread = await conversationOf(change, line, inbound);
  if (messageId === null || thread === null) return null;
  const { conversation } = thread;
  const where = { channelId: line.channel.id, conversationId: conversation.id };
  const options = { refresh: true } as const;
  const named = await change.em.findOne(
    Message,
    { ...where, platformMessageId: messageId },
    options,
  );
  if (named) return { message: named, conversation };
  const sent = await change.em.find(
    Message,
    { ...where, direction: 'OUT' },
    { ...options, orderBy: { seq: 'desc' }, limit: newest },
  );
  const message = sent.find(({ platformMessageIds }) => platformMessageIds.includes(messageId));
  return message ? { message, conversation } : null;
}
