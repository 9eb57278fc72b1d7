import { clip, type Formatted } from './markdown.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** A border of this kind is taken when the piece before it is at least this full. */
const BORDERS: readonly [border: RegExp, least: number][] = [
  [/\n{2,}/g, 0.5],
  [/\n/g, 0.5],
  [/(?<=[.!?…。！？]["'»”)]*)\s+/gu, 0.5],
  [/\s+/gu, 0.25],
];

/** How many UTF-16 units of a text fit into one message, counted from a place in it. */
export type Reach = (text: string, from: number) => number;

/** So many UTF-16 units fit. */
export function withinUnits(most: number): Reach {
  return () => most;
}

/** So many characters (code points) fit. */
export function withinCharacters(most: number): Reach {
  return reachBy(most, () => 1);
}

/** So many bytes of UTF-8 fit. */
export function withinBytes(most: number): Reach {
  return reachBy(most, (letter) => Buffer.byteLength(letter));
}

function reachBy(most: number, sizeOf: (letter: string) => number): Reach {
  return (text, from) => {
    let left = most;
    let units = 0;
    // No letter takes less than one of either measure for each of its units.
    for (const letter of text.slice(from, from + 2 * most)) {
      left -= sizeOf(letter);
      if (left < 0) break;
      units += letter.length;
    }
    return units;
  };
}

/** The pieces of a formatted text, each within reach; none is cut inside a character. */
export function split(whole: Formatted, reach: Reach): Formatted[] {
  const { text } = whole;
  const characters = graphemes.segment(text);
  const startOf = (at: number): number => characters.containing(at)?.index ?? at;
  const pieces: Formatted[] = [];
  let from = 0;
  for (;;) {
    const limit = reach(text, from);
    if (text.length - from <= limit) break;
    const [end, next] = cut(text, from, limit, startOf);
    pieces.push(clip(whole, from, end));
    from = next;
    // Messengers drop white space that a message begins with.
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

/** Whether there is anything to see in a text; messengers refuse a message without. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}
