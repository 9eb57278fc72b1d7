import { Contact, Conversation, type Locale, type StoredThread } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import { silence } from '../turns/queue.ts';
import { say } from '../words/say.ts';
import type { Line, Thread } from './line.ts';
import { conversationEvent, dropQueued, speak } from './outgoing.ts';
import { botText, languageQuestion, opening, type Command } from './texts.ts';

/** Answers a slash command in the customer's language without a model. */
export async function answerCommand(
  change: LineChange,
  place: Thread,
  thread: StoredThread,
  bot: Line['bot'],
  command: Command,
): Promise<void> {
  const locale = thread.language ?? bot.defaultLocale;
  switch (command) {
    case 'start':
      return open(change, place, opening(bot, locale, 'greeting'));
    case 'help':
      return open(change, place, opening(bot, locale, 'help'));
    case 'language':
      await speak(change, place, { author: 'BOT', ...languageQuestion(locale) });
      return;
    case 'human':
      return callHuman(change, place, botText(bot, locale, 'handoff'));
  }
}

/** Keeps the language that the customer chose, and says so in it when the bot may speak. */
export async function setLanguage(
  change: LineChange,
  place: Thread,
  thread: StoredThread,
  language: Locale,
  awake: boolean,
): Promise<void> {
  await change.em.nativeUpdate(
    Contact,
    { id: thread.contactId },
    { language, languageChosen: true },
  );
  change.emit(place.workspaceId, conversationEvent(place));
  if (awake && thread.mode === 'BOT') await speakIfAny(change, place, say(language, 'languageSet'));
}

async function callHuman(change: LineChange, place: Thread, handoff: string | null): Promise<void> {
  await change.em.nativeUpdate(
    Conversation,
    { id: place.conversationId },
    { mode: 'HUMAN', needsHuman: true, takenById: null, takenAt: null },
  );
  await silence(change, place);
  await dropQueued(change, place, 'SILENCED');
  change.emit(place.workspaceId, conversationEvent(place));
  // The house says it, not the bot: the bot is silent from here on.
  if (handoff !== null) await speak(change, place, { author: 'SYSTEM', text: handoff });
}

async function open(
  change: LineChange,
  place: Thread,
  said: ReturnType<typeof opening>,
): Promise<void> {
  if (said !== null) await speak(change, place, { author: 'BOT', ...said });
}

async function speakIfAny(change: LineChange, place: Thread, text: string | null): Promise<void> {
  if (text !== null) await speak(change, place, { author: 'BOT', text });
}
