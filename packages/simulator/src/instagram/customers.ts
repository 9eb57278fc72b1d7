import { ControlError } from '../control/http.ts';
import type { Json } from '../json.ts';
import type { Meta } from '../meta/service.ts';
import { emojiOf } from './actions.ts';
import { addMessage, newMessageId, threadOf } from './book.ts';
import { raise, raiseMessaging, threadTopic } from './events.ts';
import type { Account, Message, Person, Thread } from './model.ts';

/** A customer in his thread with an account. */
export interface Seated {
  account: Account;
  person: Person;
  thread: Thread;
}

/** What came of an act: the number of the event, and the message it is about. */
export interface Told {
  update: number;
  messageId: string;
}

/** Seats a customer before an account; a ControlError 404 when one of the two does not exist. */
export function seat(meta: Meta, names: { account: string; customer: number }): Seated {
  const account = namedAccount(meta, names.account);
  const person = meta.world.instagram.people[String(names.customer)];
  if (!person) throw new ControlError(404, `There is no customer ${names.customer} on Instagram.`);
  return { account, person, thread: threadOf(meta.world, account, person) };
}

/** An account by its id or its username; a ControlError 404 when there is none. */
export function namedAccount({ world }: Meta, ref: string): Account {
  const { accounts } = world.instagram;
  const name = ref.replace(/^@/, '').toLowerCase();
  const found =
    accounts[ref] ?? Object.values(accounts).find((one) => one.username.toLowerCase() === name);
  if (found) return found;
  throw new ControlError(404, `There is no simulated Instagram account ${ref}.`);
}

/** Writes a message, which lets the account answer for 24 hours. */
export function write(
  meta: Meta,
  { account, person, thread }: Seated,
  content: Json,
  isStandby = false,
): Told {
  if (thread.blocked) {
    throw new ControlError(409, `${person.name} has blocked ${account.name}. Unblock it first.`);
  }
  const message: Message = {
    n: meta.world.number(),
    id: newMessageId(),
    from: 'customer',
    at: meta.world.clock.now(),
    content,
  };
  thread.heardAt = message.at;
  addMessage(meta.world, thread, message);
  meta.world.bell.ring(threadTopic(account, thread));
  const part = { message: { mid: message.id, ...content } };
  if (!isStandby) {
    const { n } = raiseMessaging(meta, account, thread, 'customer', 'messages', part, message);
    return { update: n, messageId: message.id };
  }
  const value = { ...ends(account, thread), timestamp: message.at, ...part };
  const event = { form: 'standby' as const, field: 'standby', value };
  const { n } = raise(meta, account, event, { type: 'standby', chat: Number(thread.scopedId) });
  return { update: n, messageId: message.id };
}

/** The message of that id in the thread; a ControlError 404 when there is none. */
export function messageIn({ thread, person }: Seated, id: string): Message {
  const found = thread.messages.find((one) => one.id === id);
  if (found) return found;
  throw new ControlError(404, `There is no message ${id} in the thread of ${person.name}.`);
}

/** Presses something that comes back as a postback: an ice breaker or a button. */
export function postback(
  meta: Meta,
  seated: Seated,
  button: { title: string; payload: string },
): Told {
  const mid = newMessageId();
  seated.thread.heardAt = meta.world.clock.now();
  const content = { text: button.title };
  const line: Message = {
    n: meta.world.number(),
    id: mid,
    from: 'customer',
    at: seated.thread.heardAt,
    content,
  };
  addMessage(meta.world, seated.thread, line);
  return tell(meta, seated, 'messaging_postbacks', { postback: { mid, ...button } }, mid);
}

/** Puts a reaction on a message, or takes it away. */
export function react(meta: Meta, seated: Seated, id: string, name: string | undefined): Told {
  const target = messageIn(seated, id);
  if (name === undefined) delete target.reaction;
  else target.reaction = emojiOf(name);
  const reaction =
    name === undefined
      ? { mid: id, action: 'unreact' }
      : { mid: id, action: 'react', reaction: name, emoji: emojiOf(name) };
  return tell(meta, seated, 'message_reactions', { reaction }, id);
}

/** Changes one of the customer's own messages. */
export function edit(meta: Meta, seated: Seated, id: string, text: string): Told {
  const target = ownMessage(seated, id);
  target.content = { ...target.content, text };
  target.edits = (target.edits ?? 0) + 1;
  const part = { message_edit: { mid: id, text, num_edit: target.edits } };
  return tell(meta, seated, 'message_edit', part, id, target);
}

/** Takes one of the customer's own messages back. */
export function unsend(meta: Meta, seated: Seated, id: string): Told {
  ownMessage(seated, id).deleted = true;
  return tell(meta, seated, 'messages', { message: { mid: id, is_deleted: true } }, id);
}

/** Opens the thread: the newest message of the account is seen. */
export function see(meta: Meta, seated: Seated): Told | null {
  const last = seated.thread.messages.findLast((one) => one.from !== 'customer');
  if (!last || last.seen) return null;
  for (const message of seated.thread.messages)
    if (message.from !== 'customer') message.seen = true;
  return tell(meta, seated, 'messaging_seen', { read: { mid: last.id } }, last.id);
}

/** Blocks the account or lets it in again; it is told nothing of that. */
export function setBlocked(meta: Meta, { account, thread }: Seated, isBlocked: boolean): void {
  thread.blocked = isBlocked;
  meta.world.save();
  meta.world.bell.ring(threadTopic(account, thread));
}

/** Comes by a link to the account that carries a reference. */
export function followLink(meta: Meta, seated: Seated, referral: Json): Told {
  return tell(meta, seated, 'messaging_referral', { referral }, '');
}

function tell(
  meta: Meta,
  seated: Seated,
  field: string,
  part: Json,
  messageId: string,
  changed?: Message,
): Told {
  const { account, thread } = seated;
  meta.world.save();
  meta.world.bell.ring(threadTopic(account, thread));
  const { n } = raiseMessaging(meta, account, thread, 'customer', field, part, changed);
  return { update: n, messageId };
}

function ownMessage(seated: Seated, id: string): Message {
  const found = messageIn(seated, id);
  if (found.from === 'customer') return found;
  throw new ControlError(409, `Message ${id} is not one of ${seated.person.name}.`);
}

function ends(account: Account, thread: Thread): Json {
  return { sender: { id: thread.scopedId }, recipient: { id: account.id } };
}
