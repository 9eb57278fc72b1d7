const mark = '\u0001';

/** The words of a text, each behind a mark: a platform may keep other white space than was sent. */
export function bare(text: string): string {
  return text.replace(/\s*(\S+)\s*/g, `${mark}$1`);
}

/** Where in a text these words come, from there on; not the beginning of a longer word. -1 for nowhere. */
export function placeIn(text: string, words: string, from = 0): number {
  const at = text.indexOf(words, from);
  const next = at < 0 ? undefined : text[at + words.length];
  return next === undefined || next === mark ? at : placeIn(text, words, at + 1);
}
