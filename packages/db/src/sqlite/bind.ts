import { isRaw, raw, type Platform } from '@mikro-orm/core';
import { NativeQueryBuilder } from '@mikro-orm/sql';
import type { Value } from './driver.ts';

/** A statement as SQLite takes it. */
export interface Bound {
  readonly text: string;
  readonly values: readonly Value[];
  /** Whether the text has its values in it, and will hardly come again. */
  readonly once: boolean;
}

/**
 * A statement of MikroORM's with its values beside it. MikroORM itself writes them into the text, so
 * that each text is new to SQLite; what cannot stand beside it (a part of a statement, an object) is
 * written into it here, too.
 */
export function bind(platform: Platform, query: unknown, given: unknown): Bound {
  const { sql, params } = plainOf(query, given);
  if (params.length === 0) return { text: sql, values: [], once: false };
  const values: Value[] = [];
  let lists = false;
  for (const param of params) {
    if (Array.isArray(param)) lists = true;
    else {
      const value = valueOf(param);
      if (value === undefined) return inText(platform, sql, params);
      values.push(value);
    }
  }
  if (lists || sql.includes('??') || sql.includes('\\?')) return inText(platform, sql, params);
  return { text: sql, values, once: false };
}

function inText(platform: Platform, sql: string, params: unknown[]): Bound {
  return { text: platform.formatQuery(sql, params), values: [], once: true };
}

function plainOf(query: unknown, params: unknown): { sql: string; params: unknown[] } {
  if (query instanceof NativeQueryBuilder) return query.toRaw();
  if (isRaw(query)) return query;
  const sql = String(query);
  if (Array.isArray(params)) return { sql, params };
  return raw(sql, isNamed(params) ? params : {});
}

function isNamed(params: unknown): params is Record<string, unknown> {
  return typeof params === 'object' && params !== null;
}

/** A value as MikroORM means it: moments as milliseconds, yes and no as 1 and 0. */
function valueOf(param: unknown): Value | undefined {
  if (typeof param === 'string' || typeof param === 'bigint') return param;
  if (typeof param === 'number') return whole(param);
  if (typeof param === 'boolean') return param ? 1 : 0;
  if (param === null || param === undefined) return null;
  if (param instanceof Date) return whole(param.getTime());
  return param instanceof Uint8Array ? param : undefined;
}

/** A number as SQLite would read it: better-sqlite3 takes whole ones beyond 32 bits for broken ones. */
export function whole(value: number): number | bigint {
  return Number.isSafeInteger(value) && (value | 0) !== value ? BigInt(value) : value;
}
