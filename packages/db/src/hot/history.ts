import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Part } from '../shapes.ts';
import type { Author } from '../words.ts';
import { rows, time, type RawTime } from './sql.ts';

/** A line of a conversation as the model is shown it. */
export interface WindowLine {
  readonly seq: number;
  readonly author: Author;
  readonly text: string;
  readonly parts: readonly Part[];
  readonly wantsAnswer: boolean;
  readonly at: Date;
}

interface RawLine extends Omit<WindowLine, 'parts' | 'wantsAnswer' | 'at'> {
  readonly parts: unknown;
  readonly wantsAnswer: boolean | number;
  readonly at: RawTime;
}

/**
 * The newest lines of a conversation up to a number, newest first. What the customer never got and
 * what the house itself said are left out: the model must not think that it was read.
 */
export async function historyWindow(
  em: SqlEntityManager,
  conversationId: string,
  throughSeq: number,
  limit: number,
): Promise<WindowLine[]> {
  const found = await rows<RawLine>(
    em,
    `select seq, author, text, parts, created_at as at, wants_answer as "wantsAnswer"
     from message
     where conversation_id = ? and seq <= ? and author <> 'SYSTEM' and delivery_state <> 'FAILED'
     order by seq desc limit ?`,
    [conversationId, throughSeq, limit],
  );
  return found.map((line) => ({
    ...line,
    parts: partsOf(line.parts),
    wantsAnswer: Boolean(line.wantsAnswer),
    at: time(line.at),
  }));
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
