import { PostgreSqlConnection } from '@mikro-orm/postgresql';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Database } from './open.ts';
import { one, time, type RawNumber, type RawTime } from './hot/sql.ts';

/** How much a process asks of its database at this moment, and how often that went wrong so far. */
export interface Load {
  /** Connections of the pool: open ones, those in use, and who waits for one. SQLite has one. */
  readonly connections: number;
  readonly busy: number;
  readonly waiting: number;
  /** Transactions that were begun again after a passing failure. */
  readonly retries: number;
}

const counted = new WeakMap<object, number>();

/** Notes that a transaction of this database had to be begun again. */
export function countRetry(em: SqlEntityManager): void {
  counted.set(em.config, (counted.get(em.config) ?? 0) + 1);
}

/** The load at this moment; asks nothing of the database itself. */
export async function loadOf({ em }: Pick<Database, 'em'>): Promise<Load> {
  const retries = counted.get(em.config) ?? 0;
  const connection = em.getConnection();
  if (!(connection instanceof PostgreSqlConnection)) {
    return { connections: 1, busy: 0, waiting: 0, retries };
  }
  const pool = await connection.getNativeClient();
  const busy = pool.totalCount - pool.idleCount;
  return { connections: pool.totalCount, busy, waiting: pool.waitingCount, retries };
}

/** What waits in a queue: how much of it is due, and since when the longest of it. */
export interface Waiting {
  readonly due: number;
  readonly oldest: Date | null;
}

/** The queues of a house, as they are now. */
export interface Queues {
  readonly turns: Waiting;
  readonly deliveries: Waiting;
}

/** Counts what is due and was not claimed yet: two statements over indexes of state and time. */
export async function queuesOf({ em, now }: Pick<Database, 'em' | 'now'>): Promise<Queues> {
  const at = now();
  const waiting = async (table: string, column: string): Promise<Waiting> => {
    const found = await one<{ due: RawNumber; oldest: RawTime | null }>(
      em.fork(),
      `select count(*) as due, min(${column}) as oldest from ${table}
       where state = 'QUEUED' and ${column} <= ?`,
      [at],
    );
    return { due: Number(found.due), oldest: found.oldest === null ? null : time(found.oldest) };
  };
  return {
    turns: await waiting('turn', 'due_at'),
    deliveries: await waiting('delivery', 'next_at'),
  };
}
