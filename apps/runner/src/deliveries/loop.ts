import { startLoop, type Loop } from '../loop.ts';
import { sendDelivery, type SendParts } from './send.ts';

/** Deliveries that no turn of this runner made: operators' messages, greetings, repeats. */
export interface DeliveryLoop {
  wake(): void;
  /** Claims no more and waits for the sends under way. */
  stop(): Promise<void>;
}

const atOnce = 32;

/** Claims due deliveries whenever there is room and sends each on its own. */
export function runDeliveries(parts: SendParts): DeliveryLoop {
  const sending = new Set<Promise<void>>();
  let reopening: NodeJS.Timeout | null = null;
  const wakeIn = (ms: number) => {
    if (reopening) clearTimeout(reopening);
    return setTimeout(() => loop.wake(), ms).unref();
  };
  const loop: Loop = startLoop({
    floorMs: 1_000,
    round: async () => {
      const room = atOnce - sending.size;
      if (room <= 0) return 'rest';
      const askedAt = performance.now();
      const { ids, reopenMs } = parts.book.closed();
      const claimed = await parts.api.claimDeliveries(room, ids);
      if (ids.length > 0) reopening = wakeIn(reopenMs);
      for (const delivery of claimed) {
        const send = sendDelivery(delivery, parts, askedAt)
          .catch((error: unknown) => {
            parts.logger.error({ deliveryId: delivery.id, err: error }, 'a delivery failed');
          })
          .finally(() => {
            sending.delete(send);
            loop.wake();
          });
        sending.add(send);
      }
      return 'rest';
    },
    onError: (error, inARow) => {
      if (inARow === 1) parts.logger.warn({ err: error }, 'deliveries cannot be claimed');
    },
  });
  return {
    wake: loop.wake,
    stop: async () => {
      if (reopening) clearTimeout(reopening);
      await loop.stop();
      await Promise.all(sending);
    },
  };
}
