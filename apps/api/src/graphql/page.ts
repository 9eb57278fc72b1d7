import { DriverException, type EntityClass } from '@mikro-orm/core';
import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { z } from 'zod';
import type { Database, Param, RawNumber } from '@cbf/db';
import { Refusal } from '../words/refusal.ts';

/** What a client asks of a list. */
export interface Asked {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** How much to read, and from where; what MikroORM's `findByCursor` takes. */
export interface Window {
  readonly first: number;
  readonly after?: string;
  readonly includeCount: false;
}

/** A stretch of a list as a database gives it; MikroORM's own Cursor fits. */
export interface Stretch<Node extends object> {
  readonly items: readonly Node[];
  readonly hasNextPage: boolean;
  readonly hasPrevPage: boolean;
  from(node: Node): string;
}

/** A page as GraphQL shows it; `count` is only asked when the client wants the total. */
export interface Page<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
  readonly count: () => Promise<number>;
}

const mostEntries = 100;
// Every list of ours is ordered by a moment or a number and then by id.
const place = z.tuple([
  z.union([z.iso.datetime(), z.int().min(-8.64e15).max(8.64e15)]),
  z.string().regex(/^[a-z]{3}_[0-9a-z]{26}$/),
]);

/**
 * One page of what `read` finds. Refuses more than 100 entries and places that are none of ours.
 */
export async function page<Node extends object>(
  { first, after }: Asked,
  read: (window: Window) => Promise<Stretch<Node>>,
  count: () => Promise<number>,
): Promise<Page<Node>> {
  const size = first ?? 20;
  if (size < 1 || size > mostEntries) {
    throw new Refusal('BAD_INPUT', 'fieldPage', {}, [{ path: 'first', key: 'fieldPage' }]);
  }
  const window = { first: size, includeCount: false } as const;
  if (!after) return pageFrom(await read(window), count);
  try {
    return pageFrom(await read({ ...window, after: known(after) }), count);
  } catch (error) {
    throw isBadValue(error) ? unknownPlace() : error;
  }
}

/** The GraphQL shape of a stretch that is already read. */
export function pageFrom<Node extends object>(
  found: Stretch<Node>,
  count: () => Promise<number>,
): Page<Node> {
  const edges = found.items.map((node) => ({ node, cursor: found.from(node) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: found.hasNextPage,
      hasPreviousPage: found.hasPrevPage,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count,
  };
}

/** The place of an entry in a list by when it was made; MikroORM's own places look the same. */
export function placeByTime({ createdAt, id }: { createdAt: Date; id: string }): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');
}

/** What a list by hand is: where its rows are, and by which moment it is ordered. */
export interface ByTime<Node extends object> {
  readonly entity: EntityClass<Node>;
  /** Conditions joined by `and`, with their values. */
  readonly where: readonly string[];
  readonly params: readonly Param[];
  readonly column: 'created_at' | 'last_message_at';
  readonly placeOf: (node: Node) => string;
}

/** A stretch of a list, the newest first, read without the entity manager. */
export async function newestFirst<Node extends object>(
  { read }: Database,
  { entity, where, params, column, placeOf }: ByTime<Node>,
  { first, after }: Window,
): Promise<Stretch<Node>> {
  const from = after === undefined ? null : placeIn(after);
  const all = [...where, ...(from ? [`(${column} < ? or (${column} = ? and id < ?))`] : [])];
  const found = await read.find(
    entity,
    `${all.join(' and ')} order by ${column} desc, id desc limit ?`,
    [...params, ...(from ? [from.at, from.at, from.id] : []), first + 1],
  );
  return {
    items: found.slice(0, first),
    hasNextPage: found.length > first,
    hasPrevPage: from !== null,
    from: placeOf,
  };
}

/** How many rows such a list has. */
export async function countOf(
  { read }: Database,
  table: string,
  where: readonly string[],
  params: readonly Param[],
): Promise<number> {
  const [found] = await read.rows<{ count: RawNumber }>(
    `select count(*) as count from ${table} where ${where.join(' and ')}`,
    params,
  );
  return Number(found?.count ?? 0);
}

/** The moment and the id that a place of a list by time stands for. */
export function placeIn(cursor: string): { readonly at: Date; readonly id: string } {
  const [moment, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  return { at: new Date(moment), id };
}

// A place is plain values only: an object in it would reach the query as a condition.
function known(cursor: string): string {
  try {
    place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return cursor;
  } catch {
    throw unknownPlace();
  }
}

// PostgreSQL says so when a forged place holds a word where a date belongs (class 22), or a number
// there (42883: dates and numbers cannot be compared).
function isBadValue(error: unknown): boolean {
  return error instanceof DriverException && /^22|^42883$/.test(error.code ?? '');
}

function unknownPlace(): Refusal {
  return new Refusal('BAD_INPUT', 'fieldCursor', {}, [{ path: 'after', key: 'fieldCursor' }]);
}

/** Where a page begins and ends, and whether there is more on either side. */
@ObjectType({
  description: 'Where a page begins and ends, and whether there is more on either side.',
  simpleResolvers: true,
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The place of the first entry.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The place of the last entry.' })
  endCursor!: string | null;
}

/** The edge and connection types of one node type; `counted` adds `totalCount`. */
export function connectionOf<Node extends object>(
  node: () => ClassType<Node>,
  name: string,
  counted = true,
): ClassType<Page<Node>> {
  @ObjectType(`${name}Edge`, {
    description: `One ${name} of a page, with its place in the list.`,
    simpleResolvers: true,
  })
  class Edge {
    @Field(node, { description: 'The entry itself.' })
    node!: Node;

    @Field(() => String, { description: 'Its place: ask for what comes `after` it.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, {
    description: `A page of a list of ${name} entries.`,
    simpleResolvers: true,
  })
  class Connection implements Page<Node> {
    @Field(() => [Edge], { description: 'The entries of this page, in order.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
    pageInfo!: PageInfo;

    count!: () => Promise<number>;

    totalCount(): Promise<number> {
      return this.count();
    }
  }
  if (counted) {
    const description = 'How many entries the whole list has.';
    const method = Object.getOwnPropertyDescriptor(Connection.prototype, 'totalCount') ?? {};
    Field(() => Int, { description })(Connection.prototype, 'totalCount', method);
  }
  return Connection;
}
