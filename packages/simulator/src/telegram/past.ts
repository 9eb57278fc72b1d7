import type { Past } from '../control/contract.ts';
import { textContent } from './customers.ts';
import type { Json } from '../json.ts';
import type { Bot, Chat, Customer } from './model.ts';
import { botUser, customerUser, privateChat } from './peers.ts';
import { changed } from './sending.ts';
import type { Service } from './service.ts';

type PastChat = ReturnType<typeof Past.parse>['chats'][number];
type PastMessage = PastChat['messages'][number];

/**
 * Lays into a bot's chats what was said before, as if it had been written then: no update is made
 * of it. What a chat holds already stays as it is. Returns how many messages were new.
 */
export function layPast(service: Service, bot: Bot, chats: readonly PastChat[]): number {
  return chats.reduce((laid, past) => laid + layChat(service, bot, past), 0);
}

function layChat(service: Service, bot: Bot, past: PastChat): number {
  const customer = service.world.addCustomer(past.customer);
  const chat = service.world.openChat(bot, privateChat(customer), customer.id, 'private');
  chat.started = true;
  chat.blocked = past.blocked ?? chat.blocked;
  const known = new Set(chat.messages.map(({ message }) => message.message_id));
  const fresh = past.messages.filter(({ messageId }) => !known.has(messageId));
  for (const message of fresh) {
    service.world.addMessage(chat, {
      author: message.from,
      message: wireOf(bot, customer, chat, message),
    });
    bot.nextMessageId = Math.max(bot.nextMessageId, message.messageId + 1);
  }
  chat.messages.sort((a, b) => a.message.message_id - b.message.message_id);
  changed({ service, bot }, chat);
  return fresh.length;
}

function wireOf(bot: Bot, customer: Customer, chat: Chat, said: PastMessage) {
  const from: Json = said.from === 'bot' ? botUser(bot) : customerUser(customer);
  return {
    message_id: said.messageId,
    from,
    chat: chat.wire,
    date: said.date,
    ...textContent(said.text),
  };
}
