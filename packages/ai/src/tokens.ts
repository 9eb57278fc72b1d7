const encoder = new TextEncoder();

/**
 * How many tokens a text takes, roughly: a quarter of its UTF-8 bytes, rounded up. Deterministic
 * and without a dictionary, because the provider's own tokenizer has to be downloaded.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(encoder.encode(text).length / 4);
}

/**
 * The end of a text that takes no more than so many tokens, never beginning inside a character;
 * the end, because a long message usually closes with what is wanted.
 */
export function lastTokens(text: string, limit: number): string {
  if (estimateTokens(text) <= limit) return text;
  const mark = '… ';
  let bytes = Math.max(0, limit) * 4 - encoder.encode(mark).length;
  const graphemes = [...new Intl.Segmenter().segment(text)];
  let from = text.length;
  for (let i = graphemes.length - 1; i >= 0; i--) {
    const grapheme = graphemes[i];
    if (grapheme === undefined) break;
    bytes -= encoder.encode(grapheme.segment).length;
    if (bytes < 0) break;
    from = grapheme.index;
  }
  return from === text.length ? '' : mark + text.slice(from);
}

const TOKENS_OF_IMAGE = 1_120;
const TOKENS_OF_SECOND = 32;
/** A voice note of 16 kbit/s; what is louder is shorter than this makes it. */
const BYTES_OF_SECOND = 2_000;

/** How many tokens a picture or a recording takes, on the high side: nothing of it is decoded. */
export function estimateMediaTokens(mimeType: string, bytes: number): number {
  if (mimeType.startsWith('image/')) return TOKENS_OF_IMAGE;
  return TOKENS_OF_SECOND * Math.ceil(bytes / BYTES_OF_SECOND);
}
