import { z } from 'zod';
import { GraphError } from '../meta/errors.ts';
import { readPart } from '../meta/clues.ts';
import type { Meta } from '../meta/service.ts';
import { threadTopic } from './events.ts';
import type { Account, Thread } from './model.ts';

const TYPING_MS = 20_000;

const Reaction = z.looseObject({ message_id: z.string(), reaction: z.string().default('love') });
const EMOJIS: Readonly<Record<string, string>> = {
  love: '❤️',
  smile: '😆',
  wow: '😮',
  sad: '😢',
  angry: '😠',
  like: '👍',
  dislike: '👎',
};

/** The emoji of a reaction's name; other names are shown as they are. */
export function emojiOf(reaction: string): string {
  return EMOJIS[reaction] ?? reaction;
}

/** Does what a sender action says: typing, seen or a reaction; throws 100 for any other. */
export function act(
  meta: Meta,
  account: Account,
  thread: Thread,
  action: string,
  payload: unknown,
): void {
  const now = meta.world.clock.now();
  if (action === 'typing_on') thread.typingUntil = now + TYPING_MS;
  else if (action === 'typing_off') thread.typingUntil = 0;
  else if (action === 'mark_seen') thread.seenAt = now;
  else if (action === 'react' || action === 'unreact') {
    const given = readPart(payload, Reaction, 'payload');
    const target = thread.messages.find((one) => one.id === given.message_id);
    if (!target) throw new GraphError(100, { subcode: 2534037, type: 'IGApiException' });
    if (action === 'react') target.reaction = emojiOf(given.reaction);
    else delete target.reaction;
  } else {
    throw new GraphError(100, {
      message: `(#100) Param sender_action must be one of {TYPING_ON, TYPING_OFF, MARK_SEEN, REACT, UNREACT} - got unexpected value: ${action}`,
    });
  }
  meta.world.save();
  meta.world.bell.ring(threadTopic(account, thread));
}
