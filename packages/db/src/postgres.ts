import type { Pool, PoolClient } from 'pg';

/** How connections to PostgreSQL are kept; all times in ms. */
export interface PoolOptions {
  /** How many connections one process opens at most. */
  readonly max: number;
  /** A connection is closed and replaced at this age, so that a failover or a new route is noticed. */
  readonly lifetimeMs: number;
  /** A statement that runs longer is cancelled. */
  readonly statementMs: number;
  /** Who waits longer for a lock gives up. */
  readonly lockMs: number;
}

/** What a process in use keeps to; DATABASE_POOL changes the first. */
export const poolOptions: PoolOptions = {
  max: 10,
  lifetimeMs: 30 * 60_000,
  statementMs: 30_000,
  lockMs: 15_000,
};

const connectMs = 10_000;
const checkAfterMs = 5_000;
const checkMs = 2_000;

/** How long a transaction may ask nothing while others may be waiting for it, in ms. */
export function idleLimit({ statementMs }: PoolOptions): number {
  return 2 * statementMs;
}

/** What `pg` is told of a pool, with MikroORM's hook that hands the pool over. */
export function driverOptions(options: PoolOptions): object {
  return {
    application_name: 'chatbot-factory',
    statement_timeout: options.statementMs,
    lock_timeout: options.lockMs,
    idle_in_transaction_session_timeout: idleLimit(options),
    connectionTimeoutMillis: connectMs,
    maxLifetimeSeconds: Math.ceil(options.lifetimeMs / 1000),
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    onPoolCreated: (pool: Pool) => {
      guard(pool, options);
    },
  };
}

/**
 * Makes a pool survive connections that end while they are in use. Kysely gives a connection back
 * only after a commit or rollback that went well: every one that is lost within a transaction would
 * be missing from the pool for ever. Here a lost one leaves the pool by itself, one that was idle for
 * a while is asked whether it still answers before it is handed out, and one whose server has gone
 * silent for longer than any statement may take is cut.
 */
function guard(pool: Pool, { statementMs }: PoolOptions): void {
  const returned = new WeakMap<PoolClient, number>();
  const connect = pool.connect.bind(pool);
  pool.on('connect', (client) => {
    const stream = streamOf(client);
    stream?.setTimeout(statementMs + 5_000, () => stream.destroy());
  });
  Object.assign(pool, {
    async connect(): Promise<PoolClient> {
      for (;;) {
        const client = releasedOnce(await connect(), returned);
        // Kysely drops a connection that comes while it closes, and the pool would wait for it.
        if (pool.ending) {
          client.release(true);
          throw new Error('Cannot use a pool after calling end on the pool.');
        }
        const since = returned.get(client);
        if (since === undefined || performance.now() - since < checkAfterMs) return client;
        if (await answers(client)) return client;
      }
    },
  });
}

function releasedOnce(client: PoolClient, returned: WeakMap<PoolClient, number>): PoolClient {
  const release = client.release.bind(client);
  let given = false;
  client.release = (error) => {
    if (given) return;
    given = true;
    client.removeListener('end', lost);
    returned.set(client, performance.now());
    release(error);
  };
  function lost(): void {
    client.release(true);
  }
  client.once('end', lost);
  return client;
}

async function answers(client: PoolClient): Promise<boolean> {
  const late = setTimeout(() => streamOf(client)?.destroy(), checkMs);
  try {
    await client.query('select 1');
    return true;
  } catch {
    client.release(true);
    return false;
  } finally {
    clearTimeout(late);
  }
}

interface Stream {
  setTimeout(ms: number, then: () => void): void;
  destroy(): void;
}

// The socket under a connection; `pg` has no name for it in its types.
function streamOf(client: object): Stream | null {
  const connection = 'connection' in client ? client.connection : null;
  if (typeof connection !== 'object' || connection === null || !('stream' in connection))
    return null;
  return isStream(connection.stream) ? connection.stream : null;
}

function isStream(value: unknown): value is Stream {
  return (
    typeof value === 'object' &&
    value !== null &&
    'setTimeout' in value &&
    typeof value.setTimeout === 'function' &&
    'destroy' in value &&
    typeof value.destroy === 'function'
  );
}
