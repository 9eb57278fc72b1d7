import { outcomeOf } from '../outcome.ts';
import { talkThroughFaults, type PlatformRun } from '../platforms/talk.ts';
import type { Row } from './row.ts';

interface Size {
  /** How many houses are opened one after another, each with seeds and bots of its own. */
  houses: number;
  bots: number;
  metaBots: number;
  customersPerBot: number;
  linesPerCustomer: number;
  /** What must have come together for the row to say anything. */
  sends: number;
  calls: number;
}

/** Telegram, Meta and Gemini fail in every class they have, before every third line or so. */
export const platforms: Row<Size> = {
  name: 'platforms',
  says: 'Telegram, WhatsApp, Instagram and Gemini faults of every class',
  // A free plan has a hundred answers a month, so each bot says fewer.
  ci: {
    houses: 1,
    bots: 12,
    metaBots: 2,
    customersPerBot: 9,
    linesPerCustomer: 9,
    sends: 1_000,
    calls: 1_000,
  },
  // A house lets twenty people register in an hour.
  full: {
    houses: 33,
    bots: 15,
    metaBots: 4,
    customersPerBot: 9,
    linesPerCustomer: 9,
    sends: 50_000,
    calls: 20_000,
  },
  run: async (size, seed) => {
    const begun = performance.now();
    const runs: PlatformRun[] = [];
    for (let house = 0; house < size.houses; house += 1) {
      runs.push(await talkThroughFaults({ ...size, seed: seed + house, share: 0.35 }));
    }
    const sum = (of: 'sends' | 'calls' | 'faults') => runs.reduce((all, run) => all + run[of], 0);
    const figures = { sends: sum('sends'), calls: sum('calls'), faults: sum('faults') };
    const wrong = runs.flatMap((run) => run.wrong.map((says) => `seed ${run.seed}, ${says}`));
    for (const of of ['sends', 'calls'] as const) {
      if (figures[of] < size[of]) wrong.push(`There were only ${figures[of]} ${of}.`);
    }
    const folder = runs.find((run) => run.folder !== null)?.folder ?? null;
    return { ...outcomeOf({ row: 'platforms', seed, begun }, 'I2', { figures, wrong }), folder };
  },
};
