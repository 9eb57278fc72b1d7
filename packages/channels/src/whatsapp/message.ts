import { z } from 'zod';
import { type Inbound, InboundKind, PartKind, type Received, type Referral } from '../channel.ts';
import { clean } from '../clean.ts';
import { commandOf, Id, isoOf, keyOf, Words } from '../meta/read.ts';
import { partsOf } from './parts.ts';
import { chatOf, type Surroundings } from './people.ts';
import { readSystem } from './system.ts';
import { WhatsappMessage } from './wire.ts';

const Reaction = z.object({ message_id: Id, emoji: Words });
const Reply = z.object({ id: z.string(), title: Words });
const Interactive = z.union([
  z.object({ button_reply: Reply }).transform(({ button_reply }) => button_reply),
  z.object({ list_reply: Reply }).transform(({ list_reply }) => list_reply),
]);
const TemplateButton = z.object({ payload: z.string(), text: Words });
const Revoked = z.object({ original_message_id: Id });
const Edited = z.object({
  original_message_id: Id,
  message: z.looseObject({ type: z.string() }),
});
type Start = Pick<Inbound, 'externalId' | 'chatId' | 'isPrivate' | 'contact' | 'at'>;

/**
 * One of the `messages` in our words, or null when nobody can be found behind it or a group does not
 * mean us. Whatever kind it is, it becomes something that can be shown. Never throws.
 */
export function readMessage(raw: unknown, around: Surroundings): Received | null {
  const message = WhatsappMessage.safeParse(raw).data;
  if (message === undefined) return null;
  if (message.type === 'system') return readSystem(message, around);
  const contact = around.people({ phone: message.from, bsuid: message.from_user_id });
  if (contact === null || !isForUs(message, around.ownNumber)) return null;
  const start = {
    externalId: keyOf('wa', message.id),
    chatId: message.group_id === undefined ? chatOf(contact) : `group:${message.group_id}`,
    isPrivate: message.group_id === undefined,
    contact,
    at: isoOf(message.timestamp, around.receivedAt),
  };
  return { inbound: inboundOf(message, start), pressId: null, readId: message.id };
}

function inboundOf(message: WhatsappMessage, start: Start): Inbound {
  const content = message[message.type];
  switch (message.type) {
    case 'reaction': {
      const reaction = Reaction.safeParse(content).data;
      if (reaction === undefined) break;
      const { message_id: messageId, emoji: data = '' } = reaction;
      return { ...start, kind: InboundKind.REACTION, messageId, parts: [], data };
    }
    case 'interactive': {
      const reply = Interactive.safeParse(content).data;
      if (reply === undefined) break;
      return press(message, start, reply.id, reply.title);
    }
    case 'button': {
      const button = TemplateButton.safeParse(content).data;
      if (button === undefined) break;
      return press(message, start, button.payload, button.text);
    }
    case 'revoke': {
      const revoked = Revoked.safeParse(content).data;
      if (revoked === undefined) break;
      const { original_message_id: messageId } = revoked;
      return { ...start, kind: InboundKind.DELETE, messageId, parts: [] };
    }
    case 'edit': {
      const edited = Edited.safeParse(content).data;
      if (edited === undefined) break;
      const { original_message_id: messageId, message: now } = edited;
      const parts = partsOf(now.type, now[now.type]);
      return { ...start, kind: InboundKind.EDIT, messageId, parts };
    }
  }
  const parts = partsOf(message.type, content);
  return {
    ...start,
    kind: InboundKind.MESSAGE,
    messageId: message.id,
    parts,
    ...commandOf(parts.find(({ kind }) => kind === PartKind.TEXT)?.text ?? ''),
    ...contextOf(message),
  };
}

/** Names the message whose button was pressed, not itself: only that one is ours. */
function press({ context }: WhatsappMessage, start: Start, data: string, title = ''): Inbound {
  return {
    ...start,
    kind: InboundKind.PRESS,
    ...(context?.id === undefined ? {} : { messageId: context.id }),
    parts: title === '' ? [] : [{ kind: PartKind.PRESS, text: title }],
    data: clean(data),
  };
}

function contextOf({ context, referral }: WhatsappMessage): Partial<Inbound> {
  const isForwarded = context?.forwarded === true || context?.frequently_forwarded === true;
  return {
    ...(context?.id === undefined ? {} : { replyTo: context.id }),
    ...(isForwarded ? { forwarded: true } : {}),
    ...(referral === undefined ? {} : { referral: referralOf(referral) }),
  };
}

function referralOf(from: NonNullable<WhatsappMessage['referral']>): Referral {
  const { source_type, source_id, source_url, headline } = from;
  return {
    source: source_type === 'ad' ? 'AD' : source_type === 'post' ? 'POST' : 'OTHER',
    ...(source_id === undefined ? {} : { id: source_id }),
    ...(source_url === undefined ? {} : { url: source_url }),
    ...(headline === undefined ? {} : { title: headline }),
  };
}

/** In a group only what answers us is for us. */
function isForUs({ group_id, context }: WhatsappMessage, ownNumber: string): boolean {
  return group_id === undefined || (ownNumber !== '' && context?.from === ownNumber);
}
