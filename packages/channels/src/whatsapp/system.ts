import { z } from 'zod';
import {
  type Inbound,
  type InboundContact,
  InboundKind,
  Notice,
  type Received,
} from '../channel.ts';
import { Id, isoOf, keyOf, maybe, Words } from '../meta/read.ts';
import { chatOf, type Surroundings } from './people.ts';
import { IdUpdate, Preference, type WhatsappMessage } from './wire.ts';

const System = z.object({
  type: Words,
  body: Words,
  wa_id: maybe(Id.max(64)),
  user_id: maybe(Id.max(160)),
  previous_user_id: maybe(Id.max(160)),
});

/** A message of WhatsApp's own about a person; null when it does not say about whom. */
export function readSystem(message: WhatsappMessage, around: Surroundings): Received | null {
  const told = System.safeParse(message['system']).data ?? {};
  const now = { phone: told.wa_id, bsuid: told.user_id };
  const was = around.people({
    phone: message.from,
    bsuid: message.from_user_id ?? told.previous_user_id ?? formerIdIn(told.body),
  });
  const externalId = keyOf('wa', message.id);
  const at = isoOf(message.timestamp, around.receivedAt);
  const say = (data: Notice, contact: InboundContact | null) =>
    contact === null ? null : notice({ externalId, contact, data, at });
  switch (told.type) {
    case 'user_changed_number':
      return say(Notice.CHANGED_NUMBER, moved(was, now) ?? around.people(now));
    case 'user_changed_user_id':
      return say(Notice.CHANGED_ID, moved(was, now) ?? around.people(now));
    case 'customer_identity_changed':
      return say(Notice.CHANGED_IDENTITY, was);
    default:
      return say(Notice.OTHER, was);
  }
}

/** One of `user_id_update`: a person has another id for the business now; null when malformed. */
export function readIdUpdate(raw: unknown, { people, receivedAt }: Surroundings): Received | null {
  const told = IdUpdate.safeParse(raw).data;
  if (told === undefined) return null;
  const { wa_id: phone, user_id, timestamp } = told;
  const was = people({ bsuid: user_id.previous });
  const contact = moved(was, { phone, bsuid: user_id.current });
  if (contact === null) return null;
  const externalId = keyOf('wa', 'user-id', user_id.previous, user_id.current);
  return notice({ externalId, contact, data: Notice.CHANGED_ID, at: isoOf(timestamp, receivedAt) });
}

/** One of `user_preferences`: what somebody wishes about advertising; null when malformed. */
export function readPreference(
  raw: unknown,
  { people, receivedAt }: Surroundings,
): Received | null {
  const wish = Preference.safeParse(raw).data;
  if (wish === undefined) return null;
  const contact = people({ phone: wish.wa_id, bsuid: wish.user_id });
  if (contact === null) return null;
  const at = isoOf(wish.timestamp, receivedAt);
  const data = wish.value === 'stop' ? Notice.MARKETING_STOP : Notice.MARKETING_RESUME;
  const externalId = keyOf('wa', 'preference', contact.externalId, wish.value, at);
  return notice({ externalId, contact, data, at });
}

function notice(said: Pick<Inbound, 'externalId' | 'contact' | 'at'> & { data: Notice }): Received {
  return {
    inbound: {
      ...said,
      kind: InboundKind.NOTICE,
      chatId: chatOf(said.contact),
      isPrivate: true,
      parts: [],
    },
    pressId: null,
  };
}

/** The person as they are now, with the name they had; null when nothing tells that they moved. */
function moved(
  was: InboundContact | null,
  { phone, bsuid }: { phone: string | undefined; bsuid: string | undefined },
): InboundContact | null {
  const externalId = bsuid ?? phone;
  if (was === null || externalId === undefined) return was;
  if (externalId === was.externalId) return was;
  // A new number means a new business-scoped id, too, which may not be told yet.
  const { bsuid: _bsuid, phone: formerPhone, ...rest } = was;
  const number = phone ?? (bsuid === undefined ? undefined : formerPhone);
  return {
    ...rest,
    externalId,
    ...(number === undefined || !/^\d{4,20}$/.test(number) ? {} : { phone: number }),
    ...(bsuid === undefined ? {} : { bsuid }),
    previousExternalId: was.externalId,
  };
}

/** The id that somebody had: WhatsApp tells it in the sentence alone when the number is hidden. */
function formerIdIn(body = ''): string | undefined {
  return /\bfrom ([A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}) to\b/.exec(body)?.[1];
}
