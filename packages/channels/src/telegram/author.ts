import type { InboundContact } from '../channel.ts';
import type { TelegramChat, TelegramMessage, TelegramUser } from './wire.ts';

/**
 * Whom a message is from: in a private chat the person, in a group the group, because the bot talks
 * with all of it and it is the group that can throw the bot out. Null for other bots, for posts that
 * come over from a channel by themselves, and for nobody.
 */
export function contactOf({ chat, ...message }: TelegramMessage): InboundContact | null {
  const { from, sender_chat, is_automatic_forward } = message;
  if (chat.type === 'private') return !from || from.is_bot ? null : personOf(from);
  // Who speaks as the group or as a channel, an anonymous admin above all, is shown behind a bot.
  const isSomebody = sender_chat !== undefined || (from !== undefined && !from.is_bot);
  if (!isSomebody || is_automatic_forward === true) return null;
  const language = from?.is_bot === false ? from.language_code : undefined;
  return { ...groupOf(chat), ...(language === undefined ? {} : { language }) };
}

/** A person, by their name, else their handle, else their number. */
export function personOf(user: TelegramUser): InboundContact {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ').trim();
  return {
    externalId: String(user.id),
    name: name || user.username || String(user.id),
    ...(!user.username ? {} : { handle: user.username }),
    ...(user.language_code === undefined ? {} : { language: user.language_code }),
  };
}

/** A group, by its title. */
export function groupOf({ id, title, username }: TelegramChat): InboundContact {
  return {
    externalId: String(id),
    name: title || username || String(id),
    ...(!username ? {} : { handle: username }),
  };
}
