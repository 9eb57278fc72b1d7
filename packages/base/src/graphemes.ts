const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The characters of `text` as a reader counts them: an emoji family or a letter with marks is one. */
export function splitGraphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment);
}
