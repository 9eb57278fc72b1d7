import { randomBytes } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { EventKind } from '../words.ts';
import { clockOf } from '../clock.ts';
import { bulk, runBulk, runWrites } from './bulk.ts';
import { isSqlite } from './native.ts';
import type { Reader } from './read.ts';
import { time, type RawNumber, type RawTime } from './sql.ts';

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
  workspace_id: string;
  epoch: string;
  seq: RawNumber;
  now?: RawTime;
}

const counters = { workspace_id: 'text', epoch: 'text' } as const;

const lock = (now: string) =>
  bulk(
    counters,
    (lines) => `insert into counter (workspace_id, seq, epoch)
     select workspace_id, 0, epoch from ${lines} where true
     on conflict (workspace_id) do update set seq = counter.seq
     returning workspace_id, epoch, seq${now}`,
  );
const lockOnly = lock('');
const lockAndTell = lock(', clock_timestamp()::timestamptz(3) as now');

/** Locks one log: `lockLogs` of one. */
export async function lockLog(em: SqlEntityManager, workspaceId: string): Promise<Head> {
  const { heads } = await lockLogs(em, [workspaceId]);
  const head = heads.get(workspaceId);
  if (head === undefined) throw new Error('A log that was locked has no end.');
  return head;
}

/**
 * Locks the ends of workspaces' logs until the transaction ends, and makes the log when there is
 * none. Whoever changes logged state does this first: then no two such transactions interleave. On
 * PostgreSQL the database's clock is read by the way, after the last lock was got.
 */
export async function lockLogs(
  em: SqlEntityManager,
  workspaceIds: Iterable<string>,
): Promise<{ readonly heads: Map<string, Head>; readonly at: Date }> {
  // Sorted, or two changes that share two workspaces could wait for each other forever.
  const lines = [...new Set(workspaceIds)].sort().map((id) => ({
    workspace_id: id,
    epoch: randomBytes(6).toString('hex'),
  }));
  const statement = isSqlite(em) ? lockOnly : lockAndTell;
  const found = await runBulk<RawHead, keyof typeof counters>(em, statement, lines);
  const clock = clockOf(em);
  const heads = new Map<string, Head>();
  let at: Date | null = null;
  for (const { workspace_id, epoch, seq, now } of found) {
    heads.set(workspace_id, { epoch, seq: Number(seq) });
    if (now !== undefined) at = time(now);
  }
  if (at !== null) clock.set(at);
  return { heads, at: at ?? clock.now() };
}

const insertEvents = bulk(
  {
    workspace_id: 'text',
    seq: 'int',
    kind: 'text',
    bot_id: 'text',
    conversation_id: 'text',
    subject_id: 'text',
    at: 'time',
  },
  (lines) => `insert into event (workspace_id, seq, kind, bot_id, conversation_id, subject_id, at)
     select workspace_id, seq, kind, bot_id, conversation_id, subject_id, at from ${lines}`,
);

const moveHeads = bulk(
  { workspace_id: 'text', seq: 'int' },
  (lines) => `update counter set seq = line.seq from ${lines}
     where counter.workspace_id = line.workspace_id`,
);

/** Writes entries after a head that this transaction has locked; returns the new head. */
export async function appendLog(
  em: SqlEntityManager,
  workspaceId: string,
  head: Head,
  events: readonly NewEvent[],
  at: Date,
): Promise<Head> {
  const moved = await appendLogs(
    em,
    new Map([[workspaceId, head]]),
    new Map([[workspaceId, events]]),
    at,
  );
  return moved.get(workspaceId) ?? head;
}

/**
 * Writes entries after heads that this transaction has locked, in one statement for all logs;
 * returns the new heads of those that grew. Throws for a log without a head.
 */
export async function appendLogs(
  em: SqlEntityManager,
  heads: ReadonlyMap<string, Head>,
  events: ReadonlyMap<string, readonly NewEvent[]>,
  at: Date,
): Promise<Map<string, Head>> {
  const moved = new Map<string, Head>();
  const lines = [...events].flatMap(([workspaceId, more]) => {
    const head = heads.get(workspaceId);
    if (head === undefined) throw new Error('An event was emitted to a log that is not locked.');
    const fresh = withoutRepeats(more);
    if (fresh.length > 0)
      moved.set(workspaceId, { epoch: head.epoch, seq: head.seq + fresh.length });
    return fresh.map((event, place) => ({
      workspace_id: workspaceId,
      seq: head.seq + place + 1,
      kind: event.kind,
      bot_id: event.botId ?? null,
      conversation_id: event.conversationId ?? null,
      subject_id: event.subjectId,
      at,
    }));
  });
  const ends = [...moved].map(([workspaceId, { seq }]) => ({ workspace_id: workspaceId, seq }));
  await runWrites(em, [
    { bulk: insertEvents, lines },
    { bulk: moveHeads, lines: ends },
  ]);
  return moved;
}

/** The end of a workspace's log, read without a lock; null when nothing was ever logged. */
export async function headOf(read: Reader, workspaceId: string): Promise<Head | null> {
  const [head = null] = await read.rows<RawHead>(
    'select epoch, seq from counter where workspace_id = ?',
    [workspaceId],
  );
  return head && { epoch: head.epoch, seq: Number(head.seq) };
}

type RawEntry = Omit<LogEntry, 'seq' | 'at'> & { seq: RawNumber; at: RawTime };

/** The next entries after a place in the log, in order, at most `limit`. */
export async function readLog(
  read: Reader,
  workspaceId: string,
  after: number,
  limit: number,
): Promise<LogEntry[]> {
  const found = await read.rows<RawEntry>(
    `select seq, kind, bot_id as "botId", conversation_id as "conversationId",
            subject_id as "subjectId", at
     from event where workspace_id = ? and seq > ? order by seq limit ?`,
    [workspaceId, after, limit],
  );
  return found.map(entryOf);
}

/** The end of a log and the entries after a place in it, as they were at one moment. */
export interface Tail {
  readonly head: Head;
  readonly entries: readonly LogEntry[];
}

/**
 * The log's end and its entries numbered `after` + 1 to `after` + `most`, with one question; null
 * when nothing was ever logged. Of entries that were forgotten the others are given.
 */
export async function readTail(
  read: Reader,
  workspaceId: string,
  after: number,
  most: number,
): Promise<Tail | null> {
  const found = await read.rows<RawTail>(
    `select counter.epoch, counter.seq as head, event.seq, event.kind, event.bot_id as "botId",
            event.conversation_id as "conversationId", event.subject_id as "subjectId", event.at
     from counter left join event
       on event.workspace_id = counter.workspace_id and event.seq > ? and event.seq <= ?
     where counter.workspace_id = ? order by event.seq`,
    [after, after + most, workspaceId],
  );
  const [first] = found;
  if (first === undefined) return null;
  const entries = found.flatMap((row) => (isEntry(row) ? [entryOf(row)] : []));
  return { head: { epoch: first.epoch, seq: Number(first.head) }, entries };
}

// Where nothing is behind the place, the log's end comes alone.
type RawTail = { epoch: string; head: RawNumber } & (RawEntry | { seq: null });

function isEntry(row: RawTail): row is RawTail & RawEntry {
  return row.seq !== null;
}

function entryOf({ seq, kind, botId, conversationId, subjectId, at }: RawEntry): LogEntry {
  return { seq: Number(seq), kind, botId, conversationId, subjectId, at: time(at) };
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
