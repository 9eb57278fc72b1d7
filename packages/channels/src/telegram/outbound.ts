import type { Outbound } from '../outbound.ts';
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
  const { text } = whole;
  const characters = graphemes.segment(text);
  const startOf = (at: number): number => characters.containing(at)?.index ?? at;
  const pieces: Formatted[] = [];
  let from = 0;
  while (text.length - from > limit) {
    const [end, next] = cut(text, from, limit, startOf);
    pieces.push(clip(whole, from, end));
    from = next;
    // Telegram drops white space that a message begins with.
    while (/\s/.test(text.charAt(from)) && startOf(from + 1) === from + 1) from++;
  }
  pieces.push(clip(whole, from, text.length));
  return pieces.filter((piece) => piece.text !== '');
}

/** Where the piece that begins at `from` ends, and where the next begins. */
function cut(
  text: string,
  from: number,
  limit: number,
  startOf: (at: number) => number,
): [end: number, next: number] {
  const rest = text.slice(from, from + limit + 1);
  for (const [border, least] of BORDERS) {
    const found = [...rest.matchAll(border)].at(-1);
    if (!found || found.index < limit * least) continue;
    const next = from + found.index + found[0].length;
    // A space may carry a mark above it, and is then no border.
    if (startOf(next) === next) return [from + found.index, next];
  }
  const whole = startOf(from + limit);
  if (whole > from) return [whole, whole];
  // One character longer than a message: at least no half of a code point is sent.
  const isHalf = /[\uDC00-\uDFFF]/.test(rest.charAt(limit));
  const end = from + (isHalf ? limit - 1 : limit);
  return [end, end];
}

function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}
