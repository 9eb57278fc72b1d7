import { sleep } from '@cbf/base';

/** A socket as far as saying goodbye goes. */
export interface Leaving {
  close(code: number, reason: string): void;
}

const few = 50;
const stepMs = 50;

/**
 * Tells sockets to come back (1001), to another api if there is one: a few at once, many spread
 * evenly over `overMs`, so that those who take them in are not overrun. Resolves when all are told.
 */
export async function sendAway(sockets: Iterable<Leaving>, overMs = 5_000): Promise<void> {
  const waiting = [...sockets];
  const steps = Math.max(1, Math.floor(overMs / stepMs));
  const each = waiting.length <= few ? few : Math.ceil(waiting.length / steps);
  for (;;) {
    for (const socket of waiting.splice(0, each)) socket.close(1001, 'Going away');
    if (waiting.length === 0) return;
    await sleep(stepMs);
  }
}
