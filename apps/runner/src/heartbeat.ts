import type { Logger } from '@cbf/base';
import { ApiError, type RunnerHelloInput } from '@cbf/client';
import type { Api } from './api.ts';
import type { Holdings } from './holdings.ts';
import { startLoop, type Loop } from './loop.ts';

/** All that this runner has been lent. */
export interface Held {
  channels: Holdings;
  turns: Holdings;
  deliveries: Holdings;
}

/** The sign of life that keeps leases. */
export interface Heartbeat extends Loop {
  /** From now on the api is told that this runner takes nothing new. */
  drain(): void;
}

/** Renews all leases each `everyMs`, sooner when woken, and lets go of what the api wants back. */
export function startHeartbeat(
  api: Api,
  held: Held,
  hello: Omit<RunnerHelloInput, 'runnerId'>,
  everyMs: number,
  { logger, onBeat }: { logger: Logger; onBeat: () => void },
): Heartbeat {
  let draining = false;
  const beat = async () => {
    const orders = await api.heartbeat({
      channels: held.channels.leases(),
      turns: held.turns.leases(),
      deliveries: held.deliveries.leases(),
      draining,
    });
    onBeat();
    held.channels.drop(orders.dropChannels);
    held.turns.drop(orders.dropTurns);
    held.deliveries.drop(orders.dropDeliveries);
  };
  const loop = startLoop({
    floorMs: everyMs,
    round: async () => {
      try {
        await beat();
      } catch (error) {
        // A restored or emptied database has forgotten this runner: it introduces itself again.
        if (error instanceof ApiError && error.code === 'NOT_FOUND') await api.hello(hello);
        throw error;
      }
      return 'rest';
    },
    onError: (error, inARow) => {
      if (inARow === 1) logger.warn({ err: error }, 'no sign of life could be given');
    },
  });
  return {
    ...loop,
    drain: () => {
      draining = true;
      loop.wake();
    },
  };
}
