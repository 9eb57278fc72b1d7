import { badRequest, forbidden } from './errors.ts';
import type { Json } from '../json.ts';
import type { Bot, Chat, Customer } from './model.ts';
import type { Call } from './service.ts';

/** A bot as it stands in messages. */
export function botUser(bot: Bot): Json {
  return { id: bot.id, is_bot: true, first_name: bot.name, username: bot.username };
}

/** A customer as he stands in messages. */
export function customerUser(customer: Customer): Json {
  return {
    id: customer.id,
    is_bot: false,
    ...names(customer),
    ...(customer.languageCode === undefined ? {} : { language_code: customer.languageCode }),
  };
}

/** The private chat with a customer as it stands in messages. */
export function privateChat(customer: Customer): Json {
  return { id: customer.id, ...names(customer), type: 'private' };
}

/** The chat that a call names and the bot may write to; otherwise Telegram's own refusal. */
export function writableChat(call: Call): Chat {
  const chat = knownChat(call);
  if (chat.type !== 'private') return chat;
  if (chat.blocked) throw forbidden('bot was blocked by the user');
  if (!chat.started) throw forbidden("bot can't initiate conversation with a user");
  return chat;
}

/** The chat that a call names, when the bot has ever met it. */
export function knownChat({ service, bot, params }: Call): Chat {
  if (!params.has('chat_id')) throw badRequest('chat_id is empty');
  const text = params.text('chat_id').trim();
  if (text === '') throw badRequest('chat identifier is empty');
  const id = /^-?\d+$/.test(text) ? Number(text) : undefined;
  const chat = id === undefined ? undefined : service.world.chat(bot, id);
  if (chat) return chat;
  if (id !== undefined && service.world.customer(id)) {
    throw forbidden("bot can't initiate conversation with a user");
  }
  throw badRequest('chat not found');
}

function names(customer: Customer): Json {
  const [first, ...rest] = customer.name.split(' ');
  return {
    first_name: first,
    ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}),
    ...(customer.username === undefined ? {} : { username: customer.username }),
  };
}
