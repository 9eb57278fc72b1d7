import { ControlError } from '../control/http.ts';
import type { Json } from '../json.ts';
import type { Meta } from '../meta/service.ts';
import { addMessage, chatOf, newMessageId } from './book.ts';
import { chatTopic, contactOf, raise, raiseMessage, seconds, userIdOf } from './events.ts';
import type { Chat, Message, Person, Phone } from './model.ts';
import { tellStatus } from './statuses.ts';

const HOUR_MS = 3_600_000;
const WINDOW_MS = 24 * HOUR_MS;
const FREE_ENTRY_MS = 72 * HOUR_MS;

/** A customer in his chat with a number. */
export interface Seated {
  phone: Phone;
  person: Person;
  chat: Chat;
}

/** What came of an act: the number of the event, null when it is nobody's business. */
export interface Told {
  update: number | null;
  messageId: string;
}

/** Seats a customer before a number; a ControlError 404 when one of the two does not exist. */
export function seat({ world }: Meta, names: { number: string; customer: number }): Seated {
  const phone = namedPhone(world.whatsapp.phones, names.number);
  const person = world.whatsapp.people[String(names.customer)];
  if (!person) throw new ControlError(404, `There is no customer ${names.customer} on WhatsApp.`);
  userIdOf(phone, person);
  return { phone, person, chat: chatOf(phone, person) };
}

/** A number by its id or its digits; a ControlError 404 when there is none. */
export function namedPhone(phones: Readonly<Record<string, Phone>>, ref: string): Phone {
  const found = phones[ref] ?? Object.values(phones).find((one) => one.phone === ref);
  if (found) return found;
  throw new ControlError(404, `There is no simulated WhatsApp number ${ref}.`);
}

/**
 * Writes a message; it opens the 24 hours, and from an ad the 72. Who has blocked the business must
 * let it in first; who is blocked by it is not heard.
 */
export function write(
  meta: Meta,
  { phone, person, chat }: Seated,
  said: { type: string; content: unknown },
  more: { context?: Json | undefined; referral?: Json | undefined; errors?: unknown } = {},
): Told {
  if (chat.blockedByCustomer) {
    throw new ControlError(409, `${person.name} has blocked ${phone.name}. Unblock it first.`);
  }
  const now = meta.world.clock.now();
  const message: Message = {
    n: meta.world.number(),
    id: newMessageId(person.phone),
    from: 'customer',
    at: now,
    ...said,
  };
  const quoted = more.context?.['id'];
  if (typeof quoted === 'string') message.context = quoted;
  addMessage(meta.world, chat, message);
  meta.world.bell.ring(chatTopic(phone, chat));
  if (chat.blockedByBusiness) return { update: null, messageId: message.id };
  chat.windowUntil = now + WINDOW_MS;
  if (more.referral) chat.freeEntryUntil = now + FREE_ENTRY_MS;
  const { context, referral, errors } = more;
  const rest = Object.entries({ context, referral, errors }).filter(([, value]) => value);
  const { n } = raiseMessage(meta, phone, person, message, Object.fromEntries(rest));
  return { update: n, messageId: message.id };
}

/** The message of that id in the chat; a ControlError 404 when there is none. */
export function messageIn({ chat, person }: Seated, id: string): Message {
  const found = chat.messages.find((one) => one.id === id);
  if (found) return found;
  throw new ControlError(404, `There is no message ${id} in the chat of ${person.name}.`);
}

/** What stands in `context` when a message answers another one. */
export function quoting({ phone, person, chat }: Seated, id: string): Json {
  const quoted = messageIn({ phone, person, chat }, id);
  const isOwn = quoted.from === 'customer';
  return { from: isOwn ? person.phone : phone.phone, id };
}

/** Puts an emoji on a message, or takes it away. */
export function react(meta: Meta, seated: Seated, id: string, emoji: string | undefined): Told {
  const target = messageIn(seated, id);
  if (emoji) target.reaction = emoji;
  else delete target.reaction;
  const content = { message_id: id, ...(emoji === undefined ? {} : { emoji }) };
  return passing(meta, seated, 'reaction', content);
}

/** Changes one of the customer's own messages. */
export function edit(meta: Meta, seated: Seated, id: string, text: string): Told {
  const target = ownMessage(seated, id);
  const isText = target.type === 'text';
  const before =
    target.content !== null && typeof target.content === 'object' ? target.content : {};
  target.content = isText ? { body: text } : { ...before, caption: text };
  target.edited = true;
  const message = { type: target.type, [target.type]: target.content };
  const content = { original_message_id: id, message };
  return passing(meta, seated, 'edit', content, { message: target.n, text });
}

/** Takes one of the customer's own messages back. */
export function revoke(meta: Meta, seated: Seated, id: string): Told {
  ownMessage(seated, id).deleted = true;
  return passing(meta, seated, 'revoke', { original_message_id: id });
}

/** Blocks the business or lets it in again; it is told nothing of that. */
export function setBlocked(meta: Meta, { phone, chat }: Seated, isBlocked: boolean): void {
  chat.blockedByCustomer = isBlocked;
  meta.world.save();
  meta.world.bell.ring(chatTopic(phone, chat));
}

/** Opens the chat: what has come all its way is read now, and the business hears so. */
export function open(meta: Meta, { phone, person, chat }: Seated): void {
  const last = phone.habits.statuses.at(-1) ?? 'accepted';
  for (const message of chat.messages) {
    const isHere = message.stage === last || message.stage === 'delivered';
    if (message.from !== 'bot' || !isHere || last === 'read') continue;
    void tellStatus(meta, { phone, person, chat, message }, 'read');
  }
}

/** A person of the business writes from the phone app. */
export function answerInApp(meta: Meta, { phone, person, chat }: Seated, text: string): Told {
  const message: Message = {
    n: meta.world.number(),
    id: newMessageId(phone.phone),
    from: 'app',
    at: meta.world.clock.now(),
    type: 'text',
    content: { body: text },
  };
  addMessage(meta.world, chat, message);
  meta.world.bell.ring(chatTopic(phone, chat));
  const to = person.username === undefined ? { to: person.phone } : {};
  const echo = {
    from: phone.phone,
    ...to,
    to_user_id: userIdOf(phone, person),
    id: message.id,
    timestamp: seconds(message.at),
    type: 'text',
    text: message.content,
  };
  const value = { contacts: [contactOf(phone, person)], message_echoes: [echo] };
  const { n } = raise(meta, phone, 'smb_message_echoes', value, { type: 'echo', chat: person.id });
  return { update: n, messageId: message.id };
}

function ownMessage(seated: Seated, id: string): Message {
  const found = messageIn(seated, id);
  if (found.from === 'customer') return found;
  throw new ControlError(409, `Message ${id} is not one of ${seated.person.name}.`);
}

/** Tells of an act that is no line of the chat by itself; it opens the window like any other. */
function passing(
  meta: Meta,
  { phone, person, chat }: Seated,
  type: string,
  content: Json,
  changed?: Parameters<typeof raiseMessage>[5],
): Told {
  const at = meta.world.clock.now();
  const id = newMessageId(person.phone);
  const message: Message = { n: meta.world.number(), id, from: 'customer', at, type, content };
  chat.windowUntil = at + WINDOW_MS;
  meta.world.save();
  meta.world.bell.ring(chatTopic(phone, chat));
  return { update: raiseMessage(meta, phone, person, message, {}, changed).n, messageId: id };
}
