import { between, safeError, type Logger } from '@cbf/base';
import type { Writer } from '../events/commit.ts';
import { warnOfEnds } from '../letters/expiry.ts';
import { forgetOldEvents } from '../events/retention.ts';
import { expireCalls, expireTurns } from '../turns/expire.ts';
import { expireChannels } from './channels.ts';
import { expireDeliveries } from './deliveries.ts';
import { shortenLeases } from './presence.ts';
import { timings, type Timings } from './lease.ts';
import { expireProofs } from './proofs.ts';

/** The api's own clockwork; `stop` waits for the round that is running. */
export interface Sweeper {
  stop(): Promise<void>;
}

/**
 * Notices once a second what nobody reports: leases that ended, turns and messages that are due. A
 * round that fails is logged, and the next one does its work.
 */
export function startSweeper(writer: Writer, times: Timings, logger: Logger): Sweeper {
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();

  let rounds = 0;
  const roundsIn = (ms: number) => Math.max(1, Math.round(ms / times.sweepMs));
  const [perMinute, perHour] = [roundsIn(60_000), roundsIn(3_600_000)];

  const round = async (first: boolean): Promise<void> => {
    try {
      if (first) await shortenLeases(writer.database, times);
      await sweep(writer, times);
      if (rounds % perMinute === 0) await warnOfEnds(writer);
      if (rounds % perHour === 0) {
        await between('commit:forget-events', () => forgetOldEvents(writer.database));
      }
      rounds += 1;
    } catch (error) {
      logger.error({ error: safeError(error) }, 'A round of the sweeper failed.');
    }
    if (stopped) return;
    timer = setTimeout(() => {
      running = round(false);
    }, times.sweepMs);
    timer.unref();
  };
  running = round(true);
  return {
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}

/** One round: everything whose time is up. */
export async function sweep(writer: Writer, times: Timings = timings): Promise<void> {
  await expireDeliveries(writer);
  await expireTurns(writer);
  await expireCalls(writer);
  await expireChannels(writer);
  await expireProofs(writer, times);
}
