import { expect, it } from 'vitest';
import { conversation, entry, minute } from '../../../test/samples.ts';
import { renewBehind } from './behind.ts';
import { absorb, renewed, rowsOf, withPage, type Row, type Rows } from './rows.ts';

const row = (id: string, at: number, more: Partial<Row> = {}): Row =>
  conversation({ id, lastMessageAt: minute(at), lastSeq: at, ...more });
const page = (rows: readonly Row[], endCursor: string | null = null) => ({
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
  edges: rows.map((node) => ({ node })),
});
const everything = { show: 'all', botId: null, query: '' } as const;

/** A list of three pages after the log could not be followed and the first was loaded again. */
function torn(first: ReturnType<typeof page>): Rows {
  const second = withPage(
    rowsOf(page([row('f', 60), row('e', 50)], 'e')),
    page([row('d', 40), row('c', 30)], 'c'),
  );
  const third = withPage(second, page([row('b', 20), row('a', 10)], 'a'));
  return renewed(absorb(third, everything, [entry.resync()]), first);
}

it('what lies behind the first page is read anew when the log could not be followed', async () => {
  const first = page([row('g', 70), row('f', 60)], 'f');
  let list = torn(first);
  expect(list.isTorn).toBe(true);
  const answers: Record<string, ReturnType<typeof page>> = {
    f: page([row('e', 50, { status: 'CLOSED' }), row('c', 30)], 'c'),
    c: page([row('b', 20), row('a', 10, { needsHuman: true })], 'a'),
  };
  const asked: string[] = [];
  const read = (after: string) => {
    asked.push(after);
    return Promise.resolve(answers[after] ?? null);
  };
  expect(await renewBehind(list, first, read, (renew) => (list = renew(list)))).toBe(true);
  expect(asked).toEqual(['f', 'c']);
  expect(list.rows.map(({ id }) => id)).toEqual(['g', 'f', 'e', 'c', 'b', 'a']);
  expect(list.rows[2]?.status).toBe('CLOSED');
  expect(list.rows[5]?.needsHuman).toBe(true);
  expect(list.next).toBe('a');
});

it('a page that does not come leaves the rest as it was', async () => {
  const first = page([row('g', 70), row('f', 60)], 'f');
  let list = torn(first);
  const none = () => Promise.resolve(null);
  expect(await renewBehind(list, first, none, (renew) => (list = renew(list)))).toBe(false);
  expect(list.rows.map(({ id }) => id)).toEqual(['g', 'f', 'e', 'd', 'c', 'b', 'a']);
});
