import { CODES } from '../meta/codes.ts';
import type { Meta } from '../meta/service.ts';
import { chatTopic, raise, recipientOf, seconds } from './events.ts';
import { type Chat, type Message, type Person, type Phone, Stage } from './model.ts';

/** A message of the business in its chat. */
export interface Sent {
  phone: Phone;
  person: Person;
  chat: Chat;
  message: Message;
}

const STAGES: readonly Stage[] = ['accepted', 'sent', 'delivered', 'read', 'failed'];
const DETAILS: Readonly<Record<number, string>> = {
  131026: 'Message Undeliverable.',
  131047:
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
};

/** What the platform says in full about a code, or its title. */
export function detailsOf(code: number): string {
  return DETAILS[code] ?? CODES[code]?.title ?? 'Something went wrong';
}

/** Moves a message on and tells of it; resolves when the callback was tried once. */
export async function tellStatus(
  meta: Meta,
  sent: Sent,
  status: string,
  code?: number,
): Promise<void> {
  const { phone, person, chat, message } = sent;
  message.stage = Stage.safeParse(status).data ?? message.stage;
  if (code !== undefined) message.failure = code;
  const at = meta.world.clock.now();
  const value = {
    statuses: [
      {
        id: message.id,
        status,
        timestamp: seconds(at),
        ...recipientOf(phone, person),
        ...(code === undefined ? { pricing: message.pricing } : { errors: [statusError(code)] }),
        ...(message.opaque === undefined ? {} : { biz_opaque_callback_data: message.opaque }),
      },
    ],
  };
  meta.world.save();
  meta.world.bell.ring(chatTopic(phone, chat));
  await raise(meta, phone, 'messages', value, {
    type: `status.${status}`,
    chat: person.id,
    message: message.n,
    lane: `status ${person.id}`,
  }).tried;
}

/** Tells of the statuses that come by themselves, one after the other. */
export function planStatuses(meta: Meta, sent: Sent, stages: readonly Stage[]): void {
  const { statusDelayMs } = sent.phone.habits;
  stages.forEach((stage, at) => {
    if (stage === 'accepted') return;
    meta.world.clock.after(statusDelayMs * (at + 1), () => {
      const { stage: now = 'accepted' } = sent.message;
      if (STAGES.indexOf(stage) > STAGES.indexOf(now)) void tellStatus(meta, sent, stage);
    });
  });
}

function statusError(code: number) {
  const title = CODES[code]?.title ?? 'Something went wrong';
  return {
    code,
    title,
    message: title,
    error_data: { details: detailsOf(code) },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}
