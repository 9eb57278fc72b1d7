import type { Logger } from '@cbf/base';
import { startLoop, type Loop } from '../loop.ts';
import type { Holdings } from '../holdings.ts';
import type { Metrics } from '../metrics.ts';
import { hostChannel, type Host, type HostParts } from './host.ts';

/** Hosts of all held channels. */
export interface Reconciler {
  wake(): void;
  /** Stops claiming and receiving; gives each lease back as soon as `isIdle` resolves for it. */
  stop(isIdle: (channelId: string) => Promise<void>): Promise<void>;
}

/** How many channels one runner holds at most; long polls are cheap, sockets are not unlimited. */
const mostChannels = 500;

const atOnce = () => Promise.resolve();

/**
 * Keeps what runs equal to what is wanted: claims channels that nobody holds, and ends those that
 * the api wants back (`Holdings.drop`).
 */
export function reconcileChannels(
  parts: HostParts & { logger: Logger; holdings: Holdings; metrics: Metrics },
): Reconciler {
  const { api, holdings, logger, metrics } = parts;
  const hosts = new Map<string, { lease: string; host: Host }>();

  const end = async (channelId: string, isIdle: (channelId: string) => Promise<void> = atOnce) => {
    const running = hosts.get(channelId);
    if (!running) return;
    hosts.delete(channelId);
    metrics.channels.set(hosts.size);
    await running.host.stop();
    // Whoever holds the channel sends its answers, so it is kept until those under way are sent.
    await isIdle(channelId);
    holdings.remove(channelId);
    parts.book.close(channelId);
    await api.releaseChannel(channelId, running.lease).catch((error: unknown) => {
      logger.warn({ channelId, err: error }, 'a lease could not be given back; it will run out');
    });
  };

  const loop: Loop = startLoop({
    floorMs: 1_000,
    round: async () => {
      const claimed = await api.claimChannels(mostChannels - hosts.size);
      for (const channel of claimed) {
        await end(channel.id);
        const host = hostChannel(channel, parts);
        hosts.set(channel.id, { lease: channel.lease, host });
        holdings.add(channel.id, {
          lease: channel.lease,
          drop: () => void end(channel.id).then(() => loop.wake()),
        });
        logger.info({ channelId: channel.id, transport: channel.transport }, 'channel taken');
      }
      metrics.channels.set(hosts.size);
      return 'rest';
    },
    onError: (error, inARow) => {
      if (inARow === 1) logger.warn({ err: error }, 'channels cannot be claimed; trying again');
    },
  });

  return {
    wake: loop.wake,
    stop: async (isIdle) => {
      await loop.stop();
      await Promise.all([...hosts.keys()].map((channelId) => end(channelId, isIdle)));
    },
  };
}
