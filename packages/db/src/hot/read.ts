import type { EntityClass, EntityProperty } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Watch } from '../open.ts';
import type { Disk } from '../sqlite/disk.ts';
import type { Reading } from '../sqlite/reading.ts';
import { isSqlite, spread } from './native.ts';
import { isRow, isRows, rows, time, type Param, type RawNumber, type RawTime } from './sql.ts';

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
  /** How many rows of an entity's table fulfil a condition. */
  count(entity: EntityClass<object>, where: string, params: readonly Param[]): Promise<number>;
}

/** A SQLite file to read from: a connection of its own, and how far the file is on the disk. */
export interface Shelf {
  readonly reading: Reading;
  readonly disk: Pick<Disk, 'durable'>;
  readonly watch: Watch;
}

/** Reads on a connection of PostgreSQL's pool, or from a shelf; what it tells is on the disk. */
export function createReader(em: SqlEntityManager, shelf: Shelf | null): Reader {
  const shapes = new Map<object, Shape>();
  const shapeOf = (entity: EntityClass<object>): Shape => {
    const known = shapes.get(entity);
    if (known) return known;
    const fresh = shape(em, entity);
    shapes.set(entity, fresh);
    return fresh;
  };
  const read = async (text: string, params: readonly Param[]): Promise<object[]> => {
    if (shelf === null) return rows(em, text, params);
    const { full, values } = spread(text, params);
    shelf.watch(full);
    const found = shelf.reading.statement(full).all(...values);
    await shelf.disk.durable();
    return found;
  };
  return {
    async rows<Row extends object>(text: string, params: readonly Param[]) {
      const found = await read(text, params);
      return isRows<Row>(found) ? found : [];
    },
    async find<Entity extends object>(
      entity: EntityClass<Entity>,
      rest: string,
      params: readonly Param[],
    ) {
      const { select, turned } = shapeOf(entity);
      const found = await read(`${select} where ${rest}`, params);
      for (const row of found) if (isRow<Record<string, unknown>>(row)) turn(turned, row);
      return isRows<Entity>(found) ? found : [];
    },
    async count(entity, where, params) {
      const [found] = await read(
        `select count(*) as count ${shapeOf(entity).from} where ${where}`,
        params,
      );
      return found && isRow<{ count: RawNumber }>(found) ? Number(found.count) : 0;
    },
  };
}

/** How a property is read where the driver's own value is not yet what the entity has. */
interface Turned {
  readonly name: string;
  /** From the database's value, which is not null. */
  readonly value: (raw: unknown) => unknown;
}

interface Shape {
  readonly select: string;
  readonly from: string;
  readonly turned: readonly Turned[];
}

// The driver's row is the answer: columns go by their properties' names, and only what the dialect
// keeps in another form is turned, in its place.
function shape(em: SqlEntityManager, entity: EntityClass<object>): Shape {
  const meta = em.getMetadata().get(entity);
  const valueOf = isSqlite(em) ? ofSqlite : ofPostgres;
  const turned: Turned[] = [];
  const columns = meta.props.flatMap((property) => {
    const [column] = property.fieldNames ?? [];
    if (column === undefined) return [];
    const value = valueOf(property);
    if (value !== null) turned.push({ name: property.name, value });
    return [`"${column}" as "${String(property.name)}"`];
  });
  const from = `from "${meta.tableName}"`;
  return { select: `select ${columns.join(', ')} ${from}`, from, turned };
}

function ofSqlite({ runtimeType, columnTypes }: EntityProperty): Turned['value'] | null {
  if (/^json/.test(columnTypes?.[0] ?? '')) return parsed;
  if (runtimeType === 'Date') return moment;
  return runtimeType === 'boolean' ? Boolean : null;
}

function ofPostgres({ runtimeType, columnTypes }: EntityProperty): Turned['value'] | null {
  if (/^json/.test(columnTypes?.[0] ?? '')) return parsed;
  if (runtimeType === 'Date') return moment;
  // Large ones come as text.
  return runtimeType === 'number' ? Number : null;
}

/** What is stored as JSON: as text on SQLite, read already on PostgreSQL. */
export function parsed(raw: unknown): unknown {
  return typeof raw === 'string' ? JSON.parse(raw) : raw;
}

/** A stored moment as a Date. */
export function moment(raw: unknown): unknown {
  return isTime(raw) ? time(raw) : raw;
}

function isTime(raw: unknown): raw is RawTime {
  return typeof raw === 'number' || typeof raw === 'string' || raw instanceof Date;
}

function turn(turned: readonly Turned[], row: Record<string, unknown>): void {
  for (const { name, value } of turned) {
    const raw = row[name];
    if (raw !== null) row[name] = value(raw);
  }
}
