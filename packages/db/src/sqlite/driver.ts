import { createRequire } from 'node:module';

/** What SQLite takes in place of a `?`. */
export type Value = string | number | bigint | null | Uint8Array;

/** A statement of better-sqlite3, prepared. */
export interface Statement {
  /** Whether it gives rows. */
  readonly reader: boolean;
  /** Whether it leaves the file as it is. */
  readonly readonly: boolean;
  /** Whether rows come as lists of their values from now on. */
  raw(on: boolean): Statement;
  all(...params: readonly Value[]): object[];
  run(...params: readonly Value[]): { changes: number; lastInsertRowid: number | bigint };
}

/** A connection of better-sqlite3 to a file. */
export interface Native {
  /** Whether a transaction is open on it. */
  readonly inTransaction: boolean;
  prepare(text: string): Statement;
  exec(text: string): unknown;
  close(): unknown;
}

/**
 * Opens a second connection to a file, by default one that cannot write. The driver is MikroORM's
 * own, so that all connections are of one SQLite. Throws when the file is not there.
 */
export function openFile(file: string, { readonly } = { readonly: true }): Native {
  const driver = createRequire(import.meta.url).resolve('@mikro-orm/sqlite');
  const load: unknown = createRequire(driver)('better-sqlite3');
  if (!isDriver(load)) throw new Error('better-sqlite3 is not what it was: it cannot open a file.');
  return nativeFrom(new load(file, { readonly, fileMustExist: true }));
}

/** A connection as MikroORM hands it over; throws when it is not better-sqlite3's. */
export function nativeFrom(value: unknown): Native {
  if (isNative(value)) return value;
  throw new Error('better-sqlite3 is not what it was: it cannot prepare.');
}

type Driver = new (file: string, options: object) => unknown;

function isDriver(value: unknown): value is Driver {
  return typeof value === 'function';
}

function isNative(value: unknown): value is Native {
  return (
    typeof value === 'object' &&
    value !== null &&
    'prepare' in value &&
    typeof value.prepare === 'function' &&
    'inTransaction' in value
  );
}
