import { Socket } from 'node:net';
import pg from 'pg';

/** What a connection for notices tells its owner. */
export interface NoticeEars {
  heard(text: string): void;
  /** Called when the connection has broken, maybe more than once. */
  lost(error: unknown): void;
}

/** A connection of its own for LISTEN and NOTIFY; it ends once and for good. */
export interface Notices {
  /** Sends texts of less than 8000 bytes to all who listen, oneself too, in one statement. */
  publish(texts: readonly string[]): Promise<void>;
  /** Resolves when the server has answered; a half-open connection never does. */
  ping(): Promise<void>;
}

const connectMs = 5_000;

/**
 * Listens on a channel of the database behind `url` until `signal` cuts the connection; rejects when
 * it cannot. Outside of MikroORM's
 * pool: a notice must never wait for a connection that a slow query holds, nor ride in its
 * transaction, where it would hold a lock of the whole database until the disk has answered.
 */
export async function openNotices(
  url: string,
  channel: string,
  ears: NoticeEars,
  signal: AbortSignal,
): Promise<Notices> {
  // Made here so that it can be cut: pg's own `end` waits for a server that may never answer.
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: url,
    application_name: 'cbf-wakeups',
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    stream: () => socket,
  });
  signal.addEventListener('abort', () => socket.destroy(), { once: true });
  client.on('error', (error) => ears.lost(error));
  client.on('end', () => ears.lost(new Error('PostgreSQL closed the connection for wake-ups.')));
  client.on('notification', ({ payload }) => ears.heard(payload ?? ''));
  try {
    signal.throwIfAborted();
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return {
    async publish(texts) {
      const text = 'select pg_notify($1, text) from unnest($2::text[]) as text';
      await client.query({ text, values: [channel, texts], name: 'cbf-notify' });
    },
    async ping() {
      await client.query('select 1');
    },
  };
}
