import { createClient } from '@redis/client';
import type { WireKind } from './wire.ts';

const connectMs = 5_000;

/**
 * Wires by pub/sub of Redis or Valkey. `identity` is the database's: houses that share a server do
 * not hear each other.
 */
export function redisWire(url: string, identity: string): WireKind {
  const channel = `cbf:wakeups:${identity}`;
  return {
    name: 'redis',
    mostBytes: 64 * 1024,
    async connect(ears, signal) {
      const client = createClient({
        url,
        // Without its own retries and queues: the bus reconnects, and what waits is only a hint.
        socket: { connectTimeout: connectMs, reconnectStrategy: false },
        disableOfflineQueue: true,
        commandsQueueMaxLength: 1_000,
        maintNotifications: 'disabled',
      });
      client.on('error', (error) => ears.lost(error));
      client.on('end', () => ears.lost(new Error('Redis closed the connection.')));
      const close = (): void => {
        try {
          client.destroy();
        } catch {
          // It says so when it is closed already.
        }
      };
      signal.addEventListener('abort', close, { once: true });
      try {
        await client.connect();
        signal.throwIfAborted();
        await client.subscribe(channel, (text) => ears.heard(text));
      } catch (error) {
        close();
        throw error;
      }
      return {
        async publish(texts) {
          await Promise.all(texts.map((text) => client.publish(channel, text)));
        },
        async ping() {
          await client.ping();
        },
      };
    },
  };
}
