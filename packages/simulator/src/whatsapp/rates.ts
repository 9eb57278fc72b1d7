import { GraphError } from '../meta/errors.ts';
import type { Meta } from '../meta/service.ts';
import type { Chat, Phone } from './model.ts';

const SECOND_MS = 1000;
const sends = new WeakMap<Phone, number[]>();

/** Counts a send against the number's throughput; throws 130429 when it is used up. */
export function passThroughput(meta: Meta, phone: Phone): void {
  const now = meta.world.clock.now();
  const recent = (sends.get(phone) ?? []).filter((at) => at > now - SECOND_MS && at <= now);
  if (recent.length >= phone.habits.perSecond) {
    throw new GraphError(130429, {
      details:
        'Message failed to send because there were too many messages sent from this phone number in a short period of time',
    });
  }
  sends.set(phone, [...recent, now]);
}

/**
 * Counts a send against the pair of number and customer: one in six seconds, and a burst that is
 * borrowed from what comes later; throws 131056 when nothing is left.
 */
export function passPair(meta: Meta, phone: Phone, chat: Chat): void {
  const { pairBurst, pairMs } = phone.habits;
  const now = meta.world.clock.now();
  const paidBack = Math.max(0, now - chat.pairAt) / pairMs;
  const used = Math.max(0, chat.pairUsed - paidBack);
  if (used + 1 > pairBurst) {
    throw new GraphError(131056, {
      details:
        'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
    });
  }
  chat.pairUsed = used + 1;
  chat.pairAt = now;
}
