import { m } from '#lib/paraglide/messages.js';
import type { Said, Talk } from './talk.ts';

/** Who said a line, as the viewer calls them. */
export function speakerOf(
  { author, authorUser }: Pick<Said, 'author' | 'authorUser'>,
  { contact, bot }: Pick<Talk['conversation'], 'contact' | 'bot'>,
  userId: string,
): string {
  switch (author) {
    case 'CONTACT':
      return contact.name;
    case 'BOT':
      return bot.name;
    case 'OPERATOR':
      if (authorUser?.id === userId) return m.inbox_you();
      return authorUser?.username ?? m.inbox_author_operator();
    case 'SYSTEM':
      return m.inbox_author_system();
  }
}
