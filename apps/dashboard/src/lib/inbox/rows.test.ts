import { describe, expect, it } from 'vitest';
import { conversation, entry, message, minute, turn } from '../../../test/samples.ts';
import type { Filter } from './filters.ts';
import { absorb, refreshed, renewed, rowsOf, withPage, type Row } from './rows.ts';

const all: Filter = { show: 'all', botId: null, query: '' };

function page(rows: readonly Row[], endCursor: string | null = null) {
  return {
    pageInfo: { hasNextPage: endCursor !== null, endCursor },
    edges: rows.map((node) => ({ node })),
  };
}

const row = (id: string, at: number, more: Partial<Row> = {}): Row =>
  conversation({ id, lastMessageAt: minute(at), lastSeq: at, ...more });
const ids = ({ rows }: { rows: readonly Row[] }) => rows.map(({ id }) => id);
const inTalk = (id: string, seq: number) => message(seq, { conversationId: id });

describe('the list of conversations', () => {
  const list = rowsOf(page([row('c', 30), row('b', 20), row('a', 10)]));

  it('moves a conversation up when something is said in it', () => {
    const moved = absorb(list, all, [entry.added(inTalk('a', 40))]);
    expect(ids(moved)).toEqual(['a', 'c', 'b']);
    expect(moved.rows[0]).toMatchObject({ lastSeq: 40, lastMessage: { text: 'Line 40' } });
  });

  it('stays as it is when an old entry comes a second time', () => {
    expect(ids(absorb(list, all, [entry.added(inTalk('a', 5))]))).toEqual(['c', 'b', 'a']);
  });

  it('says that it is behind when a conversation speaks that it does not hold', () => {
    expect(absorb(list, all, [entry.added(inTalk('x', 40))]).isBehind).toBe(true);
    const again = refreshed({ ...list, isBehind: true }, page([row('x', 40), row('c', 30)]));
    expect([ids(again), again.isBehind]).toEqual([['x', 'c', 'b', 'a'], false]);
  });

  it('keeps what lies behind its first page when that is loaded anew, and drops what has gone', () => {
    const far = withPage(
      rowsOf(page([row('c', 30), row('b', 20)], 'x')),
      page([row('a', 10)], 'y'),
    );
    const now = renewed(far, page([row('d', 40), row('b', 20)], 'z'));
    expect([ids(now), now.next]).toEqual([['d', 'b', 'a'], 'y']);
    expect(ids(renewed(far, page([row('d', 40)])))).toEqual(['d']);
  });

  it('takes in a conversation that is new', () => {
    const changed = entry.conversation(row('new', 50));
    expect(ids(absorb(list, all, [changed]))).toEqual(['new', 'c', 'b', 'a']);
  });

  it('lets go of one that no longer fits the filter', () => {
    const closed = entry.conversation(row('b', 20, { status: 'CLOSED' }));
    expect(ids(absorb(list, all, [closed]))).toEqual(['c', 'a']);
  });

  it('leaves one for its page that lies beyond what is loaded', () => {
    const loaded = rowsOf(page([row('c', 30), row('b', 20)], 'next'));
    const old = entry.conversation(row('old', 5));
    expect(ids(absorb(loaded, all, [old]))).toEqual(['c', 'b']);
    expect(ids(absorb({ ...loaded, next: null }, all, [old]))).toEqual(['c', 'b', 'old']);
  });

  it('changes but never adds or removes while a search is on', () => {
    const search = { ...all, query: 'choy' };
    const changed = absorb(list, search, [
      entry.conversation(row('b', 20, { status: 'CLOSED' })),
      entry.conversation(row('new', 50)),
    ]);
    expect(ids(changed)).toEqual(['c', 'b', 'a']);
    expect(changed.rows[1]?.status).toBe('CLOSED');
  });

  it('shows that a bot thinks, until it has', () => {
    const of = (state: 'THINKING' | 'DONE') => entry.turn(turn({ conversationId: 'b', state }));
    const thinking = absorb(list, all, [of('THINKING')]);
    expect(thinking.rows[1]?.openTurn?.state).toBe('THINKING');
    expect(absorb(thinking, all, [of('DONE')]).rows[1]?.openTurn).toBeNull();
  });

  it('adds the next page behind, each conversation once', () => {
    const more = withPage({ ...list, next: 'x' }, page([row('a', 10), row('z', 1)]));
    expect([ids(more), more.next]).toEqual([['c', 'b', 'a', 'z'], null]);
  });
});
