import type { SqlEntityManager } from '@mikro-orm/sql';
import type { CommentPlace, Part } from '../shapes.ts';
import type { Author } from '../words.ts';
import { commentOf } from './comments.ts';
import { isSqlite } from './native.ts';
import { one, rows, time, type RawNumber, type RawTime } from './sql.ts';

/** A line of a conversation as the model is shown it. */
export interface WindowLine {
  readonly seq: number;
  readonly author: Author;
  readonly text: string;
  readonly parts: readonly Part[];
  readonly wantsAnswer: boolean;
  /** The public comment that it is or answers. */
  readonly comment: CommentPlace | null;
  /** Its id on its platform. */
  readonly platformId: string | null;
  readonly at: Date;
}

/** How much of which conversation is wanted: the newest lines up to a number. */
export interface WindowWish {
  readonly conversationId: string;
  readonly throughSeq: number;
  readonly limit: number;
}

interface RawLine extends Omit<WindowLine, 'parts' | 'wantsAnswer' | 'comment' | 'at'> {
  readonly parts: unknown;
  readonly comment: unknown;
  readonly wantsAnswer: boolean | number;
  readonly at: RawTime;
}

// What the customer never got and what the house itself said are left out: the model must not think
// that it was read.
const shown = `author <> 'SYSTEM' and delivery_state <> 'FAILED'`;
const columns =
  'seq, author, text, parts, created_at as at, wants_answer as "wantsAnswer", comment, platform_message_id as "platformId"';

/** The newest lines of a conversation, newest first. */
export async function historyWindow(
  em: SqlEntityManager,
  { conversationId, throughSeq, limit }: WindowWish,
): Promise<WindowLine[]> {
  const found = await rows<RawLine>(
    em,
    `select ${columns} from message
     where conversation_id = ? and seq <= ? and ${shown} order by seq desc limit ?`,
    [conversationId, throughSeq, limit],
  );
  return found.map(lineOf);
}

/**
 * The windows of several conversations, in the order of the wishes: in one statement on PostgreSQL;
 * on SQLite, which has no lateral join, in one each.
 */
export async function historyWindows(
  em: SqlEntityManager,
  wishes: readonly WindowWish[],
): Promise<WindowLine[][]> {
  const windows: WindowLine[][] = wishes.map(() => []);
  if (isSqlite(em)) {
    for (const [place, wish] of wishes.entries()) windows[place] = await historyWindow(em, wish);
    return windows;
  }
  const list = wishes.map(({ conversationId: id, throughSeq: through, limit: most }, place) => ({
    ...{ place, id, through, most },
  }));
  const found = await rows<RawLine & { place: number }>(
    em,
    `select wish.place, line.*
     from json_to_recordset(?::json) as wish(place integer, id text, through integer, most integer)
     cross join lateral (
       select ${columns} from message
       where conversation_id = wish.id and seq <= wish.through and ${shown}
       order by seq desc limit wish.most) line
     order by wish.place, line.seq desc`,
    [JSON.stringify(list)],
  );
  for (const { place, ...line } of found) windows[place]?.push(lineOf(line));
  return windows;
}

/** How many messages after one and up to another wait for an answer. */
export async function countUnanswered(
  em: SqlEntityManager,
  conversationId: string,
  afterSeq: number,
  throughSeq: number,
): Promise<number> {
  const { count } = await one<{ count: RawNumber }>(
    em,
    `select count(*) as count from message
     where conversation_id = ? and seq > ? and seq <= ? and wants_answer and ${shown}`,
    [conversationId, afterSeq, throughSeq],
  );
  return Number(count);
}

function lineOf(line: RawLine): WindowLine {
  return {
    ...line,
    parts: partsOf(line.parts),
    wantsAnswer: Boolean(line.wantsAnswer),
    comment: commentOf(line.comment),
    at: time(line.at),
  };
}

// PostgreSQL parses JSON on the way, SQLite does not; what is stored there is a list of ours.
function partsOf(stored: unknown): readonly Part[] {
  const parts: unknown = typeof stored === 'string' ? JSON.parse(stored) : stored;
  if (isList(parts)) return parts;
  throw new Error('The parts of a stored message are not a list.');
}

function isList(value: unknown): value is readonly Part[] {
  return Array.isArray(value);
}
