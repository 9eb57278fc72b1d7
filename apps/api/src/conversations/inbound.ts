import { foldText } from '@cbf/base';
import { Contact, rollUp, storeInbound, type StoredThread } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import { askForAnswer } from '../turns/queue.ts';
import { say } from '../words/say.ts';
import { answerCommand, setLanguage } from './commands.ts';
import { isAwake, textOf, type Inbound, type Line, type TakenIn, type Thread } from './line.ts';
import { conversationEvent, messageEvent } from './outgoing.ts';
import { commandNamed, languagePressed, localeOf } from './texts.ts';
import { blocked, edited, stoppedDraft, unblocked } from './upkeep.ts';

/**
 * Takes one update in: stores what it says and does what it asks for. The same update a second time
 * changes nothing and says so.
 */
export async function takeIn(change: LineChange, line: Line, inbound: Inbound): Promise<TakenIn> {
  switch (inbound.kind) {
    case 'MESSAGE':
    case 'PRESS':
      return takeMessage(change, line, inbound);
    case 'EDIT':
      return edited(change, line, inbound);
    case 'BLOCKED':
      return blocked(change, line, inbound);
    case 'UNBLOCKED':
      return unblocked(change, line, inbound);
    case 'STOPPED_DRAFT':
      return stoppedDraft(change, line, inbound);
  }
}

async function takeMessage(change: LineChange, line: Line, inbound: Inbound): Promise<TakenIn> {
  const { channel, bot } = line;
  const isPress = inbound.kind === 'PRESS';
  const chosen = isPress ? languagePressed(inbound.data) : null;
  const command = isPress ? null : commandNamed(inbound.command);
  const text = textOf(inbound.parts) || (inbound.data ?? '');
  const stored = await storeInbound(change.em, {
    workspaceId: bot.workspaceId,
    botId: bot.id,
    channelId: channel.id,
    platform: channel.platform,
    externalId: inbound.externalId,
    chatId: inbound.chatId,
    isPrivate: inbound.isPrivate,
    isPlayground: inbound.isPlayground,
    contact: {
      ...inbound.contact,
      foldedName: foldText(`${inbound.contact.name} ${inbound.contact.handle ?? ''}`),
      language: localeOf(inbound.contact.language),
    },
    // A press names the bot's own message; only what the customer wrote can be edited later.
    platformMessageId: isPress ? null : inbound.messageId,
    text,
    folded: foldText(text),
    parts: inbound.parts,
    wantsAnswer: command === null && chosen === null,
    at: change.at,
  });
  const notice = chosen ? say(chosen, 'languageSet') : null;
  const { messageId } = stored;
  const taken = { externalId: inbound.externalId, messageId, notice };
  if (stored.duplicate) return { ...taken, duplicate: true };

  const { thread, seq } = stored;
  const place: Thread = {
    workspaceId: bot.workspaceId,
    botId: bot.id,
    channelId: channel.id,
    conversationId: thread.conversationId,
    platform: channel.platform,
  };
  change.emit(place.workspaceId, messageEvent('MessageAdded', place, messageId));
  await rollUp(change.em, { ...place, model: '', at: change.at }, { messagesIn: 1 });
  await reopen(change, place, thread);
  if (chosen) await setLanguage(change, place, thread, chosen, isAwake(line));
  else if (isAwake(line) && thread.mode === 'BOT') {
    if (command) await answerCommand(change, place, thread, bot, command);
    else await askForAnswer(change, place, bot.mergeWindowMs, thread.answeredSeq, seq);
  }
  return { ...taken, duplicate: false };
}

async function reopen(change: LineChange, place: Thread, thread: StoredThread): Promise<void> {
  if (thread.unblocked) {
    await change.em.nativeUpdate(Contact, { id: thread.contactId }, { blockedAt: null });
  }
  if (thread.opened || thread.unblocked) change.emit(place.workspaceId, conversationEvent(place));
}
