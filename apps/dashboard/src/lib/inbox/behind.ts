import type { InboxQuery } from '#lib/api/generated.ts';
import { newestFirst, renewedBehind, type Rows } from './rows.ts';

type Page = InboxQuery['conversations'];

/**
 * Reads anew what the list holds behind its first page, page after page, and tells how the list
 * changes. It ends where the list does, or when a page doesn't come: then it gives false.
 */
export async function renewBehind(
  held: Rows,
  first: Page,
  read: (after: string) => Promise<Page | null>,
  change: (renew: (rows: Rows) => Rows) => void,
): Promise<boolean> {
  const farthest = held.rows.at(-1);
  let before = first;
  for (;;) {
    const { hasNextPage, endCursor } = before.pageInfo;
    const row = before.edges.at(-1)?.node;
    if (!hasNextPage || endCursor === null || !row || !farthest) return true;
    if (newestFirst(farthest, row) <= 0) return true;
    const page = await read(endCursor);
    if (page === null) return false;
    change((rows) => renewedBehind(rows, row, page));
    before = page;
  }
}
