import type { SqlEntityManager } from '@mikro-orm/sql';
import { nativeOf } from './native.ts';

/** What a statement takes in place of a `?`; a list fills `in (?)`. */
export type Param = string | number | boolean | null | Date | readonly string[];

/** A moment as a dialect returns it: milliseconds from SQLite, text from PostgreSQL. */
export type RawTime = number | string | Date;

/** A whole number that PostgreSQL returns as text because it may be large. */
export type RawNumber = number | string;

/**
 * Runs one statement on MikroORM's connection, inside its transaction when one is open, and returns
 * the rows. The row's type is the caller's promise about the columns that the statement names.
 */
export async function rows<Row extends object>(
  em: SqlEntityManager,
  text: string,
  params: readonly Param[] = [],
): Promise<Row[]> {
  const native = nativeOf(em);
  if (native === null) return em.execute<Row[]>(text, [...params], 'all');
  em.config.get('onQuery')(text, params);
  return native(text, params).filter(isRow<Row>);
}

/** The one place where the columns of a statement become a type. */
export function isRow<Row extends object>(_row: object): _row is Row {
  return true;
}

/** The same for all rows of a statement at once. */
export function isRows<Row extends object>(_rows: readonly object[]): _rows is Row[] {
  return true;
}

/** Like `rows`, for a statement that returns at most one row; null when there is none. */
export async function row<Row extends object>(
  em: SqlEntityManager,
  text: string,
  params: readonly Param[] = [],
): Promise<Row | null> {
  const [first] = await rows<Row>(em, text, params);
  return first ?? null;
}

/** Like `row`, for a statement that always returns one; throws when it does not. */
export async function one<Row extends object>(
  em: SqlEntityManager,
  text: string,
  params: readonly Param[] = [],
): Promise<Row> {
  const found = await row<Row>(em, text, params);
  if (found === null) throw new Error('A statement that always returns a row returned none.');
  return found;
}

/** A moment of either dialect as a Date. */
export function time(value: RawTime): Date {
  return new Date(value);
}

/** Text that both dialects can hold: a NUL ends a statement in one and is refused by the other. */
export function storable(text: string): string {
  return text.replaceAll('\0', '');
}

/** `(?, ?, …), (?, ?, …)` for so many rows of so many columns. */
export function tuples(count: number, width: number): string {
  const tuple = `(${Array(width).fill('?').join(', ')})`;
  return Array(count).fill(tuple).join(', ');
}
