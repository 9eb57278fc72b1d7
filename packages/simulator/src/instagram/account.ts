import { z } from 'zod';
import { GraphError, noSuchObject } from '../meta/errors.ts';
import { readPart } from '../meta/clues.ts';
import type { Caller, GraphCall } from '../meta/service.ts';
import { FIELDS } from './book.ts';
import type { Account } from './model.ts';

/** The account about itself; `user_id` is the id in webhooks, `id` is another one. */
export function aboutMe(call: GraphCall, account: Account): unknown {
  const all: Record<string, unknown> = {
    user_id: account.id,
    username: account.username,
    name: account.name,
    account_type: 'BUSINESS',
    profile_picture_url: `${call.origin}/phone/assets/icon.svg`,
    followers_count: 1200,
    follows_count: 10,
    media_count: account.posts.length,
  };
  return { ...fieldsOf(call, all, []), id: account.appScopedId };
}

/** A customer about whom the account may know something, because he has written. */
export function aboutPerson(call: GraphCall, account: Account, id: string): unknown {
  const thread = account.threads[id];
  const person = call.meta.world.instagram.people[String(thread?.personId)];
  if (!thread || !person) throw noSuchObject(id, call.verb);
  if (thread.heardAt === 0) {
    throw new GraphError(230, {
      status: 403,
      type: 'IGApiException',
      message: '(#230) User consent is required to access user profile',
    });
  }
  const all: Record<string, unknown> = {
    name: person.name,
    username: person.username,
    profile_pic: `${call.origin}/phone/assets/icon.svg`,
    follower_count: 7,
    is_user_follow_business: false,
    is_business_follow_user: false,
    is_verified_user: false,
  };
  return { ...fieldsOf(call, all, ['name', 'username']), id };
}

/** Lists, sets or ends what the token's app hears of the account. */
export function subscribedApps(call: GraphCall, { app }: Caller, account: Account): unknown {
  if (call.verb === 'GET') {
    const data = Object.entries(account.subscribed).map(([id, fields]) => ({
      id,
      subscribed_fields: fields,
    }));
    return { data };
  }
  if (call.verb === 'DELETE') {
    delete account.subscribed[app.id];
  } else {
    const given = call.body['subscribed_fields'];
    const fields = typeof given === 'string' ? given.split(',') : given;
    const known = readPart(fields, z.array(z.string()).min(1), 'subscribed_fields');
    for (const name of known) {
      if (FIELDS.includes(name)) continue;
      throw new GraphError(100, {
        message: `(#100) Param subscribed_fields must be one of {${FIELDS.join(', ')}} - got "${name}".`,
      });
    }
    account.subscribed[app.id] = known;
  }
  call.meta.world.save();
  return { success: true };
}

const Profile = z.looseObject({
  platform: z.literal('instagram'),
  ice_breakers: z
    .array(
      z.looseObject({
        call_to_actions: z
          .array(z.looseObject({ question: z.string().max(80), payload: z.string() }))
          .max(4),
      }),
    )
    .optional(),
  persistent_menu: z
    .array(z.looseObject({ call_to_actions: z.array(z.looseObject({})).max(20) }))
    .optional(),
});

/** Ice breakers and the menu: reading, setting and deleting. */
export function messengerProfile(call: GraphCall, account: Account): unknown {
  if (call.verb === 'GET') return { data: [account.profile] };
  if (call.verb === 'DELETE') {
    const fields = readPart(call.body['fields'], z.array(z.string()), 'fields');
    for (const name of fields) delete account.profile[name];
  } else {
    const { ice_breakers: breakers, persistent_menu: menu } = readPart(call.body, Profile, 'body');
    if (breakers) account.profile['ice_breakers'] = breakers;
    if (menu) account.profile['persistent_menu'] = menu;
  }
  call.meta.world.save();
  return { result: 'success' };
}

function fieldsOf(
  call: GraphCall,
  all: Record<string, unknown>,
  usual: readonly string[],
): Record<string, unknown> {
  const asked =
    call.query
      .get('fields')
      ?.split(',')
      .filter((name) => name !== 'id') ?? usual;
  for (const name of asked) {
    if (name in all) continue;
    throw new GraphError(100, { message: `(#100) Tried accessing nonexisting field (${name})` });
  }
  return Object.fromEntries(asked.map((name) => [name, all[name]]));
}
