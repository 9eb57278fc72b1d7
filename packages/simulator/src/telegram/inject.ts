import { ControlError } from '../control/http.ts';
import type { Told } from './customers.ts';
import { asObject, type Json } from '../json.ts';
import type { Bot } from './model.ts';
import type { Service } from './service.ts';
import { createUpdate } from './updates.ts';

/**
 * Queues an update exactly as it was given, with its own number if it has one. Chat and callback
 * query in it become known, so that the bot can answer them.
 */
export function inject(service: Service, bot: Bot, update: Json): Told {
  const { update_id: given, ...kinds } = update;
  const [entry, ...others] = Object.entries(kinds);
  if (!entry || others.length > 0) {
    throw new ControlError(400, 'An update has update_id and exactly one other field.');
  }
  const [type, value] = entry;
  const payload = asObject(value) ?? {};
  const id = typeof given === 'number' ? given : undefined;
  const chatId = meetChat(service, bot, payload);
  const userId = number(asObject(payload['from'])?.['id']);
  if (type === 'callback_query') meetQuery(service, bot, payload, chatId, userId);
  const lane = chatId === null || type === 'callback_query' ? `user:${userId}` : `chat:${chatId}`;
  const updateId = createUpdate(service.world, bot, { type, payload: value, lane, id });
  return { updateId, messageId: number(payload['message_id']) };
}

function meetChat(service: Service, bot: Bot, payload: Json): number | null {
  const message = asObject(payload['message']) ?? payload;
  const wire = asObject(message['chat']);
  const id = number(wire?.['id']);
  if (!wire || id === null) return null;
  const type = typeof wire['type'] === 'string' ? wire['type'] : 'private';
  const chat = service.world.openChat(bot, wire, id, type);
  chat.started = true;
  const status = asObject(payload['new_chat_member'])?.['status'];
  if (status !== undefined) chat.blocked = status === 'kicked';
  return id;
}

function meetQuery(
  service: Service,
  bot: Bot,
  query: Json,
  chatId: number | null,
  userId: number | null,
): void {
  bot.callbacks.push({
    id: String(query['id']),
    chatId: chatId ?? 0,
    userId: userId ?? 0,
    at: service.parts.clock.now(),
    answered: false,
  });
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
