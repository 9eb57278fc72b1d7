import { place } from '@cbf/client/feed';
import type { ConversationFieldsFragment, InboxQuery } from '#lib/api/generated.ts';
import type { LogEvent } from '#lib/live/feed.svelte.ts';
import { belongs, type Filter } from './filters.ts';

/** A line of the list. */
export type Row = ConversationFieldsFragment;

/** The list as far as it is loaded, newest conversation first. */
export interface Rows {
  readonly rows: readonly Row[];
  /** Where the next page begins; null when all are here. */
  readonly next: string | null;
  /** Something was said in a conversation that isn't here: look at the newest page again. */
  readonly isBehind: boolean;
  /** The log could not be followed: what lies behind the first page is as it was before. */
  readonly isTorn: boolean;
}

/** Conversations held at once; who needs older ones searches. */
const most = 500;

/** Newest first; equal times keep one order by id. */
export function newestFirst(a: Row, b: Row): number {
  return timeOf(b).localeCompare(timeOf(a)) || b.id.localeCompare(a.id);
}

type Loaded = InboxQuery['conversations'];

/** Begins with the page that was loaded. */
export function rowsOf({ edges, pageInfo }: Loaded): Rows {
  const rows = edges.map(({ node }) => node);
  return {
    rows,
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    isBehind: false,
    isTorn: false,
  };
}

/** Adds the next page; what was just loaded wins over what is held. */
export function withPage(rows: Rows, page: Loaded): Rows {
  const { rows: loaded, next } = rowsOf(page);
  return { ...rows, rows: loaded.reduce(put, rows.rows), next };
}

/** The newest page once more: newcomers come in, and what is held further down stays. */
export function refreshed(rows: Rows, newest: Loaded): Rows {
  return { ...withPage(rows, newest), next: rows.next, isBehind: false };
}

/**
 * The list when its first page was loaded anew: what isn't in it any more is gone, and what lies
 * behind it stays, so that whoever has scrolled down still sees the same.
 */
export function renewed(rows: Rows, page: Loaded): Rows {
  const fresh = rowsOf(page);
  const last = fresh.rows.at(-1);
  if (fresh.next === null || last === undefined) return fresh;
  const isFresh = new Set(fresh.rows.map(({ id }) => id));
  const behind = rows.rows.filter((row) => !isFresh.has(row.id) && newestFirst(last, row) < 0);
  if (behind.length === 0) return fresh;
  return {
    ...fresh,
    rows: [...fresh.rows, ...behind],
    next: rows.next,
    isTorn: rows.isTorn,
  };
}

/**
 * The list when a page further down was loaded anew, the one that begins behind a row: what lay in
 * its place and isn't in it any more is gone.
 */
export function renewedBehind(rows: Rows, row: Row, page: Loaded): Rows {
  const fresh = rowsOf(page);
  const last = fresh.next === null ? undefined : fresh.rows.at(-1);
  const isElsewhere = (held: Row) =>
    newestFirst(held, row) <= 0 || (last !== undefined && newestFirst(last, held) < 0);
  const isMore = last !== undefined && rows.rows.some((held) => newestFirst(last, held) < 0);
  const kept = rows.rows.filter(isElsewhere);
  return { ...rows, rows: fresh.rows.reduce(put, kept), next: isMore ? rows.next : fresh.next };
}

/** The list after a batch of the log: moved up, changed, left out. */
export function absorb(rows: Rows, filter: Filter, entries: readonly LogEvent[]): Rows {
  return entries.reduce((held, entry) => absorbOne(held, filter, entry), rows);
}

function absorbOne(rows: Rows, filter: Filter, entry: LogEvent): Rows {
  switch (entry.__typename) {
    case 'ConversationChanged':
      return changed(rows, filter, entry.conversation);
    case 'MessageAdded': {
      const { message } = entry;
      const row = rows.rows.find(({ id }) => id === entry.conversationId);
      if (row === undefined) return { ...rows, isBehind: true };
      if (message.seq <= row.lastSeq && message.id !== row.lastMessage?.id) return rows;
      const said = { lastMessage: message, lastMessageAt: message.createdAt, lastSeq: message.seq };
      return { ...rows, rows: put(rows.rows, { ...row, ...said }) };
    }
    case 'MessageChanged':
      return change(rows, entry.conversationId, (row) =>
        row.lastMessage?.id === entry.message.id ? { ...row, lastMessage: entry.message } : row,
      );
    case 'TurnChanged': {
      const { turn } = entry;
      const isOpen = turn.state === 'QUEUED' || turn.state === 'THINKING';
      return change(rows, entry.conversationId, (row) => {
        if (isOpen) return { ...row, openTurn: turn };
        return row.openTurn?.id === turn.id ? { ...row, openTurn: null } : row;
      });
    }
    case 'BotChanged': {
      const { id, name } = entry.bot;
      const named = (row: Row) => (row.bot.id === id ? { ...row, bot: { id, name } } : row);
      return { ...rows, rows: rows.rows.map(named) };
    }
    case 'BotStatusChanged':
    case 'ChannelChanged':
      return rows;
    case 'ResyncRequired':
      return { ...rows, isTorn: true };
  }
}

function changed(rows: Rows, filter: Filter, row: Row): Rows {
  const isHeld = rows.rows.some(({ id }) => id === row.id);
  const fits = belongs(filter, row);
  if (fits === false) return { ...rows, rows: rows.rows.filter(({ id }) => id !== row.id) };
  if (isHeld) return { ...rows, rows: put(rows.rows, row) };
  if (fits === 'unknown') return rows;
  const last = rows.rows.at(-1);
  // Beyond what is loaded there may be others in between: its page will bring it.
  if (rows.next !== null && last !== undefined && newestFirst(last, row) < 0) return rows;
  return { ...rows, rows: put(rows.rows, row) };
}

function change(rows: Rows, id: string, work: (row: Row) => Row): Rows {
  return { ...rows, rows: rows.rows.map((row) => (row.id === id ? work(row) : row)) };
}

function put(rows: readonly Row[], row: Row): readonly Row[] {
  return place(rows, row, newestFirst, most);
}

function timeOf(row: Row): string {
  return row.lastMessageAt ?? row.createdAt;
}
