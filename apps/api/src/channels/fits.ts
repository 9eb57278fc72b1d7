import type { Limits } from './limits.ts';

type Measure = Pick<Limits, 'text' | 'textUnit'>;

/** What a platform's own marks, such as bullets, may add to a text when it is sent. */
const marks = 40;

/** Whether a text goes out as one message of its platform. */
export function isWithin(text: string, { text: most, textUnit }: Measure): boolean {
  return sizeOf(text, textUnit) + marks <= most;
}

/** The beginning of a text that goes out as one message, cut between words. */
export function cutTo(text: string, limits: Measure): string {
  if (isWithin(text, limits)) return text;
  let kept = '';
  for (const word of text.split(/(?<=\s)/u)) {
    if (!isWithin(`${kept}${word}…`, limits)) break;
    kept += word;
  }
  // One word that is longer than all that fits.
  for (const letter of kept === '' ? text : []) {
    if (!isWithin(`${kept}${letter}…`, limits)) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

function sizeOf(text: string, unit: Limits['textUnit']): number {
  switch (unit) {
    case 'UTF16':
      return text.length;
    case 'CHARACTERS':
      return [...text].length;
    case 'BYTES':
      return Buffer.byteLength(text);
  }
}
