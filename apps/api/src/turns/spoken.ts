import {
  askedComment,
  type AskedComment,
  type Channel,
  type CommentPlace,
  type Conversation,
  type DeliveryReason,
  type ReportedTurn,
} from '@cbf/db';
import { cutTo } from '../channels/fits.ts';
import { limitsOf } from '../channels/limits.ts';
import { isOld } from '../conversations/comments.ts';
import { isShut } from '../conversations/window.ts';
import type { LineChange } from '../events/commit.ts';
import { isDue, withLine } from './automated.ts';

/** An answer as the customer reads it, which is how it is stored and shown. */
export interface Spoken {
  readonly text: string;
  /** The public comment that it answers. */
  readonly comment: CommentPlace | null;
  /** Why it cannot be sent any more, however soon it was made; null when it can. */
  readonly barred: DeliveryReason | null;
  /** Whether the customer reads it in their own conversation. */
  readonly isHeard: boolean;
}

/** Where an answer would go. */
interface Sendable {
  readonly conversation: Pick<Conversation, 'windowUntil'>;
  readonly channel: Pick<Channel, 'platform'>;
}

/** Whether the platform takes no answer any more, to what a customer wrote or commented. */
export function isTooLate(
  { conversation, channel }: Sendable,
  asked: AskedComment | null,
  at: Date,
): boolean {
  if (asked === null) return isShut(channel.platform, conversation, 'BOT', at);
  return asked.comment.answer === 'PRIVATE_REPLY' && isOld(asked.at, at);
}

/** As long as Instagram lets a comment be. */
const longestComment = { text: 2200, textUnit: 'CHARACTERS' } as const;

/**
 * How the model's words go out: to the comment that they answer, cut to the one message that it may
 * be answered with, and, where the channel is set so, below the line that says who answers.
 */
export async function spoken(
  { em, at }: LineChange,
  { turn, conversation, channel, contact, bot }: ReportedTurn,
  words: string,
): Promise<Spoken> {
  const { platform, settings } = channel;
  const asked = platform === 'INSTAGRAM' ? await askedComment(em, turn) : null;
  const isPublic = asked?.comment.answer === 'PUBLIC_REPLY';
  const limits = limitsOf(platform);
  const isTold = settings?.automatedLine === true && !isPublic;
  const locale = contact.language ?? bot.defaultLocale;
  const isFirst = isTold && isDue(conversation.botAnsweredAt, at);
  const told = isFirst ? withLine(words, locale, limits) : words;
  const fitting = asked ? cutTo(told, isPublic ? longestComment : limits) : told;
  const isLate = isTooLate({ conversation, channel }, asked, at);
  const isBlocked = contact.blockedAt !== null;
  const barred = isBlocked ? 'BLOCKED' : isLate ? 'WINDOW_CLOSED' : null;
  const comment =
    asked === null
      ? null
      : { id: asked.comment.id, isPublic, postId: asked.comment.postId ?? null };
  return { text: fitting, comment, barred, isHeard: barred === null && !isPublic };
}
