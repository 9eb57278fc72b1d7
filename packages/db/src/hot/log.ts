import { randomBytes } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { EventKind } from '../words.ts';
import { clockOf } from '../clock.ts';
import { isSqlite } from './native.ts';
import type { Reader } from './read.ts';
import { one, rows, time, tuples, type Param, type RawNumber, type RawTime } from './sql.ts';

/** An entry of the log before it has a number; ids only, so that erasing stays possible. */
export interface NewEvent {
  readonly kind: EventKind;
  readonly botId?: string | null;
  readonly conversationId?: string | null;
  readonly subjectId: string;
}

/** Where a log ends. */
export interface Head {
  readonly epoch: string;
  readonly seq: number;
}

/** An entry of the log as it is read. */
export interface LogEntry {
  readonly seq: number;
  readonly kind: EventKind;
  readonly botId: string | null;
  readonly conversationId: string | null;
  readonly subjectId: string;
  readonly at: Date;
}

interface RawHead {
  epoch: string;
  seq: RawNumber;
  now?: RawTime;
}

/**
 * Locks the end of a workspace's log until the transaction ends, and makes the log when there is
 * none. Whoever changes logged state does this first: then no two such transactions interleave. On
 * PostgreSQL the database's clock is read by the way, after the lock was got.
 */
export async function lockLog(
  em: SqlEntityManager,
  workspaceId: string,
): Promise<Head & { readonly at: Date }> {
  const head = await one<RawHead>(
    em,
    `insert into counter (workspace_id, seq, epoch) values (?, 0, ?)
     on conflict (workspace_id) do update set seq = counter.seq
     returning epoch, seq${isSqlite(em) ? '' : ', clock_timestamp()::timestamptz(3) as now'}`,
    [workspaceId, randomBytes(6).toString('hex')],
  );
  const clock = clockOf(em);
  const at = head.now === undefined ? clock.now() : time(head.now);
  if (head.now !== undefined) clock.set(at);
  return { epoch: head.epoch, seq: Number(head.seq), at };
}

/** Writes entries after a head that this transaction has locked; returns the new head. */
export async function appendLog(
  em: SqlEntityManager,
  workspaceId: string,
  head: Head,
  events: readonly NewEvent[],
  at: Date,
): Promise<Head> {
  const fresh = withoutRepeats(events);
  if (fresh.length === 0) return head;
  const params: Param[] = fresh.flatMap((event, place) => [
    workspaceId,
    head.seq + place + 1,
    event.kind,
    event.botId ?? null,
    event.conversationId ?? null,
    event.subjectId,
    at,
  ]);
  await rows(
    em,
    `insert into event (workspace_id, seq, kind, bot_id, conversation_id, subject_id, at)
     values ${tuples(fresh.length, 7)}`,
    params,
  );
  const seq = head.seq + fresh.length;
  await rows(em, 'update counter set seq = ? where workspace_id = ?', [seq, workspaceId]);
  return { epoch: head.epoch, seq };
}

/** The end of a workspace's log, read without a lock; null when nothing was ever logged. */
export async function headOf(read: Reader, workspaceId: string): Promise<Head | null> {
  const [head = null] = await read.rows<RawHead>(
    'select epoch, seq from counter where workspace_id = ?',
    [workspaceId],
  );
  return head && { epoch: head.epoch, seq: Number(head.seq) };
}

/** The next entries after a place in the log, in order, at most `limit`. */
export async function readLog(
  em: SqlEntityManager,
  workspaceId: string,
  after: number,
  limit: number,
): Promise<LogEntry[]> {
  const found = await rows<Omit<LogEntry, 'seq' | 'at'> & { seq: RawNumber; at: RawTime }>(
    em,
    `select seq, kind, bot_id as "botId", conversation_id as "conversationId",
            subject_id as "subjectId", at
     from event where workspace_id = ? and seq > ? order by seq limit ?`,
    [workspaceId, after, limit],
  );
  return found.map((entry) => ({ ...entry, seq: Number(entry.seq), at: time(entry.at) }));
}

// Two changes of one thing in one transaction are one change to whoever reads afterwards.
function withoutRepeats(events: readonly NewEvent[]): NewEvent[] {
  const seen = new Set<string>();
  return events.filter(({ kind, subjectId }) => {
    const key = `${kind} ${subjectId}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
