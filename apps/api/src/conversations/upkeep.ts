import { foldText } from '@cbf/base';
import { Contact, Conversation, Message, Turn, type Place } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import { dropFiles, noteFiles, sameFiles } from '../media/note.ts';
import { askForAnswer, silence } from '../turns/queue.ts';
import { isAwake, textOf, type Inbound, type Line, type TakenIn } from './line.ts';
import { conversationEvent, dropQueued, messageEvent, placeOf } from './outgoing.ts';

/**
 * The customer changed what they wrote: the message changes, and an answer that is still being made
 * is made for the new words. An edit of a message that was never seen is left alone.
 */
export async function edited(change: LineChange, line: Line, inbound: Inbound): Promise<TakenIn> {
  const { em, at } = change;
  const thread = await conversationOf(change, line, inbound);
  if (inbound.messageId === null || thread === null) return nothing(inbound, null, false);
  const { place, conversation } = thread;
  const message = await em.findOne(
    Message,
    {
      channelId: line.channel.id,
      platformMessageId: inbound.messageId,
      // Telegram counts the messages of each large group anew.
      conversationId: conversation.id,
      author: inbound.byBusiness ? { $ne: 'CONTACT' } : 'CONTACT',
    },
    { refresh: true },
  );
  const text = textOf(inbound.parts);
  if (message === null) return nothing(inbound, null, false);
  // Meta keeps no order: what was taken back does not come back by a change that was made before.
  if (message.deletedAt != null) return nothing(inbound, message.id, false);
  if (message.text === text && sameFiles(message.parts, inbound.parts))
    return nothing(inbound, message.id, true);
  message.text = text;
  message.folded = foldText(text);
  if (!sameFiles(message.parts, inbound.parts)) {
    await dropFiles(change, message.id);
    await noteFiles(change, [{ place, messageId: message.id, parts: inbound.parts }]);
  }
  message.parts = [...inbound.parts];
  message.editedAt = at;
  await em.flush();
  change.emit(place.workspaceId, messageEvent('MessageChanged', place, message.id));
  const open = message.wantsAnswer && message.seq > conversation.answeredSeq;
  if (open && conversation.mode === 'BOT' && isAwake(line))
    await askForAnswer(
      change,
      place,
      line.bot.mergeWindowMs,
      conversation.answeredSeq,
      conversation.lastSeq,
    );
  return nothing(inbound, message.id, false);
}

/** The customer blocked the bot: nothing more can be sent to them, so nothing more is made. */
export async function blocked(change: LineChange, line: Line, inbound: Inbound): Promise<TakenIn> {
  await change.em.nativeUpdate(Contact, contactOf(line, inbound), { blockedAt: change.at });
  const thread = await conversationOf(change, line, inbound);
  if (thread !== null) {
    await silence(change, thread.place);
    await dropQueued(change, thread.place, 'BLOCKED');
    change.emit(thread.place.workspaceId, conversationEvent(thread.place));
  }
  return nothing(inbound, null, false);
}

/** The customer lets the bot write again. */
export async function unblocked(
  change: LineChange,
  line: Line,
  inbound: Inbound,
): Promise<TakenIn> {
  await change.em.nativeUpdate(Contact, contactOf(line, inbound), { blockedAt: null });
  const thread = await conversationOf(change, line, inbound);
  if (thread !== null) change.emit(thread.place.workspaceId, conversationEvent(thread.place));
  return nothing(inbound, null, false);
}

/** The customer pressed Stop while an answer was being written: its runner is told to stop. */
export async function stoppedDraft(
  change: LineChange,
  line: Line,
  inbound: Inbound,
): Promise<TakenIn> {
  const thread = await conversationOf(change, line, inbound);
  if (thread !== null)
    await change.em.nativeUpdate(
      Turn,
      { conversationId: thread.conversation.id, state: 'THINKING' },
      { stopAsked: true },
    );
  return nothing(inbound, null, false);
}

/** The conversation that an update belongs to, as it is now; null when there is none yet. */
export async function conversationOf(
  { em }: LineChange,
  { channel }: Line,
  { chatId }: Inbound,
): Promise<{ place: Place; conversation: Conversation } | null> {
  const conversation = await em.findOne(
    Conversation,
    { channelId: channel.id, chatId },
    // The hot statements of the same transaction write around the identity map.
    { refresh: true },
  );
  return conversation && { place: placeOf(conversation), conversation };
}

function contactOf({ channel }: Line, { contact }: Inbound) {
  return { channelId: channel.id, externalId: contact.externalId };
}

/** What became of an update that is no message. */
export function nothing(inbound: Inbound, messageId: string | null, duplicate: boolean): TakenIn {
  return { externalId: inbound.externalId, duplicate, messageId, notice: null };
}
