import {
  askedComment,
  closeTurn,
  Conversation,
  markAnswered,
  rollUp,
  type Bot,
  type Contact,
  Turn,
  type FailureKind,
} from '@cbf/db';
import type { Thread } from '../conversations/line.ts';
import { conversationEvent, speak, turnEvent } from '../conversations/outgoing.ts';
import { botText } from '../conversations/texts.ts';
import type { LineChange } from '../events/commit.ts';
import { lettersEvent } from '../letters/attention.ts';

/** A turn with what its end needs to know. */
export interface TurnAndThread {
  readonly turn: Turn;
  readonly place: Thread;
  readonly bot: Bot;
  readonly contact: Contact;
}

/**
 * Gives a turn up for good: the owner sees why, the customer gets the bot's fallback words once in
 * their language where the platform still takes any, and the conversation goes on with the next
 * message.
 */
export async function declareDead(
  change: LineChange,
  { turn, place, bot, contact }: TurnAndThread,
  failure: FailureKind,
): Promise<void> {
  const { em, at } = change;
  await closeTurn(em, turn.id, 'DEAD', at, failure);
  if (place.platform !== 'WEB') {
    // Whoever tries a bot out sees the failure before their eyes; nobody else would look for it.
    await em.nativeUpdate(Turn, { id: turn.id }, { attentionAt: at });
    change.emit(place.workspaceId, lettersEvent(place.botId));
  }
  await markAnswered(em, place.conversationId, turn.throughSeq);
  await em.nativeUpdate(Conversation, { id: place.conversationId }, { needsHuman: true });
  await rollUp(em, { ...place, model: turn.model ?? '', at }, { failures: 1 });
  change.emit(place.workspaceId, turnEvent(place, turn.id), conversationEvent(place));
  if (failure === 'WINDOW_CLOSED') return;
  // A comment may be answered in private once, which is left to the answer.
  if (place.platform === 'INSTAGRAM' && (await askedComment(em, turn)) !== null) return;
  const fallback = botText(bot, contact.language ?? bot.defaultLocale, 'fallback');
  if (fallback !== null && contact.blockedAt === null)
    await speak(change, place, { author: 'BOT', text: fallback, turnId: turn.id });
}
