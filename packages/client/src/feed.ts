/** The least a line of a conversation has: who it is and where it stands. */
export interface Line {
  readonly id: string;
  readonly seq: number;
}

/** The part of a conversation that is held, oldest first, without a hole in it. */
export interface Feed<L extends Line> {
  readonly lines: readonly L[];
  /** Whether the conversation goes on before the first or after the last held line. */
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** A line is missing between what is held and what arrived: load the newest page again. */
  readonly isTorn: boolean;
}

/** One loaded page, oldest first, and what lies around it. */
export interface Page<L extends Line> {
  readonly lines: readonly L[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/** How many lines are held at once; more are let go of at the far end. */
export const windowSize = 200;

/** A feed that holds nothing yet. */
export function emptyFeed<L extends Line>(): Feed<L> {
  return { lines: [], hasOlder: false, hasNewer: false, isTorn: false };
}

/** Begins anew with the newest page; the answer to a torn feed and to `ResyncRequired`. */
export function startFeed<L extends Line>(page: Page<L>): Feed<L> {
  return keepNewest({ ...page, lines: ordered(page.lines), isTorn: false });
}

/** Adds an older page in front. What is already held wins, because it is at least as new. */
export function addOlder<L extends Line>(feed: Feed<L>, page: Page<L>): Feed<L> {
  const merged = ordered([...feed.lines, ...page.lines]);
  return keepOldest({ ...feed, lines: merged, hasOlder: page.hasOlder });
}

/** Adds a newer page behind, on the way back from reading old lines. */
export function addNewer<L extends Line>(feed: Feed<L>, page: Page<L>): Feed<L> {
  const merged = ordered([...feed.lines, ...page.lines]);
  return keepNewest({ ...feed, lines: merged, hasNewer: page.hasNewer });
}

/**
 * Puts in what an event brought, added or changed. A held line is replaced; a line beyond the
 * window is left to its page; a line that leaves a hole marks the feed as torn.
 */
export function addLine<L extends Line>(feed: Feed<L>, line: L): Feed<L> {
  const place = feed.lines.findIndex((held) => held.id === line.id);
  if (place >= 0) return { ...feed, lines: feed.lines.with(place, line) };
  const last = feed.lines.at(-1);
  const lastSeq = last?.seq ?? 0;
  if (last !== undefined && line.seq <= lastSeq) return feed;
  if (feed.hasNewer) return feed;
  if (line.seq !== lastSeq + 1) return { ...feed, isTorn: true };
  return keepNewest({ ...feed, lines: [...feed.lines, line] });
}

/** Where a subscriber stands in the log, and whether it must load its data again. */
export interface Position {
  readonly cursor: string | null;
  readonly mustReload: boolean;
}

/** What every event of the log says of itself. */
export interface LogEntry {
  readonly __typename?: string | undefined;
  readonly cursor: string;
}

/**
 * Moves on to an event. `isNew` is false for one that was seen already (a reconnect may bring it
 * twice); after `ResyncRequired` the page's data must be loaded again before going on.
 */
export function advance(
  position: Position,
  entry: LogEntry,
): { position: Position; isNew: boolean } {
  if (entry.__typename === 'ResyncRequired') {
    return { position: { cursor: entry.cursor, mustReload: true }, isNew: true };
  }
  if (position.cursor !== null && !isAfter(entry.cursor, position.cursor)) {
    return { position, isNew: false };
  }
  return { position: { ...position, cursor: entry.cursor }, isNew: true };
}

/** Whether a cursor lies behind another; cursors of different epochs always do. */
export function isAfter(cursor: string, other: string): boolean {
  const [epoch, seq] = split(cursor);
  const [otherEpoch, otherSeq] = split(other);
  return epoch !== otherEpoch || seq > otherSeq;
}

/** Puts an entry at its place in a sorted list, or moves it there; the list stays bounded. */
export function place<E extends { readonly id: string }>(
  list: readonly E[],
  entry: E,
  compare: (a: E, b: E) => number,
  limit: number = windowSize,
): readonly E[] {
  const others = list.filter((held) => held.id !== entry.id);
  const before = others.filter((held) => compare(held, entry) <= 0);
  return [...before, entry, ...others.slice(before.length)].slice(0, limit);
}

function split(cursor: string): [string, number] {
  const dot = cursor.lastIndexOf('.');
  return [cursor.slice(0, dot), Number(cursor.slice(dot + 1))];
}

/** By seq, each id once; of two with the same id the first given stays. */
function ordered<L extends Line>(lines: readonly L[]): readonly L[] {
  const byId = new Map<string, L>();
  for (const line of lines) if (!byId.has(line.id)) byId.set(line.id, line);
  return [...byId.values()].toSorted((a, b) => a.seq - b.seq);
}

function keepNewest<L extends Line>(feed: Feed<L>): Feed<L> {
  const extra = feed.lines.length - windowSize;
  if (extra <= 0) return feed;
  return { ...feed, lines: feed.lines.slice(extra), hasOlder: true };
}

function keepOldest<L extends Line>(feed: Feed<L>): Feed<L> {
  if (feed.lines.length <= windowSize) return feed;
  return { ...feed, lines: feed.lines.slice(0, windowSize), hasNewer: true };
}
