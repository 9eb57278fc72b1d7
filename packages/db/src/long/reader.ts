import type { Param } from '../hot/sql.ts';
import type { Folded, UsageAsk } from './fold.ts';

/**
 * Reads that may take long and must hold nobody up: a thread with a read-only connection on SQLite,
 * the database's own process with a time limit on PostgreSQL. They see what is committed, never what
 * an open transaction has written. One that takes longer than ten seconds is ended with a `TooLong`.
 */
export interface LongReader {
  /** The rows of one statement; the row's type is the caller's promise, as with `rows`. */
  rows<Row extends object>(text: string, params: readonly Param[]): Promise<Row[]>;
  /** The roll-up over a range, summed by stretch and by model. */
  usage(ask: UsageAsk): Promise<Folded>;
  /** The roll-up over a range, summed by bot. */
  usageByBot(ask: Omit<UsageAsk, 'botId' | 'starts'>): Promise<Folded['keys']>;
  close(): Promise<void>;
}

/** How long a long read may take, in milliseconds. */
export const longestRead = 10_000;

/** A read that was ended because it took too long. */
export class TooLong extends Error {
  constructor() {
    super(`A read took longer than ${String(longestRead)} ms and was ended.`);
  }
}
