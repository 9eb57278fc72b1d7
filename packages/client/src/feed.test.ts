import { describe, expect, it } from 'vitest';
import {
  addLine,
  addNewer,
  addOlder,
  advance,
  emptyFeed,
  isAfter,
  place,
  startFeed,
  windowSize,
  type Feed,
  type Line,
} from './feed.ts';

interface Said extends Line {
  readonly text: string;
}

function said(from: number, to: number, text = 'as loaded'): Said[] {
  return Array.from({ length: to - from + 1 }, (_, i) => ({
    id: `msg_${from + i}`,
    seq: from + i,
    text,
  }));
}
function seqs(feed: Feed<Said>): string {
  const first = feed.lines.at(0)?.seq;
  return `${first}…${feed.lines.at(-1)?.seq} (${feed.lines.length})`;
}
const newest = startFeed({ lines: said(51, 100), hasOlder: true, hasNewer: false });

describe('the feed of a conversation', () => {
  it('appends the next line', () => {
    const [line] = said(101, 101);
    if (line) expect(seqs(addLine(newest, line))).toBe('51…101 (51)');
  });

  it('replaces a line that arrives again, so a repeated event changes nothing', () => {
    const [changed] = said(80, 80, 'as changed');
    if (!changed) throw new Error('no line');
    const once = addLine(newest, changed);
    expect(once.lines[29]?.text).toBe('as changed');
    expect(addLine(once, changed)).toEqual(once);
    expect(seqs(once)).toBe('51…100 (50)');
  });

  it('takes the first line of an empty conversation', () => {
    const [line] = said(1, 1);
    if (line) expect(seqs(addLine(emptyFeed<Said>(), line))).toBe('1…1 (1)');
  });

  it('says that it is torn when a line is missing, and keeps what it has', () => {
    const [line] = said(103, 103);
    if (!line) throw new Error('no line');
    const torn = addLine(newest, line);
    expect(torn.isTorn).toBe(true);
    expect(seqs(torn)).toBe('51…100 (50)');
    expect(startFeed({ lines: said(60, 103), hasOlder: true, hasNewer: false }).isTorn).toBe(false);
  });

  it('leaves a changed line that lies before the window to its page', () => {
    const [old] = said(3, 3, 'as changed');
    if (old) expect(addLine(newest, old)).toBe(newest);
  });

  it('merges an older page without overwriting what events have changed', () => {
    const [changed] = said(51, 51, 'as changed');
    if (!changed) throw new Error('no line');
    const page = { lines: said(11, 51, 'as loaded earlier'), hasOlder: true, hasNewer: true };
    const feed = addOlder(addLine(newest, changed), page);
    expect(seqs(feed)).toBe('11…100 (90)');
    expect(feed.lines[40]?.text).toBe('as changed');
    expect(feed.hasOlder).toBe(true);
  });

  it('holds 200 lines: new lines push out the oldest, old pages push out the newest', () => {
    const full = startFeed({ lines: said(1, windowSize), hasOlder: false, hasNewer: false });
    const [next] = said(201, 201);
    if (!next) throw new Error('no line');
    const later = addLine(full, next);
    expect(seqs(later)).toBe('2…201 (200)');
    expect(later.hasOlder).toBe(true);
    const back = addOlder(later, { lines: said(1, 1), hasOlder: false, hasNewer: true });
    expect(seqs(back)).toBe('1…200 (200)');
    expect([back.hasOlder, back.hasNewer]).toEqual([false, true]);
  });

  it('lets live lines pass while it reads the past, and finds them on the way back', () => {
    const past = startFeed({ lines: said(1, 50), hasOlder: false, hasNewer: true });
    const [live] = said(101, 101);
    if (!live) throw new Error('no line');
    expect(addLine(past, live)).toBe(past);
    const back = addNewer(past, { lines: said(51, 101), hasOlder: true, hasNewer: false });
    expect(seqs(back)).toBe('1…101 (101)');
    expect(back.hasNewer).toBe(false);
  });
});

describe('the place in the log', () => {
  it.each([
    ['e1.5', 'e1.4', true],
    ['e1.5', 'e1.5', false],
    ['e1.5', 'e1.10', false],
    ['e2.1', 'e1.900', true],
  ])('%s after %s: %s', (cursor, other, expected) => {
    expect(isAfter(cursor, other)).toBe(expected);
  });

  it('moves with new events and stays at seen ones', () => {
    const start = { cursor: 'e1.7', mustReload: false };
    const moved = advance(start, { __typename: 'MessageAdded', cursor: 'e1.8' });
    expect(moved).toEqual({ position: { cursor: 'e1.8', mustReload: false }, isNew: true });
    const again = advance(moved.position, { __typename: 'MessageAdded', cursor: 'e1.8' });
    expect(again).toEqual({ position: moved.position, isNew: false });
  });

  it('asks for a reload when the log cannot be followed', () => {
    const { position } = advance(
      { cursor: 'e1.7', mustReload: false },
      { __typename: 'ResyncRequired', cursor: 'e2.3' },
    );
    expect(position).toEqual({ cursor: 'e2.3', mustReload: true });
  });
});

describe('a sorted list', () => {
  it('moves an entry to its new place and drops what is beyond the limit', () => {
    const list = [3, 2, 1].map((at) => ({ id: `c${at}`, at }));
    const newestFirst = (a: { at: number }, b: { at: number }) => b.at - a.at;
    const moved = place(list, { id: 'c1', at: 9 }, newestFirst, 3);
    expect(moved.map((entry) => entry.id)).toEqual(['c1', 'c3', 'c2']);
    const added = place(moved, { id: 'c5', at: 5 }, newestFirst, 3);
    expect(added.map((entry) => entry.id)).toEqual(['c1', 'c5', 'c3']);
  });
});
