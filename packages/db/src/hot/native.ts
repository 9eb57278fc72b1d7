import type { SqlEntityManager } from '@mikro-orm/sql';
import { SqliteConnection } from '@mikro-orm/sqlite';
import type { Write } from '../sqlite/writer.ts';
import type { Param } from './sql.ts';

/** Runs one statement and gives its rows. */
export type Run = (text: string, params: readonly Param[]) => object[];

const opened = new WeakMap<object, Write>();

/** Whether an entity manager speaks to SQLite. */
export function isSqlite(em: SqlEntityManager): boolean {
  return em.getConnection() instanceof SqliteConnection;
}

/** Says how statements are run at once within the transactions of a connection. */
export function serveNative(connection: SqliteConnection, write: Write): void {
  opened.set(connection, write);
}

/**
 * A short way to SQLite for statements inside a transaction: prepared once, run at once on the
 * connection that the transaction holds. Null on PostgreSQL and outside of a transaction, where the
 * connection may be in the middle of another's.
 */
export function nativeOf(em: SqlEntityManager): Run | null {
  const within: unknown = em.getTransactionContext();
  const write = within === undefined ? undefined : opened.get(em.getConnection());
  if (write === undefined) return null;
  return (text, params) => {
    const { full, values } = spread(text, params);
    return write(within, full, values);
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
