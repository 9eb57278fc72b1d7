import type { EntityClass } from '@mikro-orm/core';
import { z } from 'zod';
import type { Database, Param } from '@cbf/db';
import { Refusal } from '../words/refusal.ts';

/** What a client asks of a list. */
export interface Asked {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** A place in a list: by what it is ordered, and the entry's id. */
export interface Place {
  readonly at: Date | number;
  readonly id: string;
}

/** How much to read, and from where; null from the list's beginning. */
export interface Window {
  readonly first: number;
  readonly from: Place | null;
}

/** A stretch of a list as a database gives it. */
export interface Stretch<Node extends object> {
  readonly items: readonly Node[];
  readonly hasNextPage: boolean;
  readonly hasPrevPage: boolean;
  from(node: Node): string;
}

/** Where a page begins and ends, and whether there is more on either side. */
export interface Info {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A page as GraphQL shows it; `count` is only asked when the client wants the total. */
export interface Page<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly pageInfo: Info;
  readonly count: () => Promise<number>;
}

const mostEntries = 100;
// Every list of ours is ordered by a moment or a number and then by id.
const place = z.tuple([
  z.union([z.iso.datetime().transform((moment) => new Date(moment)), z.int().positive()]),
  z.string().regex(/^[a-z]{3}_[0-9a-z]{26}$/),
]);
const largest = 2_147_483_647;

/**
 * One page of what `read` finds. Refuses more than 100 entries and places that are none of ours;
 * a list by `numbers` has numbers in its places, every other one moments.
 */
export async function page<Node extends object>(
  { first, after }: Asked,
  read: (window: Window) => Promise<Stretch<Node>>,
  count: () => Promise<number>,
  numbers = false,
): Promise<Page<Node>> {
  const size = first ?? 20;
  if (size < 1 || size > mostEntries) {
    throw new Refusal('BAD_INPUT', 'fieldPage', {}, [{ path: 'first', key: 'fieldPage' }]);
  }
  const from = after ? placeIn(after, numbers) : null;
  return pageFrom(await read({ first: size, from }), count);
}

// Places are only written down where a client looks at them.
class Edge<Node extends object> {
  readonly node: Node;
  readonly #stretch: Stretch<Node>;

  constructor(node: Node, stretch: Stretch<Node>) {
    this.node = node;
    this.#stretch = stretch;
  }

  get cursor(): string {
    return this.#stretch.from(this.node);
  }
}

/** The GraphQL shape of a stretch that is already read. */
export function pageFrom<Node extends object>(
  found: Stretch<Node>,
  count: () => Promise<number>,
): Page<Node> {
  const edges = found.items.map((node) => new Edge(node, found));
  return {
    edges,
    pageInfo: {
      hasNextPage: found.hasNextPage,
      hasPreviousPage: found.hasPrevPage,
      get startCursor() {
        return edges.at(0)?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
    // Who sees the whole list has counted it.
    count: found.hasNextPage || found.hasPrevPage ? count : () => Promise.resolve(edges.length),
  };
}

/** The place of an entry as clients see it. */
export function placeOf(at: Date | number, id: string): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** What stands behind a window's beginning, as a condition to add to others; empty at the list's. */
export function behind(
  { from }: Window,
  column: string,
  order: 'asc' | 'desc' = 'desc',
): { readonly where: readonly string[]; readonly params: readonly Param[] } {
  if (from === null) return { where: [], params: [] };
  const sign = order === 'desc' ? '<' : '>';
  return { where: [`(${column}, id) ${sign} (?, ?)`], params: [from.at, from.id] };
}

/** The stretch of a window from what was read of it, one more than asked for when there is more. */
export function stretch<Row extends object>(
  found: readonly Row[],
  { first, from }: Window,
  placed: (row: Row) => string,
): Stretch<Row> {
  return {
    items: found.slice(0, first),
    hasNextPage: found.length > first,
    hasPrevPage: from !== null,
    from: placed,
  };
}

const columns = {
  createdAt: 'created_at',
  lastMessageAt: 'last_message_at',
  lastSeenAt: 'last_seen_at',
  version: 'version',
} as const;
type By = keyof typeof columns;

/** What a list is: whose rows, which of them (conditions joined by `and`), and in which order. */
export interface Listing<Name extends By, Node> {
  readonly entity: EntityClass<Node>;
  readonly where: readonly string[];
  readonly params: readonly Param[];
  readonly by: Name;
  readonly order?: 'asc' | 'desc';
}

/** One page of an entity's rows, read without the entity manager; the newest first if not told. */
export function list<
  Name extends By,
  Node extends { readonly id: string } & Readonly<Record<Name, Date | number>>,
>(
  { read }: Database,
  { entity, where, params, by, order = 'desc' }: Listing<Name, Node>,
  asked: Asked,
): Promise<Page<Node>> {
  const column = columns[by];
  return page<Node>(
    asked,
    async (window) => {
      const more = behind(window, column, order);
      const found = await read.find(
        entity,
        `${[...where, ...more.where].join(' and ')} order by ${column} ${order}, id ${order} limit ?`,
        [...params, ...more.params, window.first + 1],
      );
      return stretch(found, window, (node) => placeOf(node[by], node.id));
    },
    () => read.count(entity, where.join(' and '), params),
    by === 'version',
  );
}

// A place is plain values of the list's own kind only: PostgreSQL keeps no moment before its time
// and no larger number, and an object would reach the query as a condition.
function placeIn(cursor: string, numbers: boolean): Place {
  const found = place.safeParse(readJson(cursor));
  if (!found.success) throw unknownPlace();
  const [at, id] = found.data;
  const fits = numbers ? typeof at === 'number' && at <= largest : at instanceof Date && +at > 0;
  if (!fits) throw unknownPlace();
  return { at, id };
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function unknownPlace(): Refusal {
  return new Refusal('BAD_INPUT', 'fieldCursor', {}, [{ path: 'after', key: 'fieldCursor' }]);
}
