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
