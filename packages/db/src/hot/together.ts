import type { SqlEntityManager } from '@mikro-orm/sql';
import { isSqlite } from './native.ts';
import { rows } from './sql.ts';
import type { Statement } from './sums.ts';

/**
 * Runs statements that write different rows: one after another on SQLite, where a statement costs
 * little, and in one round trip on PostgreSQL. Gives the rows of the last one, which alone may
 * return some. None may need what another of them wrote.
 */
export async function together<Row extends object>(
  em: SqlEntityManager,
  statements: readonly Statement[],
): Promise<Row[]> {
  const last = statements.at(-1);
  if (last === undefined) return [];
  const before = statements.slice(0, -1);
  if (isSqlite(em)) {
    for (const { text, params } of before) await rows(em, text, params);
    return rows<Row>(em, last.text, last.params);
  }
  const named = before.map(({ text }, place) => `s${String(place)} as (${text})`);
  return rows<Row>(
    em,
    named.length === 0 ? last.text : `with ${named.join(', ')} ${last.text}`,
    statements.flatMap(({ params }) => params),
  );
}

/** How a column of a list that is handed over as JSON is typed. */
export type ListColumn = 'text' | 'integer';

/**
 * A list handed over as one JSON text in place of a `?`, to be read as the rows of a table with
 * these columns: a statement has one text, however long the list.
 */
export function listOf(
  em: SqlEntityManager,
  columns: Readonly<Record<string, ListColumn>>,
): string {
  const names = Object.entries(columns);
  if (isSqlite(em))
    return `(select ${names.map(([name]) => `value ->> '${name}' as ${name}`).join(', ')} from json_each(?))`;
  return `(select * from json_to_recordset(?::json) as list(${names.map(([name, type]) => `${name} ${type}`).join(', ')}))`;
}

/** A `?` that stands for a moment where nothing else says so. */
export function timeParam(em: SqlEntityManager): string {
  return isSqlite(em) ? '?' : '?::timestamptz';
}
