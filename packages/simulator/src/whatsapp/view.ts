import type { WaChatView } from '../control/whatsapp.ts';
import type { Meta } from '../meta/service.ts';
import type { Seated } from './customers.ts';
import type { Message } from './model.ts';

/** A chat as the customer sees it on his phone. */
export function chatView({ world }: Meta, { phone, person, chat }: Seated): WaChatView {
  const now = world.clock.now();
  const until = (at: number) => (at > now ? new Date(at).toISOString() : null);
  return {
    number: { id: phone.id, phone: phone.phone, name: phone.name },
    customer: person,
    messages: chat.messages,
    typing: chat.typingUntil > now,
    ...(chat.readId === undefined ? {} : { readId: chat.readId }),
    windowUntil: until(chat.windowUntil),
    freeEntryUntil: until(chat.freeEntryUntil),
    blockedByCustomer: chat.blockedByCustomer,
    blockedByBusiness: chat.blockedByBusiness,
  };
}

/** The business's messages after a given number, without those that were refused. */
export function messagesAfter({ chat }: Seated, after: number): Message[] {
  return chat.messages.filter(
    (one) => one.from === 'bot' && one.failure === undefined && one.n > after,
  );
}
