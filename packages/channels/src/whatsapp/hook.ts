import type { AccountNews, Hook } from '../hook.ts';
import { createGatherer, type Gatherer, NOT_OURS } from '../meta/gather.ts';
import { isoOf, parseBody } from '../meta/read.ts';
import { readEcho } from './echo.ts';
import { readMessage } from './message.ts';
import { readNews } from './news.ts';
import { peopleOf } from './people.ts';
import { problemOf } from './problem.ts';
import { readStatus } from './status.ts';
import { readIdUpdate, readPreference } from './system.ts';
import { Change, Entry, NumberValue, WhatsappHook } from './wire.ts';

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
        found.received(id, readPreference(one, around));
      }
      return;
    case 'user_id_update':
      for (const one of value.user_id_update) found.received(id, readIdUpdate(one, around));
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
