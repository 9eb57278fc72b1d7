import { randomBytes } from 'node:crypto';
import { noSuchObject } from '../meta/errors.ts';
import type { Caller } from '../meta/service.ts';
import { digits, type MetaWorld } from '../meta/world.ts';
import { type Account, Habits, type Message, type Person, type Thread } from './model.ts';

const KEPT_MESSAGES = 1000;

/** The fields that an account can be subscribed to. */
export const FIELDS = [
  'messages',
  'messaging_postbacks',
  'messaging_seen',
  'message_reactions',
  'message_edit',
  'messaging_referral',
  'messaging_optins',
  'messaging_handover',
  'standby',
  'comments',
  'live_comments',
  'mentions',
];

/** Makes an account, with the id and username that are wished for. */
export function addAccount(
  world: MetaWorld,
  wish: { id?: string | undefined; username?: string | undefined; name?: string | undefined },
): Account {
  const id = wish.id ?? `17841${digits(12)}`;
  const username = wish.username ?? `shop_${id.slice(-6)}`;
  const account: Account = {
    id,
    appScopedId: `27${digits(15)}`,
    username,
    name: wish.name ?? username,
    subscribed: {},
    habits: Habits.parse({}),
    threads: {},
    posts: [],
    comments: {},
    profile: {},
  };
  world.instagram.accounts[id] = account;
  world.save();
  return account;
}

/** Makes a person, or renames the one of that number. */
export function addPerson(
  world: MetaWorld,
  wish: { id?: number | undefined; name: string; username?: string | undefined },
): Person {
  const id = wish.id ?? world.number();
  const username = wish.username ?? `${wish.name.toLowerCase().replace(/[^a-z]+/g, '.')}${id}`;
  const person: Person = { id, name: wish.name, username };
  world.instagram.people[String(id)] = person;
  world.save();
  return person;
}

/** The thread of a person with an account, opened under a new id when it is new. */
export function threadOf(world: MetaWorld, account: Account, person: Person): Thread {
  const known = Object.values(account.threads).find((one) => one.personId === person.id);
  if (known) return known;
  const thread: Thread = {
    scopedId: digits(15),
    personId: person.id,
    messages: [],
    heardAt: 0,
    typingUntil: 0,
    seenAt: 0,
    blocked: false,
  };
  account.threads[thread.scopedId] = thread;
  world.save();
  return thread;
}

/** Adds a message to a thread, of which the last thousand are kept. */
export function addMessage(world: MetaWorld, thread: Thread, message: Message): void {
  thread.messages.push(message);
  if (thread.messages.length > KEPT_MESSAGES) thread.messages.shift();
  world.save();
}

/** A new id of a message, as Instagram writes them. */
export function newMessageId(): string {
  return `aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlE${randomBytes(48).toString('base64url')}`;
}

/** The account that a call is about: `me` or either of its ids; otherwise 100 with 33. */
export function ownAccount(world: MetaWorld, caller: Caller, id: string, verb: string): Account {
  const account = world.instagram.accounts[caller.token.opens];
  if (account && ['me', account.id, account.appScopedId].includes(id)) return account;
  throw noSuchObject(id, verb);
}
