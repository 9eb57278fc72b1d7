import type { Platform } from '@mikro-orm/core';
import type { SqliteConnection } from '@mikro-orm/sqlite';
import { bind, type Bound } from './bind.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Disk } from './disk.ts';
import type { Native, Statement, Value } from './driver.ts';
import { keepStatements } from './kept.ts';
import type { Reading } from './reading.ts';
import { createTurnstile } from './turnstile.ts';

/** A transaction as MikroORM hands it round; a nested one is a savepoint of the one around it. */
interface Transaction {
  readonly whole: Whole;
  readonly depth: number;
}

interface Whole {
  open: boolean;
  /** When its last statement ran. */
  used: number;
}

/** What the writer is made of. */
export interface WriterParts {
  readonly native: Native;
  readonly platform: Platform;
  readonly disk: Disk;
  readonly checkpoints: Checkpoints;
  readonly reading: Reading;
  /** Hears every statement of MikroORM's. */
  readonly watch: (text: string) => void;
  /** A transaction that others wait for and that asks nothing for so long is rolled back. */
  readonly idleMs: number;
}

/** Runs one statement within a transaction of MikroORM's; throws when that has ended. */
export type Write = (within: unknown, text: string, values: readonly Value[]) => object[];

interface Outcome {
  readonly rows: object[];
  readonly changes: number;
  readonly insertId?: number;
}

const begin = 'begin immediate';
const reads = /^\s*(?:select|with)\b/i;
const changesRows = /^\s*(?:select|with|insert|update|delete|replace)\b/i;

/**
 * Takes the place of MikroORM's way to SQLite on `connection`: statements are prepared once and take
 * their values beside the text; transactions follow one another; a commit is answered when it is on
 * the disk, and the next transaction begins before that. What stands outside a transaction reads at
 * once over a connection of its own, and is answered when all that it may have seen is on the disk.
 * A transaction that hangs while others wait is rolled back. MikroORM's events around transactions are
 * not sent. Returns how hot statements are run.
 */
export function quicken(connection: SqliteConnection, parts: WriterParts): Write {
  const { native, platform, disk, checkpoints, reading, watch } = parts;
  const kept = keepStatements(native);
  const turnstile = createTurnstile();
  let dirty = false;
  let current: Whole | null = null;
  let guard: NodeJS.Timeout | null = null;

  const enter = async (): Promise<void> => {
    if (turnstile.taken) guard ??= setTimeout(endIdle, parts.idleMs).unref();
    await turnstile.enter();
  };
  const endIdle = (): void => {
    guard = null;
    if (current === null) return;
    if (performance.now() - current.used >= parts.idleMs) undo(current);
    else guard = setTimeout(endIdle, parts.idleMs).unref();
  };
  const undo = (whole: Whole): void => {
    whole.open = false;
    current = null;
    dirty = false;
    // Some failures have ended it already.
    try {
      if (native.inTransaction) kept.get('rollback').run();
    } finally {
      turnstile.leave();
    }
  };
  const checked = (within: Transaction): void => {
    if (!within.whole.open) throw new Error('The transaction has ended already.');
    within.whole.used = performance.now();
  };
  const run = (statement: Statement, values: readonly Value[]): Outcome => {
    dirty ||= !statement.readonly;
    if (statement.reader) {
      const rows = statement.all(...values);
      return { rows, changes: rows.length };
    }
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], changes, insertId: Number(lastInsertRowid) };
  };
  const inside = (bound: Bound): Outcome => {
    if (!bound.once && changesRows.test(bound.text)) return run(kept.get(bound.text), bound.values);
    if (!changesRows.test(bound.text)) {
      kept.clear();
      reading.forget();
    }
    return run(native.prepare(bound.text), bound.values);
  };
  const settle = async (): Promise<void> => {
    if (dirty) {
      disk.wrote();
      checkpoints.wrote();
    }
    dirty = false;
    turnstile.leave();
    await disk.durable();
  };
  const alone = async (bound: Bound): Promise<Outcome> => {
    if (reads.test(bound.text)) {
      const statement = reading.statement(bound.text);
      if (statement.readonly) {
        const found = run(statement, bound.values);
        await disk.durable();
        return found;
      }
    }
    disk.check();
    await enter();
    try {
      return inside(bound);
    } finally {
      await settle();
    }
  };

  Object.assign(connection, {
    async execute(query: unknown, params: unknown = [], method = 'all', within?: Transaction) {
      const bound = bind(platform, query, params);
      watch(bound.text);
      if (within) checked(within);
      return shaped(within ? inside(bound) : await alone(bound), method);
    },
    async begin({ ctx }: { ctx?: Transaction } = {}): Promise<Transaction> {
      if (ctx) {
        checked(ctx);
        const nested = { whole: ctx.whole, depth: ctx.depth + 1 };
        native.exec(`savepoint ${nameOf(nested)}`);
        return nested;
      }
      disk.check();
      await enter();
      try {
        kept.get(begin).run();
      } catch (error) {
        turnstile.leave();
        throw error;
      }
      current = { open: true, used: performance.now() };
      return { whole: current, depth: 0 };
    },
    async commit(ctx: Transaction): Promise<void> {
      checked(ctx);
      if (ctx.depth > 0) {
        native.exec(`release ${nameOf(ctx)}`);
        return;
      }
      kept.get('commit').run();
      ctx.whole.open = false;
      current = null;
      await settle();
    },
    rollback(ctx: Transaction): Promise<void> {
      if (ctx.whole.open && ctx.depth > 0) native.exec(`rollback to ${nameOf(ctx)}`);
      else if (ctx.whole.open) undo(ctx.whole);
      return Promise.resolve();
    },
  });
  return (within, text, values) => {
    if (!isTransaction(within)) throw new Error('A transaction of SQLite is not what it was.');
    checked(within);
    return run(kept.get(text), values).rows;
  };
}

// As MikroORM wants it: the rows, the first of them, or what a change came to.
function shaped({ rows, changes, insertId }: Outcome, method: unknown): unknown {
  if (method === 'get') return rows[0];
  if (method === 'all') return rows;
  return { affectedRows: changes, insertId, row: rows[0], rows };
}

function nameOf({ depth }: Transaction): string {
  return `trx${String(depth)}`;
}

function isTransaction(value: unknown): value is Transaction {
  return typeof value === 'object' && value !== null && 'whole' in value && 'depth' in value;
}
