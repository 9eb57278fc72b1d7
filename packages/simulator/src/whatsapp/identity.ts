import type { Json } from '../json.ts';
import type { Meta } from '../meta/service.ts';
import { changePhone, newMessageId } from './book.ts';
import type { Seated, Told } from './customers.ts';
import { contactOf, fromOf, idsOf, raise, seconds } from './events.ts';

/**
 * Gives a customer another number: every business knows him by another id then, and is told so
 * twice, by a line of the chat that comes from the old number and by an event of its own.
 */
export function move(meta: Meta, seated: Seated, next: string): Told {
  const { phone, person } = seated;
  const [from, old, before] = [fromOf(phone, person), person.phone, idsOf(phone, person)];
  changePhone(meta.world, person, next);
  const after = idsOf(phone, person);
  const isHidden = person.username !== undefined;
  const [was, is] = isHidden ? [before.user_id, after.user_id] : [old, person.phone];
  const id = newMessageId(next);
  const system = {
    body: `User ${person.name} changed from ${was} to ${is}`,
    ...(isHidden ? {} : { wa_id: person.phone }),
    ...after,
    type: isHidden ? 'user_changed_user_id' : 'user_changed_number',
  };
  tellSystem(meta, seated, { ...from, id, type: 'system', system });
  const update = {
    ...(isHidden ? {} : { wa_id: person.phone }),
    detail: `User id for ${person.name} has been updated.`,
    user_id: { previous: before.user_id, current: after.user_id },
    parent_user_id: { previous: before.parent_user_id, current: after.parent_user_id },
    timestamp: seconds(meta.world.clock.now()),
  };
  const value = { contacts: [contactOf(phone, person)], user_id_update: [update] };
  const { n } = raise(meta, phone, 'user_id_update', value, { type: 'user_id_update' });
  return { update: n, messageId: id };
}

/** The customer has WhatsApp on a new device: whoever writes may be somebody else. */
export function changeIdentity(meta: Meta, seated: Seated): Told {
  const { phone, person } = seated;
  const id = newMessageId(person.phone);
  const created = seconds(meta.world.clock.now());
  const message = {
    ...fromOf(phone, person),
    id,
    type: 'system',
    identity: { acknowledged: true, created_timestamp: created, hash: id.slice(-12) },
    system: { body: 'User identity changed', type: 'customer_identity_changed' },
  };
  return { update: tellSystem(meta, seated, message), messageId: id };
}

function tellSystem(meta: Meta, { phone, person }: Seated, message: Json): number {
  const timestamp = seconds(meta.world.clock.now());
  const value = {
    contacts: [contactOf(phone, person)],
    messages: [{ ...message, timestamp }],
  };
  return raise(meta, phone, 'messages', value, { type: 'system', chat: person.id }).n;
}
