import { randomBytes } from 'node:crypto';
import { ControlError } from '../control/http.ts';
import { chatTopic } from './topics.ts';
import { withDetected } from './entities/detect.ts';
import { type FileKind, keepFile } from './files.ts';
import type { Json } from '../json.ts';
import { photoSizes, wireFile } from './media.ts';
import type { Bot, Chat, Customer, WireMessage } from './model.ts';
import { botUser, customerUser, privateChat } from './peers.ts';
import type { Service } from './service.ts';
import { createUpdate } from './updates.ts';

/** A customer in his chat with a bot. */
export interface Seated {
  bot: Bot;
  customer: Customer;
  chat: Chat;
}

/** What came of an act: the update the bot gets, if it wants it, and the message it is about. */
export interface Told {
  updateId: number | null;
  messageId: number | null;
}

/** A file as a customer hands it over. */
export interface Sent {
  base64?: string | undefined;
  fileName?: string | undefined;
  mimeType?: string | undefined;
  sizeBytes?: number | undefined;
  caption?: string | undefined;
  duration?: number | undefined;
  emoji?: string | undefined;
}

/** Seats a customer before a bot; a ControlError 404 when one of the two does not exist. */
export function seat(service: Service, names: { bot: string; customer: number }): Seated {
  const bot = service.world.bot(names.bot);
  if (!bot) throw new ControlError(404, `There is no simulated bot ${names.bot}.`);
  const customer = service.world.customer(names.customer);
  if (!customer) throw new ControlError(404, `There is no customer ${names.customer}.`);
  const chat = service.world.openChat(bot, privateChat(customer), customer.id, 'private');
  return { bot, customer, chat };
}

/** Writes a message; one who has blocked the bot must unblock it first. */
export function write(service: Service, seated: Seated, content: Json, replyTo?: number): Told {
  const { bot, customer, chat } = seated;
  if (chat.blocked) {
    throw new ControlError(409, `${customer.name} has blocked ${bot.name}. Unblock it first.`);
  }
  chat.started = true;
  const answered =
    replyTo === undefined
      ? undefined
      : chat.messages.findLast((stored) => stored.message.message_id === replyTo)?.message;
  const message: WireMessage = {
    message_id: bot.nextMessageId++,
    from: customerUser(customer),
    chat: chat.wire,
    date: service.parts.clock.seconds(),
    ...(answered ? { reply_to_message: answered } : {}),
    ...content,
  };
  service.world.addMessage(chat, { author: 'customer', message });
  return told(service, seated, 'message', message);
}

/** The text of a message with what Telegram finds in it. */
export function textContent(text: string): Json {
  const entities = withDetected(text, []);
  return { text, ...(entities.length > 0 ? { entities } : {}) };
}

/** A file of some kind as the content of a message. */
export function fileContent(service: Service, bot: Bot, kind: FileKind, sent: Sent): Json {
  const bytes = sent.base64 === undefined ? undefined : Buffer.from(sent.base64, 'base64');
  const keep = () => keepFile(service.world, bot, kind, { ...sent, bytes });
  const caption = sent.caption === undefined ? {} : { caption: sent.caption };
  if (kind === 'photo') return { photo: photoSizes(keep(), keep()), ...caption };
  return { [kind]: wireFile(kind, keep(), sent.duration ?? 3, sent.emoji), ...caption };
}

/** Changes one of the customer's own messages. */
export function editText(service: Service, seated: Seated, messageId: number, text: string): Told {
  const stored = seated.chat.messages.findLast((one) => one.message.message_id === messageId);
  if (stored?.author !== 'customer') {
    throw new ControlError(404, `${seated.customer.name} has no message ${messageId} to edit.`);
  }
  delete stored.message.entities;
  Object.assign(stored.message, textContent(text), { edit_date: service.parts.clock.seconds() });
  return told(service, seated, 'edited_message', stored.message);
}

/** Presses a button of one of the bot's messages. */
export function press(service: Service, seated: Seated, messageId: number, data: string): Told {
  const { bot, customer, chat } = seated;
  const stored = chat.messages.find((one) => one.message.message_id === messageId);
  if (stored?.author !== 'bot') {
    throw new ControlError(404, `${bot.name} has no message ${messageId} in this chat.`);
  }
  const id = BigInt(`0x${randomBytes(7).toString('hex')}`).toString();
  const at = service.parts.clock.now();
  bot.callbacks.push({ id, chatId: chat.id, userId: customer.id, at, answered: false });
  if (bot.callbacks.length > 1000) bot.callbacks.shift();
  const payload = {
    id,
    from: customerUser(customer),
    message: stored.message,
    chat_instance: String(-1_000_000_000 - chat.id),
    data,
  };
  const lane = `user:${customer.id}`;
  const updateId = createUpdate(service.world, bot, { type: 'callback_query', payload, lane });
  return { updateId, messageId };
}

/** Blocks the bot or lets it in again, and has the bot told; nothing happens when it is so already. */
export function setBlocked(service: Service, seated: Seated, blocked: boolean): Told {
  const { bot, customer, chat } = seated;
  if (chat.blocked === blocked) return { updateId: null, messageId: null };
  chat.blocked = blocked;
  const member = (status: string) => ({
    user: botUser(bot),
    status,
    ...(status === 'kicked' ? { until_date: 0 } : {}),
  });
  const payload: Json = {
    chat: chat.wire,
    from: customerUser(customer),
    date: service.parts.clock.seconds(),
    old_chat_member: member(blocked ? 'member' : 'kicked'),
    new_chat_member: member(blocked ? 'kicked' : 'member'),
  };
  return { ...told(service, seated, 'my_chat_member', payload), messageId: null };
}

/** Presses Stop on a streamed draft, where the bot has allowed it. */
export function stopDraft(service: Service, seated: Seated, draftId: number): Told {
  const { chat } = seated;
  const draft = chat.drafts.find((one) => one.draftId === draftId);
  if (!draft?.canStop || draft.stopped) {
    throw new ControlError(409, `There is no draft ${draftId} that can be stopped.`);
  }
  draft.stopped = true;
  const payload: Json = {
    chat: chat.wire,
    draft_id: draftId,
    ...(draft.threadId === undefined ? {} : { message_thread_id: draft.threadId }),
  };
  return { ...told(service, seated, 'stopped_message_generation', payload), messageId: null };
}

function told(service: Service, { bot, chat }: Seated, type: string, payload: Json): Told {
  const lane = `chat:${chat.id}`;
  const updateId = createUpdate(service.world, bot, { type, payload, lane });
  service.world.save();
  service.world.bell.ring(chatTopic(bot.id, chat.id));
  const messageId = payload['message_id'];
  return { updateId, messageId: typeof messageId === 'number' ? messageId : null };
}
