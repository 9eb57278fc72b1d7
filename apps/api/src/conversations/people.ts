import { Contact, Conversation } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import type { Arrival, Inbound } from './line.ts';
import { conversationEvent, placeOf } from './outgoing.ts';

/**
 * The updates with people and chats named as they are stored. On WhatsApp one person may be known by
 * a number, by an id for the business, or by either at different times: who proves to be one person
 * becomes one contact, and their messages go on in the conversation that they had.
 */
export async function knowPeople(
  change: LineChange,
  arrivals: readonly Arrival[],
): Promise<readonly Arrival[]> {
  const ofWhatsapp = arrivals.filter(({ line }) => line.channel.platform === 'WHATSAPP');
  if (ofWhatsapp.length === 0) return arrivals;
  const known = await contactsOf(change, ofWhatsapp);
  if (known.length === 0) return arrivals;
  const named: Arrival[] = [];
  for (const arrival of arrivals) {
    const isOne = arrival.line.channel.platform === 'WHATSAPP';
    named.push(isOne ? await name(change, arrival, known) : arrival);
  }
  return named;
}

type Person = Inbound['contact'];

function contactsOf({ em }: LineChange, arrivals: readonly Arrival[]): Promise<Contact[]> {
  const people = arrivals.map(({ inbound }) => inbound.contact);
  const names = people.flatMap(namesOf);
  const phones = people.flatMap(({ phone }) => phone ?? []);
  return em.find(Contact, {
    channelId: { $in: [...new Set(arrivals.map(({ line }) => line.channel.id))] },
    $or: [
      { externalId: { $in: names } },
      { bsuid: { $in: names } },
      { phone: { $in: phones } },
      { externalId: { $in: phones } },
    ],
  });
}

function namesOf({ externalId, bsuid, previousExternalId }: Person): string[] {
  return [externalId, bsuid, previousExternalId].flatMap((each) => each ?? []);
}

function isSame(contact: Contact, person: Person): boolean {
  const names = namesOf(person);
  if (names.includes(contact.externalId)) return true;
  if (contact.bsuid != null && names.includes(contact.bsuid)) return true;
  // A number may be given to somebody else; two ids for the business are two people.
  const told = contact.bsuid != null && person.bsuid != null;
  if (told || person.phone == null) return false;
  return contact.phone === person.phone || contact.externalId === person.phone;
}

async function name(
  change: LineChange,
  { line, inbound }: Arrival,
  known: Contact[],
): Promise<Arrival> {
  const { contact: person } = inbound;
  const same = known
    .filter((contact) => contact.channelId === line.channel.id && isSame(contact, person))
    .sort((one, other) => one.firstSeenAt.getTime() - other.firstSeenAt.getTime());
  const [first, ...others] = same;
  if (first === undefined) return { line, inbound };
  for (const other of others) {
    await merge(change, first, other);
    known.splice(known.indexOf(other), 1);
  }
  // By the id for the business first, which outlives what they show of themselves.
  const isNewer = person.bsuid != null || first.bsuid == null;
  const externalId = isNewer ? person.externalId : first.externalId;
  if (first.externalId !== externalId || (person.bsuid != null && first.bsuid !== person.bsuid)) {
    first.externalId = externalId;
    first.bsuid = person.bsuid ?? first.bsuid ?? null;
    await change.em.flush();
  }
  if (person.phone != null) first.phone = person.phone;
  const chatId = await chatOf(change, first, inbound);
  return { line, inbound: { ...inbound, chatId, contact: { ...person, externalId } } };
}

// Both threads stay, and belong to one person; what comes goes on in the newer one.
async function merge({ em }: LineChange, first: Contact, other: Contact): Promise<void> {
  await em.nativeUpdate(Conversation, { contactId: other.id }, { contactId: first.id });
  first.phone ??= other.phone ?? null;
  first.handle ??= other.handle ?? null;
  first.language ??= other.language ?? null;
  first.languageChosen ||= other.languageChosen;
  first.tags = [...new Set([...first.tags, ...other.tags])];
  // Before the one that stays takes its names.
  await em.nativeDelete(Contact, { id: other.id });
  await em.flush();
}

async function chatOf(change: LineChange, contact: Contact, inbound: Inbound): Promise<string> {
  const { em } = change;
  if (!inbound.isPrivate) return inbound.chatId;
  const [talk] = await em.find(
    Conversation,
    { contactId: contact.id, isPrivate: true },
    { orderBy: { lastMessageAt: 'desc', id: 'desc' }, limit: 1, refresh: true },
  );
  if (talk === undefined || talk.chatId === inbound.chatId) return inbound.chatId;
  // Whoever has an id for the business is written to by it.
  if (inbound.contact.bsuid == null && talk.chatId.startsWith('bsuid:')) return talk.chatId;
  const { channelId } = talk;
  if ((await em.count(Conversation, { channelId, chatId: inbound.chatId })) > 0)
    return inbound.chatId;
  talk.chatId = inbound.chatId;
  await em.flush();
  change.emit(talk.workspaceId, conversationEvent(placeOf(talk)));
  return inbound.chatId;
}
