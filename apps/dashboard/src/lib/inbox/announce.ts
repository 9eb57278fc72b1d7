import { m } from '#lib/paraglide/messages.js';
import type { Said } from './talk.ts';
import { preview } from './words.ts';

/** What is read out; longer messages are read in the conversation itself. */
const longest = 160;

/**
 * What a screen reader says about the messages after a line: the last of them, and how many there
 * are. Null when there are none, or only the viewer's own.
 */
export function announcement(
  lines: readonly Said[],
  afterSeq: number,
  nameOf: (line: Said) => string,
): string | null {
  const news = lines.filter((line) => line.seq > afterSeq && line.author !== 'OPERATOR');
  const last = news.at(-1);
  if (last === undefined) return null;
  const words = preview(last);
  const text = words.length > longest ? `${words.slice(0, longest)}…` : words;
  const name = nameOf(last);
  if (news.length === 1) return m.inbox_announce_one({ name, text });
  return m.inbox_announce_many({ count: news.length, name, text });
}
