import type { Outbound } from '../channel.ts';
import { clip, formatMarkdown, type Formatted } from './markdown.ts';
import type { TelegramPiece } from './types.ts';

/** The longest text of one message, in UTF-16 units without markup. */
export const LONGEST_TEXT = 4_096;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** A border of this kind is taken when the piece before it is at least this full. */
const BORDERS: readonly [border: RegExp, least: number][] = [
  [/\n{2,}/g, 0.5],
  [/\n/g, 0.5],
  [/(?<=[.!?…。！？]["'»”)]*)\s+/gu, 0.5],
  [/\s+/gu, 0.25],
];

/**
 * A message as Telegram messages: cut at a paragraph, a line, a sentence or a word, formatting
 * carried over the cut, buttons under the last. A text without anything to see becomes "…",
 * because Telegram refuses an empty message.
 */
export function layOutForTelegram({ text, buttons = [] }: Outbound): TelegramPiece[] {
  const pieces = split(formatMarkdown(text)).filter((piece) => isVisible(piece.text));
  const laidOut = pieces.length > 0 ? pieces : [{ text: '…', entities: [] }];
  return laidOut.map((piece, n) => ({
    ...piece,
    buttons: n === laidOut.length - 1 ? buttons : [],
  }));
}

/** The pieces of a formatted text, each within the limit; none is cut inside a character. */
export function split(whole: Formatted, limit = LONGEST_TEXT): Formatted[] {
  const pieces: Formatted[] = [];
  let from = 0;
  while (whole.text.length - from > limit) {
    const rest = whole.text.slice(from, from + limit + 1);
    const [end, next] = cut(rest, limit);
    pieces.push(clip(whole, from, from + end));
    from += next;
    // Telegram drops white space that a message begins with.
    while (/^\s(?!\p{M})/u.test(whole.text.slice(from, from + 3))) from++;
  }
  pieces.push(clip(whole, from, whole.text.length));
  return pieces.filter(({ text }) => text !== '');
}

/** Where the piece ends and where the next begins; `rest` is one unit longer than the limit. */
function cut(rest: string, limit: number): [end: number, next: number] {
  const segments = graphemes.segment(rest);
  for (const [border, least] of BORDERS) {
    const found = [...rest.matchAll(border)].findLast(({ index }) => index <= limit);
    if (!found || found.index < limit * least) continue;
    const next = found.index + found[0].length;
    // A space may carry a mark above it, and is then no border.
    if (next < rest.length && segments.containing(next)?.index !== next) continue;
    return [found.index, next];
  }
  const whole = segments.containing(limit)?.index ?? limit;
  if (whole > 0) return [whole, whole];
  // One character longer than a message: at least no half of a code point is sent.
  const isHalf = /[\uDC00-\uDFFF]/.test(rest.charAt(limit));
  const end = isHalf ? limit - 1 : limit;
  return [end, end];
}

function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}
