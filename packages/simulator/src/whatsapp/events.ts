import type { Json } from '../json.ts';
import type { App, Told } from '../meta/model.ts';
import type { About, Raised } from '../meta/told.ts';
import type { Meta } from '../meta/service.ts';
import { digits } from '../meta/world.ts';
import type { Chat, Message, Person, Phone } from './model.ts';

/** Tells whoever listens to a number of a change in one of its fields. */
export function raise(meta: Meta, phone: Phone, field: string, value: Json, about: About): Raised {
  const told: Told = {
    n: meta.world.number(),
    topic: 'whatsapp_business_account',
    entry: phone.businessId,
    bot: phone.id,
    lane: about.lane ?? String(about.chat),
    form: 'change',
    field,
    value: { messaging_product: 'whatsapp', metadata: metadataOf(phone), ...value },
  };
  const { type, chat, message, text } = about;
  meta.parts.history.write('update.offered', {
    bot: phone.id,
    update: told.n,
    type,
    chat,
    message,
    text,
  });
  const all = callbacksOf(meta, phone);
  const tried = Promise.all(all.map(({ app, url }) => meta.hooks.tell(app, url, told)));
  return { n: told.n, tried };
}

/** Tells of a message that the customer has written; of one that changed another, which and to what. */
export function raiseMessage(
  meta: Meta,
  phone: Phone,
  person: Person,
  message: Message,
  more: Json = {},
  changed?: Pick<About, 'message' | 'text'>,
): Raised {
  const value = {
    contacts: [contactOf(phone, person)],
    messages: [
      {
        ...fromOf(phone, person),
        id: message.id,
        timestamp: seconds(message.at),
        type: message.type,
        ...(message.content === undefined ? {} : { [message.type]: message.content }),
        ...more,
      },
    ],
  };
  return raise(meta, phone, 'messages', value, {
    type: message.type,
    chat: person.id,
    message: message.n,
    text: textOf(message),
    ...changed,
  });
}

/** The customer as webhooks name him: one with a username shows no number. */
export function contactOf(phone: Phone, person: Person): Json {
  const ids = phone.habits.userIds ? idsOf(phone, person) : {};
  return person.username === undefined
    ? { profile: { name: person.name }, wa_id: person.phone, ...ids }
    : { profile: { name: person.name, username: person.username }, ...ids };
}

/** Who a message is from, as webhooks say it. */
export function fromOf(phone: Phone, person: Person): Json {
  const fromUserId = phone.habits.userIds ? { from_user_id: userIdOf(phone, person) } : {};
  return person.username === undefined ? { from: person.phone, ...fromUserId } : fromUserId;
}

/** The ids that the number's business has for a person, as webhooks name them. */
export function idsOf(phone: Phone, person: Person) {
  const userId = userIdOf(phone, person);
  return { user_id: userId, parent_user_id: parentOf(userId) };
}

/** Whom a status is about, as webhooks say it. */
export function recipientOf(phone: Phone, person: Person): Json {
  const userId = userIdOf(phone, person);
  const ids = phone.habits.userIds
    ? { recipient_user_id: userId, recipient_parent_user_id: parentOf(userId) }
    : {};
  return person.username === undefined ? { recipient_id: person.phone, ...ids } : ids;
}

/** The id that the number's business has for a person. */
export function userIdOf(phone: Phone, person: Person): string {
  return (person.userIds[phone.businessId] ??= newUserId(person.phone));
}

/** A new business-scoped id: the country of the number and up to 128 letters and digits. */
export function newUserId(number: string): string {
  const country = number.startsWith('998') ? 'UZ' : number.startsWith('7') ? 'RU' : 'US';
  return `${country}.${digits(16)}`;
}

/** A message's words, when it has any. */
export function textOf({ type, content }: Pick<Message, 'type' | 'content'>): string | undefined {
  const found = content !== null && typeof content === 'object' ? content : {};
  if (type === 'text' && 'body' in found) return String(found.body);
  if (type === 'interactive' && 'body' in found) return wordsOf(found.body);
  return 'caption' in found ? String(found.caption) : undefined;
}

function wordsOf(body: unknown): string | undefined {
  return body !== null && typeof body === 'object' && 'text' in body
    ? String(body.text)
    : undefined;
}

/** Milliseconds as webhooks write times. */
export function seconds(at: number): string {
  return String(Math.floor(at / 1000));
}

/** Whether somebody is told of what happens to a number. */
export function hasListener(meta: Meta, phone: Phone): boolean {
  return callbacksOf(meta, phone).length > 0;
}

/** The topic of everything a customer can see in a chat. */
export function chatTopic(phone: Phone, chat: Chat): string {
  return `whatsapp:${phone.id}:${chat.personId}`;
}

function parentOf(userId: string): string {
  const [country, rest = ''] = userId.split('.');
  return `${country}.ENT.${[...rest].reverse().join('')}`;
}

function metadataOf(phone: Phone): Json {
  return { display_phone_number: phone.phone, phone_number_id: phone.id };
}

/** The number's own address goes before the business's own, and that before the app's. */
function callbacksOf(meta: Meta, phone: Phone): { app: App; url: string }[] {
  const business = meta.world.whatsapp.businesses[phone.businessId];
  return Object.entries(business?.subscribed ?? {}).flatMap(([appId, override]) => {
    const app = meta.world.shared.apps[appId];
    const url = phone.hook?.url ?? override?.url ?? app?.callbacks.whatsapp_business_account?.url;
    return app && url !== undefined ? [{ app, url }] : [];
  });
}
