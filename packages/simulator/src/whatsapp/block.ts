import { z } from 'zod';
import { readPart } from '../meta/clues.ts';
import { GraphError } from '../meta/errors.ts';
import type { GraphCall } from '../meta/service.ts';
import { chatOf, personByPhone } from './book.ts';
import type { Phone } from './model.ts';

const Users = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  block_users: z.array(z.looseObject({ user: z.string() })).min(1),
});

/** Lists, blocks or unblocks customers; only who wrote within a day can be blocked. */
export function blockUsers(call: GraphCall, phone: Phone): unknown {
  const { world } = call.meta;
  if (call.verb === 'GET') {
    const blocked = Object.values(phone.chats).filter((chat) => chat.blockedByBusiness);
    const ids = blocked.map(({ personId }) => world.whatsapp.people[String(personId)]?.phone);
    return { data: ids.map((id) => ({ messaging_product: 'whatsapp', wa_id: id })) };
  }
  const isBlocked = call.verb === 'POST';
  const { block_users: users } = readPart(call.body, Users, 'body');
  const done = users.map(({ user }) => {
    const person = personByPhone(world, user.replace(/\D/g, ''));
    const chat = person && chatOf(phone, person);
    if (!chat || (isBlocked && chat.windowUntil <= world.clock.now())) {
      throw new GraphError(139100, { message: '(#139100) Failed to block/unblock users' });
    }
    chat.blockedByBusiness = isBlocked;
    return { input: user, wa_id: person.phone };
  });
  world.save();
  const name = isBlocked ? 'added_users' : 'removed_users';
  return { messaging_product: 'whatsapp', block_users: { [name]: done } };
}
