import { describe, expect, it } from 'vitest';
import { conversation, entry, message } from '../../../test/samples.ts';
import { olderPage, pagesTo, type TalkPage } from './older.ts';
import { absorb, startTalk, withOlder, type Talk } from './talk.ts';

/** A conversation of so many messages as the api pages it, and what was asked of it. */
function house(count: number, size = 10) {
  const asked: (string | null)[] = [];
  const read = async (before: string | null): Promise<TalkPage> => {
    asked.push(before);
    const end = before === null ? count + 1 : Number(before);
    const seqs = Array.from({ length: size }, (_, place) => end - size + place);
    return {
      pageInfo: { hasPreviousPage: end - size > 1 },
      edges: seqs
        .filter((seq) => seq >= 1)
        .map((seq) => ({ node: message(seq), cursor: String(seq) })),
    };
  };
  return { asked, read };
}

async function open(count: number): Promise<Talk> {
  const messages = await house(count).read(null);
  return startTalk({ ...conversation({ lastSeq: count }), messages });
}

const seqs = (talk: Talk) => talk.feed.lines.map(({ seq }) => seq);

describe('earlier messages', () => {
  it('are the page before the first that is held', async () => {
    const talk = await open(30);
    const { read, asked } = house(30);
    const page = await olderPage(talk, read);
    expect(asked).toEqual(['21']);
    expect(page?.edges.map(({ node }) => node.seq)).toEqual([
      11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
    ]);
  });

  it('are found without a hole when all that is held arrived live', async () => {
    const fresh = await open(1);
    const live = Array.from({ length: 230 }, (_, place) => entry.added(message(place + 2)));
    const talk = absorb(fresh, live);
    expect([seqs(talk).length, seqs(talk)[0], talk.feed.hasOlder]).toEqual([200, 32, true]);
    const page = await olderPage(talk, house(231, 50).read);
    const all = page === null ? talk : withOlder(talk, page);
    const [first = 0] = seqs(all);
    expect(first).toBeLessThan(32);
    expect(seqs(all)).toEqual(seqs(all).map((_, place) => first + place));
  });

  it('are null when the api does not answer', async () => {
    expect(await olderPage(await open(30), async () => null)).toBeNull();
  });
});

describe('the way back to one message', () => {
  it('is empty when the newest page has it, or none is looked for', async () => {
    const { read, asked } = house(30);
    const newest = await read(null);
    expect(await pagesTo('msg_25', newest, read)).toEqual([]);
    expect(await pagesTo(null, newest, read)).toEqual([]);
    expect(asked).toEqual([null]);
  });

  it('leads over every page in between', async () => {
    const { read } = house(50);
    const newest = await read(null);
    const pages = await pagesTo('msg_15', newest, read);
    const talk = pages.reduce(
      withOlder,
      startTalk({ ...conversation({ lastSeq: 50 }), messages: newest }),
    );
    expect(seqs(talk)).toEqual(Array.from({ length: 40 }, (_, place) => place + 11));
  });

  it('is given up after ten pages, at the beginning, or without an answer', async () => {
    const { read } = house(500);
    const newest = await read(null);
    expect(await pagesTo('msg_1', newest, read)).toHaveLength(10);
    expect(await pagesTo('none', await house(15).read(null), house(15).read)).toHaveLength(1);
    expect(await pagesTo('msg_1', newest, async () => null)).toEqual([]);
  });
});
