import type { SqlEntityManager } from '@mikro-orm/sql';
import type { CommentPlace } from '../shapes.ts';
import { rows, time, type RawTime } from './sql.ts';

/** A public comment that is to be answered where it stands, or in private. */
export interface AskedComment {
  readonly comment: CommentPlace & { readonly answer: NonNullable<CommentPlace['answer']> };
  readonly at: Date;
}

/** A line that a customer wrote, newest first in a list. */
export interface Said {
  readonly comment: CommentPlace | null;
  readonly at: Date;
}

const mostLines = 500;

/**
 * The newest comment among what a turn answers; null when there is none to be answered, or when the
 * customer also wrote in private: what was said there must not be answered before everybody.
 */
export function askedIn(newestFirst: readonly Said[]): AskedComment | null {
  if (newestFirst.some(({ comment }) => comment === null)) return null;
  for (const { comment, at } of newestFirst)
    if (comment?.answer !== undefined) {
      const { answer, at: said = at } = comment;
      return { comment: { ...comment, answer }, at: new Date(said) };
    }
  return null;
}

/** `askedIn` for the lines of a conversation from one number to another. */
export async function askedComment(
  em: SqlEntityManager,
  turn: { readonly conversationId: string; readonly fromSeq: number; readonly throughSeq: number },
): Promise<AskedComment | null> {
  const found = await rows<{ comment: unknown; at: RawTime }>(
    em,
    `select comment, created_at as at from message
     where conversation_id = ? and seq >= ? and seq <= ? and author = 'CONTACT'
     order by seq desc limit ?`,
    [turn.conversationId, turn.fromSeq, turn.throughSeq, mostLines],
  );
  return askedIn(found.map(({ comment, at }) => ({ comment: commentOf(comment), at: time(at) })));
}

/** A stored comment; PostgreSQL parses JSON on the way, SQLite does not. */
export function commentOf(stored: unknown): CommentPlace | null {
  const comment: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  return isComment(comment) ? comment : null;
}

// What is stored there is of our own making.
function isComment(value: unknown): value is CommentPlace {
  return typeof value === 'object' && value !== null && 'id' in value;
}
