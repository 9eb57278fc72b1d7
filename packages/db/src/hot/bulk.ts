import type { SqlEntityManager } from '@mikro-orm/sql';
import { isSqlite, nativeOf } from './native.ts';
import { isRow, rows, type Param } from './sql.ts';
import { together } from './together.ts';

/** What a column of a bulk statement holds. */
export type Kind = 'text' | 'int' | 'bool' | 'time' | 'json';

/** One line of a bulk statement: a value for each of its columns; a json column takes any object. */
export type BulkLine<Name extends string> = Readonly<
  Record<Name, string | number | boolean | null | Date | object>
>;

/** A statement over many lines, written once for both dialects. */
export interface Bulk<Name extends string> {
  readonly kinds: readonly (readonly [name: Name, kind: Kind])[];
  readonly sqlite: string;
  readonly postgres: string;
}

/**
 * Makes a bulk statement. `text` is given what stands behind `from`: a relation `line` with the
 * columns. The text never depends on how many lines there are, so it is prepared once.
 */
export function bulk<Name extends string>(
  columns: Readonly<Record<Name, Kind>>,
  text: (lines: string) => string,
): Bulk<Name> {
  const kinds = namesOf(columns).map((name) => [name, columns[name]] as const);
  const given = kinds.map(([name]) => `? as ${name}`).join(', ');
  const typed = kinds.map(([name, kind]) => `${name} ${postgresTypes[kind]}`).join(', ');
  return {
    kinds,
    sqlite: text(`(select ${given}) as line`),
    postgres: text(`json_to_recordset(?::json) as line(${typed})`),
  };
}

/**
 * Runs a bulk statement and returns all its rows; nothing at all for no lines. PostgreSQL is given
 * the lines in one parameter. In SQLite there is no way between them to save: it runs the prepared
 * statement line by line, which is measured to cost half of what json or many tuples do.
 */
export async function runBulk<Row extends object, Name extends string>(
  em: SqlEntityManager,
  { kinds, sqlite, postgres }: Bulk<Name>,
  lines: readonly BulkLine<Name>[],
): Promise<Row[]> {
  if (lines.length === 0) return [];
  if (!isSqlite(em)) return rows<Row>(em, postgres, [JSON.stringify(lines)]);
  const params = lines.map((line) => kinds.map(([name]) => plain(line[name])));
  const native = nativeOf(em);
  if (native === null) {
    const found: Row[] = [];
    for (const each of params) found.push(...(await rows<Row>(em, sqlite, each)));
    return found;
  }
  em.config.get('onQuery')(sqlite, params);
  return params.flatMap((each) => native(sqlite, each)).filter(isRow<Row>);
}

/** A bulk statement that returns nothing, with its lines. */
export interface Write {
  readonly bulk: Bulk<string>;
  readonly lines: readonly BulkLine<string>[];
}

/**
 * Runs writes that do not build on one another and change no row twice: on PostgreSQL as one
 * statement, so in one round trip, whose references are looked at when all of it is written.
 */
export async function runWrites(em: SqlEntityManager, writes: readonly Write[]): Promise<void> {
  const full = writes.filter(({ lines }) => lines.length > 0);
  if (isSqlite(em)) {
    for (const { bulk, lines } of full) await runBulk(em, bulk, lines);
    return;
  }
  await together(
    em,
    full.map(({ bulk, lines }) => ({ text: bulk.postgres, params: [JSON.stringify(lines)] })),
  );
}

const postgresTypes: Readonly<Record<Kind, string>> = {
  text: 'text',
  int: 'bigint',
  bool: 'boolean',
  time: 'timestamptz',
  json: 'jsonb',
};

function plain(value: BulkLine<string>[string]): Param {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return JSON.stringify(value);
}

function namesOf<Name extends string>(columns: Readonly<Record<Name, Kind>>): Name[] {
  return Object.keys(columns).filter((name): name is Name => name in columns);
}
