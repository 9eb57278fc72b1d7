import { randomBytes } from 'node:crypto';
import { noSuchObject } from '../meta/errors.ts';
import type { Callback } from '../meta/model.ts';
import type { Caller } from '../meta/service.ts';
import { digits, type MetaWorld } from '../meta/world.ts';
import { newUserId } from './events.ts';
import {
  type Business,
  type Chat,
  Habits,
  type Message,
  type Person,
  type Phone,
} from './model.ts';

const KEPT_MESSAGES = 1000;

/** What is wished for in a new number; what is left out is made up. */
export interface PhoneWish {
  id?: string | undefined;
  businessId?: string | undefined;
  phone?: string | undefined;
  name?: string | undefined;
}

/** Makes a number in a business of that id, which is made, too, when it is new. */
export function addPhone(world: MetaWorld, wish: PhoneWish): { phone: Phone; business: Business } {
  const { businesses, phones } = world.whatsapp;
  const name = wish.name ?? 'Simulated shop';
  const businessId = wish.businessId ?? digits(15);
  const business = (businesses[businessId] ??= {
    id: businessId,
    name,
    subscribed: {},
    templates: [],
  });
  const phone: Phone = {
    id: wish.id ?? digits(15),
    businessId,
    phone: wish.phone?.replace(/\D/g, '') ?? `1555${digits(7)}`,
    name,
    registered: true,
    hook: null,
    habits: Habits.parse({}),
    chats: {},
    profile: {},
    automation: {},
  };
  phones[phone.id] = phone;
  world.save();
  return { phone, business };
}

/** Has a business tell an app of everything, at its own address or the app's. */
export function subscribe(
  world: MetaWorld,
  businessId: string,
  appId: string,
  at: Callback | null,
): void {
  const business = world.whatsapp.businesses[businessId];
  if (business) business.subscribed[appId] = at;
  world.save();
}

/** Makes a person; a person with that number is renamed. */
export function addPerson(
  world: MetaWorld,
  wish: { name: string; phone?: string | undefined; username?: string | undefined },
): Person {
  const phone = wish.phone?.replace(/\D/g, '') ?? freePhone(world);
  const known = personByPhone(world, phone);
  const person: Person = known ?? { id: Number(phone), name: wish.name, phone, userIds: {} };
  person.name = wish.name;
  if (wish.username !== undefined) person.username = wish.username;
  world.whatsapp.people[String(person.id)] = person;
  world.save();
  return person;
}

/** Gives a person another number; every business knows him by a new id from then on. */
export function changePhone(world: MetaWorld, person: Person, phone: string): void {
  person.phone = phone.replace(/\D/g, '');
  for (const business of Object.keys(person.userIds)) person.userIds[business] = newUserId(phone);
  world.save();
}

export function personByPhone(world: MetaWorld, phone: string): Person | undefined {
  const { people } = world.whatsapp;
  const likely = people[phone];
  if (likely?.phone === phone) return likely;
  return Object.values(people).find((person) => person.phone === phone);
}

/** The person that a business knows by this id. */
export function personByUserId(world: MetaWorld, phone: Phone, userId: string): Person | undefined {
  return Object.values(world.whatsapp.people).find(
    (person) => person.userIds[phone.businessId] === userId,
  );
}

/** The chat of a person with a number, opened when it is new. */
export function chatOf(phone: Phone, person: Person): Chat {
  return (phone.chats[String(person.id)] ??= emptyChat(person));
}

/** A chat in which nothing was said; a stranger's is kept nowhere. */
export function emptyChat(person: Person): Chat {
  return {
    personId: person.id,
    messages: [],
    windowUntil: 0,
    freeEntryUntil: 0,
    typingUntil: 0,
    blockedByCustomer: false,
    blockedByBusiness: false,
    pairUsed: 0,
    pairAt: 0,
  };
}

/** Adds a message to a chat, of which the last thousand are kept. */
export function addMessage(world: MetaWorld, chat: Chat, message: Message): void {
  chat.messages.push(message);
  if (chat.messages.length > KEPT_MESSAGES) chat.messages.shift();
  world.save();
}

/** The number of that id, if the caller's token opens its business; otherwise 100 with 33. */
export function ownPhone(world: MetaWorld, caller: Caller, id: string, verb: string): Phone {
  const phone = world.whatsapp.phones[id];
  if (phone?.businessId === caller.token.opens) return phone;
  throw noSuchObject(id, verb);
}

/** The business of that id, if the caller's token opens it; otherwise 100 with 33. */
export function ownBusiness(world: MetaWorld, caller: Caller, id: string, verb: string): Business {
  const business = world.whatsapp.businesses[id];
  if (business && business.id === caller.token.opens) return business;
  throw noSuchObject(id, verb);
}

/** A new id of a message, as WhatsApp writes them. */
export function newMessageId(phone: string): string {
  const inside = Buffer.concat([
    Buffer.from([0x1c, 0x18, phone.length]),
    Buffer.from(phone),
    randomBytes(14),
  ]);
  return `wamid.${inside.toString('base64')}`;
}

function freePhone(world: MetaWorld): string {
  let phone = `99890${digits(7)}`;
  while (personByPhone(world, phone)) phone = `99890${digits(7)}`;
  return phone;
}
