import type { SqlEntityManager } from '@mikro-orm/sql';
import type { FailureKind, FinishReason, TurnState } from '../words.ts';
import type { Reader } from './read.ts';
import { row, rows, type RawTime } from './sql.ts';

interface OpenTurn {
  id: string;
  state: TurnState;
  attempt: number;
  stopAsked: boolean | number;
  fromSeq: number;
  throughSeq: number;
  askedAt: RawTime;
  createdAt: RawTime;
  dueAt: RawTime;
}

/** Ends an open turn without an answer. */
export async function closeTurn(
  em: SqlEntityManager,
  id: string,
  state: 'SUPERSEDED' | 'SILENCED' | 'DEAD',
  at: Date,
  failure: FailureKind | null = null,
): Promise<void> {
  await rows(
    em,
    `update turn set state = ?, finished_at = ?, failure = coalesce(?, failure), lease_until = null
     where id = ? and state in ('QUEUED', 'THINKING')`,
    [state, at, failure, id],
  );
}

/** The open turn of a conversation, if it has one. */
export function openTurnOf(em: SqlEntityManager, conversationId: string): Promise<OpenTurn | null> {
  return row<OpenTurn>(
    em,
    `select id, state, attempt, stop_asked as "stopAsked", from_seq as "fromSeq",
            through_seq as "throughSeq", asked_at as "askedAt", created_at as "createdAt", due_at as "dueAt"
     from turn where conversation_id = ? and state in ('QUEUED', 'THINKING')`,
    [conversationId],
  );
}

/** The first and last message of a range that waits for an answer; null when none does. */
export async function unansweredIn(
  em: SqlEntityManager,
  conversationId: string,
  afterSeq: number,
): Promise<{ from: number; through: number } | null> {
  const found = await row<{ first: number | null; last: number | null }>(
    em,
    `select min(seq) as first, max(seq) as last from message
     where conversation_id = ? and seq > ? and wants_answer`,
    [conversationId, afterSeq],
  );
  if (found === null || found.first === null || found.last === null) return null;
  return { from: found.first, through: found.last };
}

/** How an answered turn ended. */
export interface TurnEnd {
  readonly turnId: string;
  readonly conversationId: string;
  readonly throughSeq: number;
  readonly finishReason: FinishReason;
  readonly firstTokenMs: number | null;
  readonly historyKept: number;
  readonly historyDropped: number;
  readonly at: Date;
}

/** Marks a turn as answered and its questions as dealt with. */
export async function finishTurn(em: SqlEntityManager, end: TurnEnd): Promise<void> {
  await rows(
    em,
    `update turn set state = 'DONE', finished_at = ?, finish_reason = ?, first_token_ms = ?,
       history_kept = ?, history_dropped = ?, failure = null, lease_until = null
     where id = ?`,
    [end.at, end.finishReason, end.firstTokenMs, end.historyKept, end.historyDropped, end.turnId],
  );
  await markAnswered(em, end.conversationId, end.throughSeq);
}

/** Notes that messages up to a number need no answer any more; never moves back. */
export async function markAnswered(
  em: SqlEntityManager,
  conversationId: string,
  throughSeq: number,
): Promise<void> {
  await rows(em, 'update conversation set answered_seq = ? where id = ? and answered_seq < ?', [
    throughSeq,
    conversationId,
    throughSeq,
  ]);
}

/**
 * Whose a turn or a delivery is, which never changes; null when there is none of that id. Read
 * before the workspace's log is locked.
 */
export async function workspaceOf(
  { read }: { readonly read: Reader },
  table: 'turn' | 'delivery',
  id: string,
): Promise<string | null> {
  const [found] = await read.rows<{ workspaceId: string }>(
    `select workspace_id as "workspaceId" from ${table} where id = ?`,
    [id],
  );
  return found?.workspaceId ?? null;
}
