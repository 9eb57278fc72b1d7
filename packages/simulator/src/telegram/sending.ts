import { z } from 'zod';
import { chatTopic } from './topics.ts';
import { badRequest } from './errors.ts';
import type { Json } from '../json.ts';
import { readMarkup } from './markup.ts';
import type { Chat, WireMessage } from './model.ts';
import { botUser, writableChat } from './peers.ts';
import type { Call } from './service.ts';

const ReplyParameters = z.looseObject({
  message_id: z.number(),
  allow_sending_without_reply: z.boolean().optional(),
});

/**
 * Sends what a method has made of its parameters to the chat it names: checks keyboard, chat,
 * the message answered to and the flood limits, in this order, and returns the message.
 */
export function send(call: Call, content: Json): WireMessage {
  const { service, bot } = call;
  const markup = readMarkup(call.params);
  const chat = writableChat(call);
  const answered = readReply(call, chat);
  service.flood.passMessage(bot, chat);
  const message: WireMessage = {
    message_id: bot.nextMessageId++,
    from: botUser(bot),
    chat: chat.wire,
    date: service.parts.clock.seconds(),
    ...(answered ? { reply_to_message: answered } : {}),
    ...content,
    ...(markup?.['inline_keyboard'] ? { reply_markup: markup } : {}),
  };
  const shown: WireMessage = markup ? { ...message, reply_markup: markup } : message;
  service.world.addMessage(chat, { author: 'bot', message: shown });
  service.world.history.write('chat.message', {
    bot: String(bot.id),
    chat: chat.id,
    message: message.message_id,
    text: message.text ?? message.caption,
  });
  const { message_id: messageId } = message;
  service.world.heard.add({ bot: bot.id, customer: chat.id, messageId });
  chat.drafts = [];
  chat.actionUntil = 0;
  changed(call, chat);
  return message;
}

/** The bot's own message that a call names by its number, or Telegram's refusal. */
export function ownMessage(call: Call, chat: Chat): WireMessage {
  const id = call.params.int('message_id');
  const found = chat.messages.find((stored) => stored.message.message_id === id);
  if (!found) throw badRequest('message to edit not found');
  if (found.author !== 'bot') throw badRequest("message can't be edited");
  return found.message;
}

/** Saves and tells everybody who watches the chat. */
export function changed({ service, bot }: Pick<Call, 'service' | 'bot'>, chat: Chat): void {
  service.world.save();
  service.world.bell.ring(chatTopic(bot.id, chat.id));
}

function readReply({ params }: Call, chat: Chat): WireMessage | undefined {
  const complaint = "can't parse reply parameters JSON object";
  const reply = params.json('reply_parameters', ReplyParameters, complaint);
  const id = reply?.message_id ?? params.int('reply_to_message_id');
  if (id === 0) return undefined;
  const found = chat.messages.find((stored) => stored.message.message_id === id)?.message;
  const mayMiss = reply?.allow_sending_without_reply ?? params.bool('allow_sending_without_reply');
  if (!found && !mayMiss) throw badRequest('message to be replied not found');
  if (!found) return undefined;
  const { reply_to_message: _older, ...rest } = found;
  return rest;
}
