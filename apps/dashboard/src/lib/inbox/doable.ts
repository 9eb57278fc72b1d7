import type { Holder } from './mode.ts';
import type { Said } from './talk.ts';

/** What can be done with the messages of a conversation. */
export interface Doable {
  readonly quotes: boolean;
  readonly reactions: boolean;
}

/**
 * What a person may do, of what the platform knows: a quote comes with a reply, but a reaction is no
 * answer, and the bot goes on.
 */
export function doableBy(holder: Holder, { quotes, reactions }: Doable): Doable {
  const isFree = holder !== 'other' && holder !== 'closed';
  return { quotes: quotes && holder === 'me', reactions: reactions && isFree };
}

/** Whether anything can be done with a message: the platform must know it, and it must be there. */
export function canBeActedOn(message: Said, { quotes, reactions }: Doable): boolean {
  if (message.deletedAt !== null) return false;
  if (message.author === 'CONTACT') return quotes || reactions;
  return quotes && ['SENT', 'DELIVERED', 'READ'].includes(message.deliveryState);
}
