import { newId } from '@cbf/base';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { FailureKind, FinishReason, TurnState } from '../words.ts';
import type { Place } from './messages.ts';
import { row, rows, time, type RawTime } from './sql.ts';

/** What a message asks of the conversation's turn. */
export interface TurnWish extends Place {
  readonly fromSeq: number;
  readonly throughSeq: number;
  readonly mergeWindowMs: number;
  readonly at: Date;
}

/** The turn that now covers the message, and the one it replaced, if any. */
export interface Queued {
  readonly turnId: string;
  readonly supersededId: string | null;
  readonly dueAt: Date;
}

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

// A customer who never stops typing is answered after so many merge windows all the same.
const longestWait = 5;

// One who keeps writing while answers are slow would otherwise never get one.
const mostSuperseded = 3;

/**
 * Makes, extends or replaces the open turn of a conversation so that it covers `throughSeq`. A turn
 * that is being thought about is replaced, since nothing of it was sent, unless the customer has
 * asked it to stop, or the same questions had three turns replaced before it and this is a new one:
 * then it ends first, and its end queues what is left.
 */
export async function queueTurn(em: SqlEntityManager, wish: TurnWish): Promise<Queued> {
  const open = await openTurnOf(em, wish.conversationId);
  const wait = new Date(wish.at.getTime() + wish.mergeWindowMs);
  if (open === null) return insertTurn(em, wish, wish.fromSeq, wish.at, wait, null);
  if (open.state === 'THINKING') {
    if (open.stopAsked || (await mustEnd(em, open, wish)))
      return { turnId: open.id, supersededId: null, dueAt: wait };
    await closeTurn(em, open.id, 'SUPERSEDED', wish.at);
    return insertTurn(em, wish, open.fromSeq, time(open.askedAt), wait, open.id);
  }
  const latest = time(open.createdAt).getTime() + longestWait * wish.mergeWindowMs;
  const merged = new Date(Math.min(wait.getTime(), latest));
  // A turn that waits for its next try keeps waiting; the model asked for that time.
  const dueAt = open.attempt > 0 ? time(open.dueAt) : merged;
  await rows(em, 'update turn set through_seq = ?, due_at = ? where id = ?', [
    wish.throughSeq,
    dueAt,
    open.id,
  ]);
  return { turnId: open.id, supersededId: null, dueAt };
}

async function mustEnd(em: SqlEntityManager, open: OpenTurn, wish: TurnWish): Promise<boolean> {
  // What was edited is answered as it reads now, or not at all.
  if (wish.throughSeq <= open.throughSeq) return false;
  const superseded = await row<{ count: number | string }>(
    em,
    `select count(*) as count from turn
     where conversation_id = ? and from_seq = ? and state = 'SUPERSEDED'`,
    [wish.conversationId, open.fromSeq],
  );
  return Number(superseded?.count) >= mostSuperseded;
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

async function insertTurn(
  em: SqlEntityManager,
  wish: TurnWish,
  fromSeq: number,
  askedAt: Date,
  dueAt: Date,
  supersededId: string | null,
): Promise<Queued> {
  const turnId = newId('trn');
  await rows(
    em,
    `insert into turn (id, workspace_id, bot_id, channel_id, conversation_id, state, attempt,
       from_seq, through_seq, stop_asked, prompt_tokens, cached_tokens, tool_tokens, thoughts_tokens,
       candidates_tokens, total_tokens, cost_nano, asked_at, due_at, created_at)
     values (?, ?, ?, ?, ?, 'QUEUED', 0, ?, ?, false, 0, 0, 0, 0, 0, 0, 0, ?, ?, ?)`,
    [
      turnId,
      wish.workspaceId,
      wish.botId,
      wish.channelId,
      wish.conversationId,
      fromSeq,
      wish.throughSeq,
      askedAt,
      dueAt,
      wish.at,
    ],
  );
  return { turnId, supersededId, dueAt };
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
