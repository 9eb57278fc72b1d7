import { outcomeOf } from '../outcome.ts';
import { tryAdapters } from '../webhooks/source.ts';
import { stormHooks } from '../webhooks/storm.ts';
import type { Row } from './row.ts';

interface Size {
  /** So many the adapters read and so many forged signatures they check; 0 where other tests do it. */
  read: number;
  /** So many go over the wire to a running house. */
  sent: number;
  grownMb: number;
}

/** Mutated webhooks of every kind and forged signatures: first the adapters alone, then a whole house. */
export const webhooks: Row<Size> = {
  name: 'webhooks',
  says: 'mutated, forged, packed and huge webhooks: no 5xx, none accepted, no wrong row, bounded memory',
  // The adapters' part of this size runs with their own tests.
  ci: { read: 0, sent: 300, grownMb: 200 },
  full: { read: 100_000, sent: 100_000, grownMb: 150 },
  run: async (size, seed) => {
    const begun = performance.now();
    const wrong = size.read > 0 ? await tryAdapters(size.read, seed) : [];
    const { figures, wrong: seen } = await stormHooks(size.sent, seed);
    wrong.push(...seen);
    if (figures.grownMb > size.grownMb) wrong.push(`A process grew by ${figures.grownMb} MB.`);
    return outcomeOf({ row: 'webhooks', seed, begun }, 'I1', {
      figures: { readByAdapters: size.read, forgedSignatures: size.read, ...figures },
      wrong,
    });
  },
};
