import { withPostgres } from '../actors/postgres.ts';
import { outcomeOf } from '../outcome.ts';
import { pauseRunners } from '../pauses/pauses.ts';
import type { Row } from './row.ts';

interface Size {
  pauses: number;
  /** Of these so many are on PostgreSQL. */
  onPostgres: number;
}

/** Runners stopped past their leases, in the middle of answers, while another takes over. */
export const pauses: Row<Size> = {
  name: 'pauses',
  says: 'runners stopped (SIGSTOP) past their leases, while thinking and while sending',
  ci: { pauses: 10, onPostgres: 0 },
  full: { pauses: 200, onPostgres: 100 },
  run: async (size, seed) => {
    const begun = performance.now();
    const runs = [await pauseRunners(size.pauses - size.onPostgres)];
    if (size.onPostgres > 0) {
      runs.push(await withPostgres((databaseUrl) => pauseRunners(size.onPostgres, databaseUrl)));
    }
    const sum = (of: 'pauses' | 'fenced') => runs.reduce((all, run) => all + run[of], 0);
    return outcomeOf({ row: 'pauses', seed, begun }, 'I4', {
      figures: { pauses: sum('pauses'), refused: sum('fenced') },
      wrong: runs.flatMap(({ wrong }) => wrong),
    });
  },
};
