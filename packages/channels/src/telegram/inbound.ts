import { type Inbound, InboundKind, Notice, PartKind, type Received } from '../channel.ts';
import { contactOf, groupOf, personOf } from './author.ts';
import { partsOf } from './parts.ts';
import { chatIdOf } from './place.ts';
import { type TelegramMessage, type TelegramUpdate, UpdateOfOurs } from './wire.ts';

/** Who we are to Telegram, to know when a group means us. */
export interface Me {
  id: number;
  username: string;
}

/**
 * An update in our words, or null when it is nothing for a bot to answer: an unknown or malformed
 * kind, a channel's post, another bot, a group's talk that does not name us. Never throws.
 */
export function readUpdate(raw: unknown, me: Me): Received | null {
  const update = UpdateOfOurs.safeParse(raw).data;
  if (update === undefined) return null;
  const { message, edited_message, callback_query } = update;
  if (message) return plain(fromMove(update, message) ?? fromMessage(update, message, me));
  if (edited_message) {
    const kind = InboundKind.EDIT;
    const inbound = fromMessage(update, edited_message, me);
    if (inbound === null) return null;
    const at = iso(edited_message.edit_date ?? edited_message.date);
    const { command: _command, data: _data, ...rest } = inbound;
    return plain({ ...rest, kind, at, externalId: `${inbound.externalId}:${at}` });
  }
  if (callback_query) return fromPress(update, callback_query);
  return plain(
    fromMember(update) ?? fromStop(update) ?? fromBusiness(update) ?? fromReaction(update),
  );
}

function plain(inbound: Inbound | null): Received | null {
  return inbound === null ? null : { inbound, pressId: null };
}

function fromMessage(update: TelegramUpdate, message: TelegramMessage, me: Me): Inbound | null {
  const { chat } = message;
  const isPrivate = chat.type === 'private';
  const contact = contactOf(message);
  if (contact === null) return null;
  const command = commandOf(message.text ?? '', me);
  if (!isPrivate && (command === 'other' || !isForUs(message, me))) return null;
  const parts = partsOf(message);
  if (parts.length === 0) return null;
  const answered = repliedTo(message)?.message_id;
  return {
    // The number alone would do for a week; then Telegram may begin at a random one, even a lower.
    externalId: `tg:${update.update_id}:${chat.id}:${message.message_id}:${message.date}`,
    kind: InboundKind.MESSAGE,
    chatId: chatIdOf(chat, message),
    isPrivate,
    contact,
    messageId: String(message.message_id),
    parts,
    ...(command === null || command === 'other' ? {} : command),
    ...(answered === undefined ? {} : { replyTo: String(answered) }),
    ...(message.forward_origin === undefined ? {} : { forwarded: true }),
    at: iso(message.date),
  };
}

function fromPress(
  update: TelegramUpdate,
  press: NonNullable<TelegramUpdate['callback_query']>,
): Received | null {
  const { message, data } = press;
  if (!message || data === undefined || press.from.is_bot) return null;
  const isPrivate = message.chat.type === 'private';
  // Telegram tells what a button is known by; what stands on it, its message does.
  const keys = message.reply_markup?.inline_keyboard.flat() ?? [];
  const label = keys.find((key) => key.callback_data === data)?.text;
  const inbound: Inbound = {
    externalId: `tg:${update.update_id}:press:${press.id}`,
    kind: InboundKind.PRESS,
    chatId: chatIdOf(message.chat, message),
    isPrivate,
    contact: isPrivate ? personOf(press.from) : groupOf(message.chat),
    messageId: String(message.message_id),
    parts: label ? [{ kind: PartKind.PRESS, text: label }] : [],
    data,
    // Telegram does not say when a button was pressed.
    at: new Date().toISOString(),
  };
  return { inbound, pressId: press.id };
}

function fromMember({ update_id, my_chat_member: change }: TelegramUpdate): Inbound | null {
  // A channel that the bot is an admin of is nobody to talk with.
  if (!change || change.chat.type === 'channel') return null;
  const isPrivate = change.chat.type === 'private';
  const was = change.old_chat_member.status;
  const is = change.new_chat_member.status;
  const blocked = is === 'kicked' || is === 'left';
  if (!blocked && was !== 'kicked' && was !== 'left') return null;
  return {
    externalId: `tg:${update_id}:${change.chat.id}:${is}:${change.date}`,
    kind: blocked ? InboundKind.BLOCKED : InboundKind.UNBLOCKED,
    chatId: String(change.chat.id),
    isPrivate,
    contact: isPrivate ? personOf(change.from) : groupOf(change.chat),
    parts: [],
    at: iso(change.date),
  };
}

/** A group that became a supergroup has another number; both chats are told so. */
function fromMove({ update_id }: TelegramUpdate, message: TelegramMessage): Inbound | null {
  const { chat, date, migrate_to_chat_id, migrate_from_chat_id } = message;
  const isMoved = migrate_to_chat_id !== undefined || migrate_from_chat_id !== undefined;
  if (chat.type === 'private' || !isMoved) return null;
  const from = String(migrate_from_chat_id ?? chat.id);
  const to = String(migrate_to_chat_id ?? chat.id);
  return {
    externalId: `tg:${update_id}:moved:${from}:${to}`,
    kind: InboundKind.NOTICE,
    chatId: to,
    isPrivate: false,
    contact: { ...groupOf(chat), externalId: to, previousExternalId: from },
    parts: [],
    data: Notice.CHANGED_ID,
    at: iso(date),
  };
}

function fromStop({ update_id, stopped_message_generation: stop }: TelegramUpdate): Inbound | null {
  if (!stop) return null;
  return {
    externalId: `tg:${update_id}:stop:${stop.chat.id}:${stop.draft_id}`,
    kind: InboundKind.STOPPED_DRAFT,
    chatId: String(stop.chat.id),
    isPrivate: true,
    contact: personOf({ ...stop.chat, is_bot: false }),
    parts: [],
    data: String(stop.draft_id),
    at: new Date().toISOString(),
  };
}

/** Somebody lets the bot into their own conversations, or no longer; those are left alone. */
function fromBusiness({ update_id, business_connection: told }: TelegramUpdate): Inbound | null {
  if (!told || told.user.is_bot) return null;
  return {
    externalId: `tg:${update_id}:business:${told.id}:${told.date}`.slice(0, 255),
    kind: InboundKind.NOTICE,
    chatId: String(told.user_chat_id),
    isPrivate: true,
    contact: personOf(told.user),
    parts: [],
    data: told.is_enabled ? Notice.BUSINESS_CONNECTED : Notice.BUSINESS_DISCONNECTED,
    at: iso(told.date),
  };
}

/** What a person in a private chat thinks of a message; of several reactions the last one. */
function fromReaction({ update_id, message_reaction: told }: TelegramUpdate): Inbound | null {
  if (!told?.user || told.user.is_bot || told.chat.type !== 'private') return null;
  const { chat, message_id, user, date, new_reaction } = told;
  const last = new_reaction.at(-1);
  return {
    externalId: `tg:${update_id}:reaction:${chat.id}:${message_id}:${date}`,
    kind: InboundKind.REACTION,
    chatId: String(chat.id),
    isPrivate: true,
    contact: personOf(user),
    messageId: String(message_id),
    parts: [],
    // One that is bought or made by somebody has no letter of its own.
    data: last === undefined ? '' : (last.emoji ?? '⭐'),
    at: iso(date),
  };
}

type Command = { command: string; data?: string };

/** The command a text begins with; 'other' when it is for another bot of the group. */
function commandOf(text: string, me: Me): Command | 'other' | null {
  const found = /^\/([a-z0-9_]{1,32})(?:@(\w+))?(?:\s+([\s\S]+))?$/i.exec(text.trim());
  if (!found) return null;
  const [, name = '', bot, rest] = found;
  if (bot !== undefined && !isSame(bot, me.username)) return 'other';
  const command = name.toLowerCase();
  return command === 'start' && rest !== undefined ? { command, data: rest.trim() } : { command };
}

/** What a message answers. In a topic each message that answers none names the topic's beginning. */
function repliedTo({ reply_to_message: answered, ...message }: TelegramMessage) {
  const isBeginning =
    answered?.forum_topic_created !== undefined ||
    (message.is_topic_message === true && answered?.message_id === message.message_thread_id);
  return isBeginning ? undefined : answered;
}

/** In a group only what names us or answers us is for us. */
function isForUs(message: TelegramMessage, me: Me): boolean {
  if (repliedTo(message)?.from?.id === me.id) return true;
  const text = message.text ?? message.caption ?? '';
  return (message.entities ?? message.caption_entities ?? []).some(
    ({ type, offset, length, user }) => {
      const named = text.slice(offset, offset + length);
      switch (type) {
        case 'mention':
          return isSame(named, `@${me.username}`);
        case 'text_mention':
          return user?.id === me.id;
        case 'bot_command':
          return isSame(named.split('@')[1] ?? '', me.username);
        default:
          return false;
      }
    },
  );
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function iso(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
