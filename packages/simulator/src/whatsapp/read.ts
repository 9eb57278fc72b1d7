import { z } from 'zod';
import { GraphError } from '../meta/errors.ts';
import { readPart } from '../meta/clues.ts';
import type { GraphCall } from '../meta/service.ts';
import { chatTopic } from './events.ts';
import type { Phone } from './model.ts';

const TYPING_MS = 25_000;

const Read = z.looseObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string(),
  typing_indicator: z.looseObject({ type: z.literal('text') }).optional(),
});

/** Marks a customer's message, and all before it, as read; typing shows until the answer, 25 s at most. */
export function markRead(call: GraphCall, phone: Phone): unknown {
  const { world } = call.meta;
  const { message_id: id, typing_indicator: typing } = readPart(call.body, Read, 'body');
  const chat = Object.values(phone.chats).find((one) =>
    one.messages.some((message) => message.id === id && message.from === 'customer'),
  );
  if (!chat) {
    throw new GraphError(131009, {
      details: `Param 'message_id' is not a message to this number.`,
    });
  }
  chat.readId = id;
  if (typing) chat.typingUntil = world.clock.now() + TYPING_MS;
  world.save();
  world.bell.ring(chatTopic(phone, chat));
  return { success: true };
}
