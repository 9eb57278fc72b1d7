import type { Author, Conversation, Platform } from '@cbf/db';
import { limitsOf } from '../channels/limits.ts';
import type { Inbound } from './line.ts';

const hourMs = 3_600_000;
/** Who comes by an advertisement may be written to for longer. */
const adHours = 72;

/** Until when a customer's message lets free text be sent; null where a platform has no such rule. */
export function windowUntil(platform: Platform, inbound: Inbound, at: Date): Date | null {
  const { windowHours } = limitsOf(platform);
  if (windowHours === null) return null;
  const hours = inbound.referral?.source === 'AD' ? adHours : windowHours;
  // What came late was said earlier; a platform's clock that is ahead of ours opens nothing.
  const said = Math.min(at.getTime(), inbound.saidAt?.getTime() ?? at.getTime());
  return new Date(said + hours * hourMs);
}

/** Whether the platform takes no free text in a conversation any more, from a bot or from a person. */
export function isShut(
  platform: Platform,
  { windowUntil: until }: Pick<Conversation, 'windowUntil'>,
  author: Author,
  at: Date,
): boolean {
  const { windowHours, humanHours } = limitsOf(platform);
  if (until == null || windowHours === null) return false;
  // Some give a person more time than a bot.
  const more = author === 'OPERATOR' && humanHours !== null ? humanHours - windowHours : 0;
  return until.getTime() + more * hourMs <= at.getTime();
}
