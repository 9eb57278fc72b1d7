import { rows, Runner, type Database, type ModelProvider, type Platform } from '@cbf/db';
import type { Writer } from '../events/commit.ts';
import { Refusal } from '../words/refusal.ts';
import { after, type Timings } from './lease.ts';

/** How a runner introduces itself. */
export interface Hello {
  readonly runnerId: string;
  readonly version: string;
  readonly platforms: readonly Platform[];
  readonly modelProvider: ModelProvider;
  readonly capacity: number;
  readonly hookUrl: string | null;
}

/** The times that a runner keeps to, ms. */
export type Welcome = Pick<Timings, 'leaseMs' | 'heartbeatMs' | 'provenEveryMs'>;

/** Notes a runner that has started. What an earlier life of it held is free at once. */
export async function hello(writer: Writer, times: Timings, runner: Hello): Promise<Welcome> {
  const em = writer.database.em.fork();
  const now = writer.database.now();
  await em.upsert(
    Runner,
    {
      id: runner.runnerId,
      version: runner.version,
      platforms: [...runner.platforms],
      modelProvider: runner.modelProvider,
      capacity: runner.capacity,
      hookUrl: runner.hookUrl,
      manager: null,
      draining: false,
      startedAt: now,
      lastSeenAt: now,
    },
    { onConflictFields: ['id'] },
  );
  for (const table of ['channel', 'turn', 'delivery', 'media'])
    await rows(
      em,
      `update ${table} set lease_until = ? where lease_owner = ? and lease_until > ?`,
      [now, runner.runnerId, now],
    );
  const { leaseMs, heartbeatMs, provenEveryMs } = times;
  return { leaseMs, heartbeatMs, provenEveryMs };
}

/** A thing that a runner believes to hold. */
export interface HeldLease {
  readonly id: string;
  readonly lease: string;
}

/** A runner's sign of life with all that it holds. */
export interface Heartbeat {
  readonly runnerId: string;
  readonly channels: readonly HeldLease[];
  readonly turns: readonly HeldLease[];
  readonly deliveries: readonly HeldLease[];
  readonly draining: boolean;
}

/** What a runner must let go of. */
export interface Orders {
  readonly dropChannels: readonly string[];
  readonly dropTurns: readonly string[];
  readonly dropDeliveries: readonly string[];
}

/**
 * Renews what a runner holds and is still wanted, and names the rest: what another holds by now,
 * what was stopped, superseded, silenced or deleted.
 */
export async function heartbeat(writer: Writer, times: Timings, beat: Heartbeat): Promise<Orders> {
  const em = writer.database.em.fork();
  const now = writer.database.now();
  const known = await em.nativeUpdate(
    Runner,
    { id: beat.runnerId },
    { lastSeenAt: now, draining: beat.draining },
  );
  // A database that was emptied or restored has forgotten it: it has to say hello again.
  if (known === 0) throw new Refusal('NOT_FOUND', 'notFound');
  const until = after(now, times.leaseMs);
  const renewed = async (table: string, still: string, held: readonly HeldLease[]) => {
    if (held.length === 0) return [];
    const kept = await rows<HeldLease>(
      em,
      `update ${table} set lease_until = ?
       where id in (?) and lease in (?) and lease_until is not null and ${still}
       returning id, lease`,
      [until, held.map(({ id }) => id), held.map(({ lease }) => lease)],
    );
    const pairs = new Set(kept.map(({ id, lease }) => `${id} ${lease}`));
    return held.filter(({ id, lease }) => !pairs.has(`${id} ${lease}`)).map(({ id }) => id);
  };
  return {
    dropChannels: await renewed('channel', wantedChannel, beat.channels),
    dropTurns: await renewed('turn', `state = 'THINKING'`, beat.turns),
    dropDeliveries: await renewed('delivery', `state = 'SENDING'`, beat.deliveries),
  };
}

const wantedChannel = `disconnected_at is null and exists (
  select 1 from bot where bot.id = channel.bot_id and bot.desired = 'RUNNING'
    and bot.deleted_at is null)`;

/** What is known of the runners that work now. */
export interface RunnersSeen {
  readonly runners: number;
  readonly modelProvider: ModelProvider;
  readonly hookUrl: string | null;
  /** The handle of the bot that makes others, where a runner has one. */
  readonly manager: string | null;
}

/** Counts the runners that reported lately; the newest one says which model answers. */
export async function runnersSeen(database: Database, times: Timings): Promise<RunnersSeen> {
  const found = await database.read.find(
    Runner,
    'last_seen_at > ? and draining = ? order by started_at desc',
    [after(database.now(), -times.runnerMs), false],
  );
  const [newest] = found;
  return {
    runners: found.length,
    modelProvider: newest?.modelProvider ?? 'UNKNOWN',
    hookUrl: found.find(({ hookUrl }) => hookUrl != null)?.hookUrl ?? null,
    manager: found.find(({ manager }) => manager != null)?.manager ?? null,
  };
}

/** Notes the bot that a runner makes others with; false when nobody knows that runner. */
export async function reportManager(
  { em }: Database,
  runnerId: string,
  manager: string,
): Promise<boolean> {
  return (await em.fork().nativeUpdate(Runner, { id: runnerId }, { manager })) > 0;
}

/**
 * After a start on SQLite, where this is the only api, nothing can have been renewed while it was
 * down: who still lives renews within two heartbeats, and what is left then is free.
 */
export async function shortenLeases(database: Database, times: Timings): Promise<void> {
  if (database.dialect !== 'sqlite') return;
  const em = database.em.fork();
  const now = database.now();
  const grace = after(now, Math.min(times.leaseMs, 2 * times.heartbeatMs));
  for (const table of ['channel', 'turn', 'delivery', 'media'])
    await rows(em, `update ${table} set lease_until = ? where lease_until is not null`, [grace]);
}
