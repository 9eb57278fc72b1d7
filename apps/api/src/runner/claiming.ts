import type { Parts } from '../context.ts';

/**
 * What a claim hands out, and nothing while this api ends: whoever works comes back to another
 * api, and asks there.
 */
export async function handOut<Claimed>(
  { isDraining }: Pick<Parts, 'isDraining'>,
  claim: () => Promise<Claimed[]>,
): Promise<Claimed[]> {
  return isDraining() ? [] : claim();
}
