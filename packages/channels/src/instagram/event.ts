import { type Inbound, InboundKind, Notice, PartKind, type Received } from '../channel.ts';
import { clean } from '../clean.ts';
import type { Receipt } from '../hook.ts';
import { commandOf, isoOf, keyOf } from '../meta/read.ts';
import { arrivalOf, partsOf, referralOf } from './parts.ts';
import { Event, type Message } from './wire.ts';

/** What an event turned out to be; null when it is nothing for a bot. */
export type Read = { received: Received } | { receipt: Receipt } | null;

type Start = Pick<Inbound, 'chatId' | 'isPrivate' | 'contact' | 'at' | 'parts'>;

/**
 * One event of a conversation in our words. What the profile itself did is an echo; its notes to
 * itself are nothing, as is what is malformed. Never throws.
 */
export function readEvent(raw: unknown, accountId: string, receivedAt: Date): Read {
  const event = Event.safeParse(raw).data;
  if (event === undefined) return null;
  const { sender, recipient, message } = event;
  const isOurs = sender.id === accountId || message?.is_echo === true;
  const person = isOurs ? recipient.id : sender.id;
  if (message?.is_self === true || person === accountId) return null;
  const at = isoOf(event.timestamp, receivedAt);
  const start = {
    chatId: person,
    isPrivate: true,
    contact: { externalId: person, name: person },
    parts: [],
    at,
  };
  if (message) return plain(fromMessage(message, start, isOurs));
  if (event.read && !isOurs) {
    return { receipt: { platformMessageId: event.read.mid, state: 'READ', at } };
  }
  const inbound = isOurs ? null : fromAct(event, start);
  return inbound === null ? null : plain(inbound);
}

function fromMessage(message: Message, start: Start, isOurs: boolean): Inbound {
  const { mid: messageId, quick_reply, reply_to } = message;
  const by = isOurs ? { byBusiness: true } : {};
  if (message.is_deleted) {
    const externalId = keyOf('ig', messageId, 'deleted');
    return { ...start, ...by, externalId, kind: InboundKind.DELETE, messageId };
  }
  const externalId = keyOf('ig', messageId);
  if (quick_reply && !isOurs) {
    return { ...start, externalId, ...pressed(quick_reply.payload, message.text) };
  }
  const parts = partsOf(message);
  const referral = referralOf(message);
  return {
    ...start,
    externalId,
    kind: isOurs ? InboundKind.ECHO : InboundKind.MESSAGE,
    messageId,
    parts,
    ...(isOurs ? {} : commandOf(message.text ?? '')),
    ...(reply_to?.mid === undefined ? {} : { replyTo: reply_to.mid }),
    ...(referral === null ? {} : { referral }),
  };
}

function fromAct(event: Event, start: Start): Inbound | null {
  const { message_edit, reaction, postback, referral, timestamp } = event;
  const when = String(timestamp ?? '');
  if (message_edit) {
    const { mid: messageId, text = '', num_edit = 0 } = message_edit;
    // Sent without its text it says nothing.
    if (text.trim() === '') return null;
    const externalId = keyOf('ig', messageId, 'edit', String(num_edit), when);
    const parts = [{ kind: PartKind.TEXT, text }];
    return { ...start, externalId, kind: InboundKind.EDIT, messageId, parts };
  }
  if (reaction) {
    const { mid: messageId, action, emoji } = reaction;
    const externalId = keyOf('ig', messageId, action, start.chatId, when);
    const data = action === 'unreact' ? '' : (emoji ?? '❤️');
    return { ...start, externalId, kind: InboundKind.REACTION, messageId, data };
  }
  if (postback) {
    const { mid, payload, title } = postback;
    const words = mid === undefined ? ['postback', start.chatId, when] : [mid];
    return { ...start, externalId: keyOf('ig', ...words), ...pressed(payload, title) };
  }
  if (referral) {
    const externalId = keyOf('ig', 'referral', start.chatId, when);
    const data = Notice.OTHER;
    return { ...start, externalId, kind: InboundKind.NOTICE, data, referral: arrivalOf(referral) };
  }
  return null;
}

function pressed(payload: string, title = ''): Pick<Inbound, 'kind' | 'data' | 'parts'> {
  return {
    kind: InboundKind.PRESS,
    data: clean(payload),
    parts: title === '' ? [] : [{ kind: PartKind.PRESS, text: title }],
  };
}

function plain(inbound: Inbound): Read {
  return { received: { inbound, pressId: null } };
}
