import type { SqlEntityManager } from '@mikro-orm/sql';
import { SqliteConnection } from '@mikro-orm/sqlite';
import type { Param } from './sql.ts';

interface Statement {
  readonly reader: boolean;
  all(...params: readonly (string | number | null)[]): object[];
  run(...params: readonly (string | number | null)[]): unknown;
}

/** A connection to SQLite. */
export interface Native {
  prepare(text: string): Statement;
  close(): unknown;
}

/** Runs one statement and gives its rows. */
export type Run = (text: string, params: readonly Param[]) => object[];

const opened = new WeakMap<SqliteConnection, Run>();
const mostKept = 500;

/** Whether an entity manager speaks to SQLite. */
export function isSqlite(em: SqlEntityManager): boolean {
  return em.getConnection() instanceof SqliteConnection;
}

/**
 * A short way to SQLite for statements inside a transaction: prepared once, run at once on the
 * connection that the transaction holds. Null on PostgreSQL and outside of a transaction, where the
 * connection may be in the middle of another's.
 */
export async function nativeOf(em: SqlEntityManager): Promise<Run | null> {
  const connection = em.getConnection();
  if (!em.isInTransaction() || !(connection instanceof SqliteConnection)) return null;
  const known = opened.get(connection);
  if (known) return known;
  const native: unknown = await connection.getNativeClient();
  if (!isNative(native)) throw new Error('better-sqlite3 is not what it was: it cannot prepare.');
  const run = runner(native);
  opened.set(connection, run);
  return run;
}

/** Runs statements on a connection, each prepared once. */
export function runner(native: Native): Run {
  const kept = new Map<string, Statement>();
  return (text, params) => {
    const { full, values } = spread(text, params);
    const known = kept.get(full);
    const statement = known ?? native.prepare(full);
    if (!known) {
      // Lists in `in (?)` make many texts of one statement; the oldest go.
      const [oldest] = kept.keys();
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
      kept.set(full, statement);
    }
    if (statement.reader) return statement.all(...values);
    statement.run(...values);
    return [];
  };
}

/** The statement with a question mark a value, lists in `in (?)` spread, and values as SQLite keeps them. */
export function spread(text: string, params: readonly Param[]) {
  if (!params.some((param) => Array.isArray(param)))
    return { full: text, values: params.map((param) => plain(param)) };
  let place = 0;
  const values: (string | number | null)[] = [];
  const full = text.replaceAll('?', () => {
    const param = params[place] ?? null;
    place += 1;
    if (!isList(param)) {
      values.push(plain(param));
      return '?';
    }
    values.push(...param);
    return param.map(() => '?').join(', ') || 'null';
  });
  return { full, values };
}

// As MikroORM stores them: moments as milliseconds, yes and no as 1 and 0.
function plain(param: Param): string | number | null {
  if (param instanceof Date) return param.getTime();
  if (typeof param === 'boolean') return param ? 1 : 0;
  if (isList(param)) throw new Error('A list stands where one value is wanted.');
  return param;
}

function isList(param: Param): param is readonly string[] {
  return Array.isArray(param);
}

/** Whether something is a connection to SQLite. */
export function isNative(value: unknown): value is Native {
  return (
    typeof value === 'object' &&
    value !== null &&
    'prepare' in value &&
    typeof value.prepare === 'function'
  );
}
