import { withPostgres } from '../actors/postgres.ts';
import { outcomeOf } from '../outcome.ts';
import { openPointHouse } from '../points/house.ts';
import { playerIn, plays } from '../points/play.ts';
import type { Row } from './row.ts';

/** Every named point on the databases of the size; in CI the files `points-*.test.ts` play them. */
export const points: Row<{ onPostgres: boolean }> = {
  name: 'points',
  says: 'SIGKILL at every named point, before and after each commit and each outside call',
  ci: { onPostgres: false },
  full: { onPostgres: true },
  run: async ({ onPostgres }, seed) => {
    const begun = performance.now();
    const wrong = (await playAll()).map((each) => `SQLite: ${each}`);
    if (onPostgres) {
      const also = await withPostgres((databaseUrl) => playAll(databaseUrl));
      wrong.push(...also.map((each) => `PostgreSQL: ${each}`));
    }
    const figures = { points: plays.length, databases: onPostgres ? 2 : 1 };
    return outcomeOf({ row: 'points', seed, begun }, 'I4', { figures, wrong });
  },
};

async function playAll(databaseUrl?: string): Promise<string[]> {
  const house = await openPointHouse(databaseUrl);
  const wrong: string[] = [];
  const object = (where: string) => (error: unknown) =>
    void wrong.push(`${where}: ${String(error)}`);
  try {
    const player = await playerIn(house);
    for (const play of plays) await player.play(play).catch(object(play.point));
    await player.end().catch(object('afterwards'));
  } finally {
    await house.close();
  }
  return wrong;
}
