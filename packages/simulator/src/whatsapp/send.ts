import { z } from 'zod';
import { GraphError, invalid } from '../meta/errors.ts';
import { readPart } from '../meta/clues.ts';
import type { GraphCall, Meta } from '../meta/service.ts';
import {
  addMessage,
  chatOf,
  emptyChat,
  newMessageId,
  personByPhone,
  personByUserId,
} from './book.ts';
import { chatTopic, textOf } from './events.ts';
import { MEDIA_TYPES, readContent } from './limits.ts';
import type { Chat, Message, Person, Phone } from './model.ts';
import { pricingOf } from './pricing.ts';
import { passPair, passThroughput } from './rates.ts';
import { detailsOf, planStatuses, type Sent, tellStatus } from './statuses.ts';
import { readTemplate } from './templates.ts';

const Send = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.string().optional(),
  to: z.union([z.string(), z.number()]).transform(String).optional(),
  recipient: z.string().optional(),
  type: z.string().default('text'),
  context: z.looseObject({ message_id: z.string() }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
});

/** Sends a message from a number: the answer says that it was taken, its statuses what became of it. */
export async function sendMessage(call: GraphCall, phone: Phone): Promise<unknown> {
  const { meta } = call;
  const given = readPart(call.body, Send, 'body');
  const content = readContent(given.type, call.body);
  checkMedia(call, phone, given.type, content);
  const { input, person } = findRecipient(meta, phone, given);
  if (input.replace(/\D/g, '') === phone.phone) throw new GraphError(131021);
  passThroughput(meta, phone);
  const isKnown = meta.world.whatsapp.people[String(person.id)] === person;
  const chat = isKnown ? chatOf(phone, person) : emptyChat(person);
  passPair(meta, phone, chat);
  if (!phone.registered) throw new GraphError(133010);
  const template =
    given.type === 'template' ? readTemplate(meta, phone, call.body['template']) : undefined;
  if (template?.category === 'AUTHENTICATION' && given.recipient !== undefined) {
    throw new GraphError(131062);
  }
  const refusal = isKnown ? refusalOf(call, chat, template !== undefined) : 131026;
  if (refusal === 131047 && phone.habits.windowRefusal === 'now') {
    throw new GraphError(131047, { details: detailsOf(131047) });
  }
  const message: Message = {
    n: meta.world.number(),
    id: newMessageId(phone.phone),
    from: 'bot',
    at: meta.world.clock.now(),
    type: given.type,
    content: template ? { ...template.send, rendered: template.text } : content,
    ...(given.context ? { context: given.context.message_id } : {}),
    stage: 'accepted',
    ...(given.biz_opaque_callback_data === undefined
      ? {}
      : { opaque: given.biz_opaque_callback_data }),
  };
  await deliver(meta, { phone, person, chat, message }, refusal, template?.category);
  return {
    messaging_product: 'whatsapp',
    contacts: [
      given.recipient === undefined
        ? { input, wa_id: input.replace(/\D/g, '') }
        : { input, user_id: input },
    ],
    messages: [{ id: message.id, ...(template ? { message_status: 'accepted' } : {}) }],
  };
}

/** A file that is sent by its id must be one that this number has put there. */
function checkMedia(call: GraphCall, phone: Phone, type: string, content: unknown): void {
  const id = MediaId.safeParse(content).data?.id;
  const { world } = call.meta;
  const media = id === undefined ? undefined : world.shared.media[id];
  const isThere = media?.owner === phone.id && media.expiresAt > world.clock.now();
  if (!MEDIA_TYPES.includes(type) || id === undefined || isThere) return;
  throw invalid(`Param ${type}['id'] is not a valid whatsapp business account media attachment ID`);
}

async function deliver(
  meta: Meta,
  sent: Sent,
  refusal: number | undefined,
  category: string | undefined,
): Promise<void> {
  const { phone, person, chat, message } = sent;
  const { habits } = phone;
  message.pricing = pricingOf(message.at, chat, category);
  addMessage(meta.world, chat, message);
  if (refusal !== undefined) {
    message.failure = refusal;
    meta.world.clock.after(
      habits.statusDelayMs,
      () => void tellStatus(meta, sent, 'failed', refusal),
    );
    return;
  }
  if (message.type === 'reaction') return react(meta, phone, chat, message);
  meta.parts.history.write('chat.message', {
    bot: phone.id,
    chat: person.id,
    message: message.n,
    text: textOf(message),
  });
  meta.world.heard.add({ bot: phone.id, customer: person.id, n: message.n });
  chat.typingUntil = 0;
  meta.world.bell.ring(chatTopic(phone, chat));
  const [first, ...rest] = habits.statuses;
  if (habits.overtake && first !== undefined && first !== 'accepted') {
    await tellStatus(meta, sent, first);
    planStatuses(meta, sent, rest);
  } else planStatuses(meta, sent, habits.statuses);
}

/** The code that keeps a message from its recipient, of those that WhatsApp tells of later. */
function refusalOf(call: GraphCall, chat: Chat, isTemplate: boolean): number | undefined {
  if (call.fault?.kind === 'graph') return call.fault.code;
  if (chat.blockedByCustomer) return 131026;
  const now = call.meta.world.clock.now();
  const isOpen = Math.max(chat.windowUntil, chat.freeEntryUntil) > now;
  return isOpen || isTemplate ? undefined : 131047;
}

/** The person, or a stranger where there is none: the send is taken and fails later. */
function findRecipient(
  meta: Meta,
  phone: Phone,
  given: z.infer<typeof Send>,
): { input: string; person: Person } {
  if (given.recipient !== undefined) {
    const person = personByUserId(meta.world, phone, given.recipient);
    if (!person) throw new GraphError(131063, { details: 'Unknown business-scoped user id.' });
    return { input: given.recipient, person };
  }
  if (given.to === undefined) throw invalid('The parameter to is required.');
  const number = given.to.replace(/\D/g, '');
  if (number.length < 5 || /[A-Za-z]/.test(given.to)) {
    throw new GraphError(131009, { details: "Param 'to' is not a valid phone number." });
  }
  const found = personByPhone(meta.world, number);
  // Whoever has a username is not to be found by his number.
  if (found && found.username === undefined) return { input: given.to, person: found };
  return { input: given.to, person: { id: 0, name: '', phone: number, userIds: {} } };
}

function react(meta: Meta, phone: Phone, chat: Chat, message: Message): void {
  const { message_id: id, emoji } = Reaction.parse(message.content);
  chat.messages = chat.messages.filter((one) => one !== message);
  const target = chat.messages.find((one) => one.id === id);
  if (target && emoji !== '') target.reaction = emoji;
  else if (target) delete target.reaction;
  meta.world.save();
  meta.world.bell.ring(chatTopic(phone, chat));
}

const MediaId = z.object({ id: z.string() });

const Reaction = z.object({ message_id: z.string(), emoji: z.string() });
