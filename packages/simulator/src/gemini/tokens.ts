import type { Content, Part } from './request.ts';

const FIXED_MEDIA_TOKENS = 258;
const LATIN_WORD = 9;
const OTHER_WORD = 4;

/**
 * Splits a text into tokens the way the recorded counts suggest and gives the end offset of each:
 * a short word is one token, a digit is one (and so is the space before a number), a run of line
 * breaks is one. A prefix of a text never has more tokens than the text.
 */
export function tokenEnds(text: string): number[] {
  const ends: number[] = [];
  for (const match of text.matchAll(/\p{L}[\p{L}\p{M}ʻʼ‘]*|\p{N}| (?=\p{N})|\n+|[^\s]/gu)) {
    const start = match.index;
    const piece = match[0];
    const step = /^\p{Script=Latin}/u.test(piece) ? LATIN_WORD : OTHER_WORD;
    const pieces = /^\p{L}/u.test(piece) ? Math.ceil(piece.length / step) : 1;
    for (let n = 1; n < pieces; n += 1) ends.push(start + n * step);
    ends.push(start + piece.length);
  }
  return ends;
}

/** Tokens of a text: always the same for the same text, and 0 for one without signs. */
export function countText(text: string): number {
  return tokenEnds(text).length;
}

/** The longest beginning of a text that costs at most `limit` tokens. */
export function cutToTokens(text: string, limit: number): string {
  const ends = tokenEnds(text);
  if (ends.length <= limit) return text;
  return text.slice(0, ends[limit - 1] ?? 0);
}

/** Tokens of one part; a picture, a voice or a file costs a fixed number, as the real one does. */
export function countPart(part: Part): number {
  if (part.text !== undefined) return countText(part.text);
  if (part.inlineData || part.fileData) return FIXED_MEDIA_TOKENS;
  const data = part.functionCall ?? part.functionResponse ?? part.executableCode;
  return data === undefined ? 0 : countText(JSON.stringify(data));
}

/** Tokens of a turn: its parts and one for the role. */
export function countContent(content: Content): number {
  return content.parts.reduce((sum, part) => sum + countPart(part), 1);
}

/** Tokens of many turns. */
export function countContents(contents: readonly Content[]): number {
  return contents.reduce((sum, content) => sum + countContent(content), 0);
}

/** What a part is counted as in `…TokensDetails`. */
function modalityOf(part: Part): 'TEXT' | 'IMAGE' | 'AUDIO' | 'VIDEO' | 'DOCUMENT' {
  const type = (part.inlineData ?? part.fileData)?.mimeType ?? 'text/plain';
  if (type.startsWith('image/')) return 'IMAGE';
  if (type.startsWith('audio/')) return 'AUDIO';
  if (type.startsWith('video/')) return 'VIDEO';
  return type === 'application/pdf' ? 'DOCUMENT' : 'TEXT';
}

/** The counts of many turns by modality, in the order in which they first occur. */
export function byModality(
  contents: readonly Content[],
): { modality: string; tokenCount: number }[] {
  const sums = new Map<string, number>();
  for (const content of contents) {
    sums.set('TEXT', (sums.get('TEXT') ?? 0) + 1);
    for (const part of content.parts) {
      const modality = modalityOf(part);
      sums.set(modality, (sums.get(modality) ?? 0) + countPart(part));
    }
  }
  return [...sums].map(([modality, tokenCount]) => ({ modality, tokenCount }));
}
