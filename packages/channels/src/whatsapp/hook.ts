import { InboundKind, Notice, type Received } from '../channel.ts';
import type { AccountNews, Hook } from '../hook.ts';
import { createGatherer, type Gatherer, NOT_OURS } from '../meta/gather.ts';
import { isoOf, keyOf, parseBody } from '../meta/read.ts';
import { readEcho } from './echo.ts';
import { readMessage } from './message.ts';
import { readNews } from './news.ts';
import { chatOf, type People, peopleOf } from './people.ts';
import { problemOf } from './problem.ts';
import { readStatus } from './status.ts';
import { Change, Entry, NumberValue, Preference, WhatsappHook } from './wire.ts';

/**
 * A webhook of WhatsApp's in our words, sorted by phone number. Pure; never throws: what is unknown
 * or malformed is counted as ignored and takes nothing with it.
 */
export function readWhatsappHook(
  rawBody: Uint8Array | string,
  receivedAt: Date = new Date(),
): Hook {
  const hook = WhatsappHook.safeParse(parseBody(rawBody)).data;
  if (hook === undefined) return NOT_OURS;
  const found = createGatherer();
  for (const raw of hook.entry) {
    const entry = Entry.safeParse(raw).data;
    if (entry === undefined) found.ignore();
    for (const change of entry?.changes ?? []) {
      readChange(change, entry?.id, entry?.time, found, receivedAt);
    }
  }
  return found.hook();
}

function readChange(
  raw: unknown,
  businessId: string | undefined,
  time: number | undefined,
  found: Gatherer,
  receivedAt: Date,
): void {
  const change = Change.safeParse(raw).data;
  if (change === undefined) return found.ignore();
  const value = NumberValue.safeParse(change.value).data;
  if (value === undefined) {
    const at = isoOf(time, receivedAt);
    const news = businessId === undefined ? null : readNews(change.field, change.value, at);
    return found.news('BUSINESS', businessId ?? '', news);
  }
  const { phone_number_id: id, display_phone_number: ownNumber = '' } = value.metadata;
  const people = peopleOf(value.contacts);
  const around = { people, ownNumber, receivedAt };
  switch (change.field) {
    case 'messages':
      for (const one of value.messages) found.received(id, readMessage(one, around));
      for (const one of value.statuses) found.receipt(id, readStatus(one, receivedAt));
      for (const one of value.errors) found.news('CHANNEL', id, troubleOf(one, receivedAt));
      return;
    case 'smb_message_echoes':
      for (const one of value.message_echoes) found.received(id, readEcho(one, around));
      return;
    case 'user_preferences':
      for (const one of value.user_preferences) {
        found.received(id, readPreference(one, people, receivedAt));
      }
      return;
    default:
      return found.ignore();
  }
}

function troubleOf(raw: unknown, receivedAt: Date): AccountNews | null {
  const [problem] = problemOf(raw);
  if (problem === undefined) return null;
  const { code, detail } = problem;
  return { topic: 'errors', event: code, detail, at: receivedAt.toISOString() };
}

function readPreference(raw: unknown, people: People, receivedAt: Date): Received | null {
  const wish = Preference.safeParse(raw).data;
  if (wish === undefined) return null;
  const contact = people({ phone: wish.wa_id, bsuid: wish.user_id });
  if (contact === null) return null;
  const at = isoOf(wish.timestamp, receivedAt);
  const data = wish.value === 'stop' ? Notice.MARKETING_STOP : Notice.MARKETING_RESUME;
  return {
    inbound: {
      externalId: keyOf('wa', 'preference', contact.externalId, wish.value, at),
      kind: InboundKind.NOTICE,
      chatId: chatOf(contact),
      isPrivate: true,
      contact,
      parts: [],
      data,
      at,
    },
    pressId: null,
  };
}
