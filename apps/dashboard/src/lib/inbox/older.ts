import type { TalkQuery } from '#lib/api/generated.ts';
import type { Talk } from './talk.ts';

/** One page of a conversation's messages as the api gives it. */
export type TalkPage = TalkQuery['conversation']['messages'];

/** Reads a page before a place, or the newest one; null when the api didn't answer. */
export type ReadPage = (before: string | null) => Promise<TalkPage | null>;

/** How many pages are walked at most to find a line. */
const farthest = 10;

/**
 * The page before the oldest line that is held. A line that arrived live knows no place in the
 * list, so then it walks back from the newest page until it reaches older ones. Null when the api
 * didn't answer.
 */
export async function olderPage(talk: Talk, read: ReadPage): Promise<TalkPage | null> {
  const first = talk.feed.lines.at(0);
  if (first === undefined) return read(null);
  let page = await read(first.cursor ?? null);
  for (let walked = 0; walked < farthest && page !== null; walked += 1) {
    const oldest = page.edges.at(0);
    if (oldest === undefined || oldest.node.seq < first.seq) return page;
    if (!page.pageInfo.hasPreviousPage) return page;
    page = await read(oldest.cursor);
  }
  return page;
}

/**
 * The pages before the newest one that lead back to a message, newest first. Stops early when
 * the message is too far back or the api doesn't answer; then the message isn't among them.
 */
export async function pagesTo(
  messageId: string | null,
  newest: TalkPage,
  read: ReadPage,
): Promise<readonly TalkPage[]> {
  const pages: TalkPage[] = [];
  let page: TalkPage | null = newest;
  while (messageId !== null && page !== null && pages.length < farthest) {
    const oldest: TalkPage['edges'][number] | undefined = page.edges.at(0);
    if (page.edges.some(({ node }) => node.id === messageId)) return pages;
    if (oldest === undefined || !page.pageInfo.hasPreviousPage) return pages;
    page = await read(oldest.cursor);
    if (page !== null) pages.push(page);
  }
  return pages;
}
