import type { EntityClass, EntityProperty } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { moment, parsed } from './read.ts';
import { isRow, rows, type Param } from './sql.ts';

/** A part of a joined row: some properties of an entity's table, or one fact about the row. */
export interface Part<Value> {
  readonly columns: (em: SqlEntityManager, table: string) => readonly Column[];
  /** Makes the part from its columns' values, in their order. */
  readonly make: (values: readonly unknown[]) => object | boolean | null;
  /** Never there: it says what `make` makes. */
  readonly value?: Value;
}

interface Column {
  readonly sql: string;
  readonly read: (raw: unknown) => unknown;
}

/** What a statement over such parts gives. */
export type Joined<Parts> = {
  [Name in keyof Parts]: Parts[Name] extends Part<infer Value> ? Value : never;
};

/** These properties of a table that stands in the statement under the part's name. */
export function part<Entity extends object, const Key extends keyof Entity & string>(
  entity: EntityClass<Entity>,
  ...keys: readonly Key[]
): Part<Pick<Entity, Key>> {
  return {
    columns: (em, table) => columnsOf(em, entity, table, keys),
    make: (values) => Object.fromEntries(keys.map((key, place) => [key, values[place]])),
  };
}

/** Like `part`, for a table that is joined if it has a row; its first property is never null. */
export function optional<Entity extends object, const Key extends keyof Entity & string>(
  entity: EntityClass<Entity>,
  ...keys: readonly Key[]
): Part<Pick<Entity, Key> | null> {
  const { columns, make } = part(entity, ...keys);
  return { columns, make: (values) => (values[0] === null ? null : make(values)) };
}

/** Whether a condition holds for the row. */
export function fact(condition: string): Part<boolean> {
  return {
    columns: () => [{ sql: condition, read: Boolean }],
    make: ([holds]) => holds === true,
  };
}

const selects = new WeakMap<object, { text: string; columns: ReadonlyMap<string, Column[]> }>();

/**
 * Reads rows of several tables in one statement, inside the transaction of `em`, as plain objects:
 * nothing that is done to them is stored. `rest` is the statement from `from` on; `parts` is made
 * once for each statement, since what is selected is worked out once for it.
 */
export async function joined<Parts extends Record<string, Part<unknown>>>(
  em: SqlEntityManager,
  parts: Parts,
  rest: string,
  params: readonly Param[],
): Promise<Joined<Parts>[]> {
  const { text, columns } = selectOf(em, parts);
  const found = await rows<Record<string, unknown>>(em, `${text} ${rest}`, params);
  return found.map((row) => made(parts, columns, row)).filter(isRow<Joined<Parts>>);
}

function made(
  parts: Record<string, Part<unknown>>,
  columns: ReadonlyMap<string, Column[]>,
  row: Record<string, unknown>,
): object {
  const whole: Record<string, unknown> = {};
  let place = 0;
  for (const [name, { make }] of Object.entries(parts)) {
    const values = (columns.get(name) ?? []).map(({ read }) => {
      const raw = row[`c${String(place)}`] ?? null;
      place += 1;
      return raw === null ? null : read(raw);
    });
    whole[name] = make(values);
  }
  return whole;
}

function selectOf(em: SqlEntityManager, parts: Record<string, Part<unknown>>) {
  const known = selects.get(parts);
  if (known) return known;
  const columns = new Map(
    Object.entries(parts).map(([name, part]) => [name, [...part.columns(em, name)]]),
  );
  const all = [...columns.values()].flat();
  const text = `select ${all.map(({ sql }, place) => `${sql} as c${String(place)}`).join(', ')}`;
  const fresh = { text, columns };
  selects.set(parts, fresh);
  return fresh;
}

function columnsOf(
  em: SqlEntityManager,
  entity: EntityClass<object>,
  table: string,
  keys: readonly string[],
): Column[] {
  const { props } = em.getMetadata().get(entity);
  return keys.map((key) => {
    const property = props.find(({ name }) => name === key);
    const [column] = property?.fieldNames ?? [];
    if (property === undefined || column === undefined)
      throw new Error(`There is no column for ${key} in ${table}.`);
    return { sql: `${table}.${column}`, read: valueOf(property) };
  });
}

// The same on both dialects: what one of them has in the right form already stays as it is.
function valueOf({ runtimeType, columnTypes }: EntityProperty): Column['read'] {
  if (/^json/.test(columnTypes?.[0] ?? '')) return parsed;
  if (runtimeType === 'Date') return moment;
  if (runtimeType === 'boolean') return Boolean;
  return runtimeType === 'number' ? Number : (raw) => raw;
}
