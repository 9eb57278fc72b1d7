import { createHash } from 'node:crypto';
import { invalid } from './errors.ts';
import { fold } from './language.ts';
import type { Model } from './models.ts';
import type { EmbedRequest } from './request.ts';
import { textOf } from './prompt.ts';

const STANDARD_SIZE = 3072;

/**
 * The vector of a text: of length 1, of the asked size, the same for the same text and close for
 * texts that share words. Refuses a text that is empty and a size that the model does not have.
 */
export function embed(request: EmbedRequest, model: Model): number[] {
  const config = request.embedContentConfig;
  const size = request.outputDimensionality ?? config?.outputDimensionality ?? STANDARD_SIZE;
  const { least, most } = model.embeds ?? { least: 1, most: STANDARD_SIZE };
  if (size < least || size > most) {
    throw invalid(
      `* EmbedContentRequest.output_dimensionality: must be between ${least} and ${most}.\n`,
    );
  }
  const text = request.content ? textOf(request.content) : '';
  if (text.trim() === '') {
    throw invalid('* EmbedContentRequest.content: contents is not specified\n');
  }
  return vectorOf(text, size);
}

function vectorOf(text: string, size: number): number[] {
  const sums = new Float64Array(size);
  for (const [feature, weight] of featuresOf(text)) {
    const hash = createHash('sha256').update(feature).digest();
    for (let n = 0; n < 8; n += 1) {
      const value = hash.readUInt32LE(n * 4);
      const place = (value >>> 1) % size;
      sums[place] = (sums[place] ?? 0) + (value & 1 ? weight : -weight);
    }
  }
  const length = Math.hypot(...sums) || 1;
  return Array.from(sums, (value) => value / length);
}

function featuresOf(text: string): [feature: string, weight: number][] {
  const words = fold(text).match(/[\p{L}\p{N}ʻ]+/gu) ?? [fold(text)];
  return words.flatMap((word): [string, number][] => [
    [`word ${word}`, 1],
    ...Array.from({ length: Math.max(0, word.length - 2) }, (_, n): [string, number] => [
      `part ${word.slice(n, n + 3)}`,
      0.3,
    ]),
  ]);
}
