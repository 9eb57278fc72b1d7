import { createRequire } from 'node:module';
import type { EntityClass, EntityProperty } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Watch } from '../open.ts';
import { isNative, runner, type Native, type Run } from './native.ts';
import { isRow, rows, time, type Param, type RawTime } from './sql.ts';

/**
 * Small reads of what is committed, for pages that are read often: no entity manager, no identity
 * map. They never see what an open transaction has written.
 */
export interface Reader {
  /** The rows of one statement; the row's type is the caller's promise, as with `rows`. */
  rows<Row extends object>(text: string, params: readonly Param[]): Promise<Row[]>;
  /**
   * The rows of an entity's table as plain objects with all its properties, for looking at: nothing
   * that is done to them is stored. `rest` is what stands behind `where`.
   */
  find<Entity extends object>(
    entity: EntityClass<Entity>,
    rest: string,
    params: readonly Param[],
  ): Promise<Entity[]>;
}

/** Reads on a connection of PostgreSQL's pool, or on one of their own to the SQLite file. */
export function createReader(
  em: SqlEntityManager,
  file: string | null,
  watch: Watch = () => undefined,
): Reader & { close(): void } {
  const shapes = new Map<object, Shape>();
  const shapeOf = (entity: EntityClass<object>): Shape => {
    const known = shapes.get(entity);
    if (known) return known;
    const fresh = shape(em, entity);
    shapes.set(entity, fresh);
    return fresh;
  };
  const own = file === null ? null : ownConnection(file, watch);
  const read = async (text: string, params: readonly Param[]): Promise<object[]> =>
    own === null ? rows(em, text, params) : own.run(text, params);
  return {
    rows: async <Row extends object>(text: string, params: readonly Param[]) =>
      (await read(text, params)).filter(isRow<Row>),
    async find<Entity extends object>(
      entity: EntityClass<Entity>,
      rest: string,
      params: readonly Param[],
    ) {
      const { select, fields } = shapeOf(entity);
      const found = await read(`${select} where ${rest}`, params);
      return found
        .filter(isRow<Record<string, unknown>>)
        .map((row) => plainObject(fields, row))
        .filter(isRow<Entity>);
    },
    close: () => own?.close(),
  };
}

function ownConnection(file: string, watch: Watch): { run: Run; close(): void } {
  let open: { native: Native; run: Run } | null = null;
  const begin = () => {
    // The driver is MikroORM's own, so that all connections are of one SQLite.
    const driver = createRequire(import.meta.url).resolve('@mikro-orm/sqlite');
    const load: unknown = createRequire(driver)('better-sqlite3');
    if (!isDriver(load))
      throw new Error('better-sqlite3 is not what it was: it cannot open a file.');
    const native = new load(file, { readonly: true, fileMustExist: true });
    if (!isNative(native)) throw new Error('better-sqlite3 is not what it was: it cannot prepare.');
    return { native, run: runner(native) };
  };
  return {
    run(text, params) {
      watch(text);
      open ??= begin();
      return open.run(text, params);
    },
    close() {
      open?.native.close();
      open = null;
    },
  };
}

type Driver = new (file: string, options: object) => unknown;

function isDriver(value: unknown): value is Driver {
  return typeof value === 'function';
}

interface Field {
  readonly name: string;
  readonly column: string;
  /** From the database's value, which is not null. */
  readonly value: (raw: unknown) => unknown;
}

interface Shape {
  readonly select: string;
  readonly fields: readonly Field[];
}

function shape(em: SqlEntityManager, entity: EntityClass<object>): Shape {
  const meta = em.getMetadata().get(entity);
  const fields = meta.props.flatMap((property): Field[] => {
    const [column] = property.fieldNames ?? [];
    if (column === undefined) return [];
    return [{ name: property.name, column, value: valueOf(property) }];
  });
  const columns = fields.map(({ column }) => `"${column}"`).join(', ');
  return { select: `select ${columns} from "${meta.tableName}"`, fields };
}

function valueOf({ runtimeType, columnTypes }: EntityProperty): Field['value'] {
  if (/^json/.test(columnTypes?.[0] ?? ''))
    return (raw): unknown => (typeof raw === 'string' ? JSON.parse(raw) : raw);
  if (runtimeType === 'Date') return (raw) => (isTime(raw) ? time(raw) : raw);
  if (runtimeType === 'boolean') return Boolean;
  if (runtimeType === 'number') return Number;
  return (raw) => raw;
}

function isTime(raw: unknown): raw is RawTime {
  return typeof raw === 'number' || typeof raw === 'string' || raw instanceof Date;
}

function plainObject(fields: readonly Field[], row: Record<string, unknown>): object {
  const plain: Record<string, unknown> = {};
  for (const { name, column, value } of fields) {
    const raw = row[column];
    plain[name] = raw === null || raw === undefined ? null : value(raw);
  }
  return plain;
}
