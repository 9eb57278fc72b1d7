import type { Author, Conversation, Platform } from '@cbf/db';
import { limitsOf } from '../channels/limits.ts';
import type { Inbound } from './line.ts';

const hourMs = 3_600_000;
/** Who comes by an advertisement may be written to for longer. */
const adHours = 72;

/** Until when a customer's message lets free text be sent; null where a platform has no such rule. */
export function windowUntil(platform: Platform, inbound: Inbound, at: Date): Date | null {
  const { windowHours, humanHours } = limitsOf(platform);
  if (windowHours === null) return null;
  // What came late was said earlier; a platform's clock that is ahead of ours opens nothing.
  const said = Math.min(at.getTime(), inbound.saidAt?.getTime() ?? at.getTime());
  // Who takes a message back says nothing new.
  if (inbound.kind === 'DELETE') return new Date(said);
  // A comment is no message: it opens nothing, to a bot or to a person.
  if (inbound.kind === 'COMMENT')
    return new Date(said - ((humanHours ?? windowHours) - windowHours) * hourMs);
  const hours = inbound.referral?.source === 'AD' ? adHours : windowHours;
  return new Date(said + hours * hourMs);
}

/** Until when a person may write free text in a conversation; null when they always may. */
export function humanUntil(
  platform: Platform,
  { windowUntil: until }: Pick<Conversation, 'windowUntil'>,
): Date | null {
  const { windowHours, humanHours } = limitsOf(platform);
  if (until == null || windowHours === null) return null;
  // Some give a person more time than a bot.
  return new Date(until.getTime() + ((humanHours ?? windowHours) - windowHours) * hourMs);
}

/** Whether the platform takes no free text in a conversation any more, from a bot or from a person. */
export function isShut(
  platform: Platform,
  conversation: Pick<Conversation, 'windowUntil'>,
  author: Author,
  at: Date,
): boolean {
  const isHuman = author === 'OPERATOR';
  const until = isHuman ? humanUntil(platform, conversation) : conversation.windowUntil;
  return until != null && until <= at;
}
