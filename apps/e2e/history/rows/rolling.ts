import { setTimeout as pause } from 'node:timers/promises';
import { withPostgres } from '../actors/postgres.ts';
import { play, type Stage } from '../stage.ts';
import type { Row } from './row.ts';

interface Size {
  restarts: number;
  perSecond: number;
}

const TOLD_TO_END = 30_000;

/** SIGTERM of one process after the other under load: nothing lost, and nothing doubled at all. */
export const rolling: Row<Size> = {
  name: 'rolling',
  says: 'SIGTERM rolling restarts under load: 0 lost, 0 doubled',
  ci: { restarts: 10, perSecond: 8 },
  full: { restarts: 200, perSecond: 20 },
  run: (size, seed) =>
    withPostgres(async (databaseUrl) => {
      const complaints: string[] = [];
      const verdict = await play(
        {
          row: 'rolling',
          seed,
          databaseUrl,
          apis: 2,
          runners: 2,
          simulatorKeeps: false,
          tenants: 2,
          ways: ['POLLING', 'WEBHOOK'],
          model: { firstChunkMs: 60, chunkMs: 5 },
          load: { customers: 15, perSecond: size.perSecond },
          subscribers: 3,
          cutWithinMs: 0,
          restWithinMs: 120_000,
        },
        async (stage) => {
          complaints.push(...(await restartInTurn(stage, size.restarts)));
        },
      );
      const { doubled, marked } = verdict.figures;
      if (doubled + marked > 0) {
        complaints.push(`Clean restarts doubled ${doubled} messages and marked ${marked}.`);
      }
      const objections = complaints.map((says) => ({ invariant: 'I4' as const, says, lines: [] }));
      return { ...verdict, violations: [...verdict.violations, ...objections] };
    }),
};

async function restartInTurn({ house, dice }: Stage, restarts: number): Promise<string[]> {
  const complaints: string[] = [];
  for (let restart = 0; restart < restarts; restart += 1) {
    await pause(dice.between(200, 1_500));
    const post = house.posts[restart % house.posts.length];
    if (post === undefined) break;
    const begun = performance.now();
    const code = await post.hit('SIGTERM');
    const ms = performance.now() - begun;
    if (code !== 0) complaints.push(`${post.name} was told to end and ended with ${code}.`);
    if (ms > TOLD_TO_END) complaints.push(`${post.name} took ${Math.round(ms)} ms to end.`);
    await post.up();
  }
  return complaints;
}
