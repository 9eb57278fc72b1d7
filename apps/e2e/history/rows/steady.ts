import { setTimeout as pause } from 'node:timers/promises';
import type { Figures } from '../figures.ts';
import { play, type Verdict } from '../stage.ts';
import type { Row } from './row.ts';

interface Size {
  seconds: number;
  perSecond: number;
  customers: number;
  /** What the goals are at this size. */
  goals: Partial<Pick<Figures, 'ackMsP99' | 'overheadMsP99' | 'growthMb'>>;
}

/** A steady load without any fault, held against the goals. */
export const steady: Row<Size> = {
  name: 'steady',
  says: 'a steady load without faults: acknowledged and answered within the goals, no growth',
  ci: { seconds: 60, perSecond: 20, customers: 40, goals: { growthMb: 50 } },
  full: {
    seconds: 1_800,
    perSecond: 300,
    customers: 1_000,
    goals: { ackMsP99: 250, overheadMsP99: 1_000, growthMb: 50 },
  },
  run: async (size, seed) => {
    const verdict = await play(
      {
        row: 'steady',
        seed,
        apis: 1,
        runners: 1,
        simulatorKeeps: false,
        tenants: 2,
        transports: ['POLLING', 'WEBHOOK'],
        model: { firstChunkMs: 60, chunkMs: 5 },
        load: { customers: size.customers, perSecond: size.perSecond },
        subscribers: 2,
        cutWithinMs: 0,
        restWithinMs: 120_000,
        // A machine that is shared is slow, and its processes wait with what they hold.
        bounds: { growthMb: size.goals.growthMb ?? 50, rssMb: 900, sockets: 2_000 },
      },
      () => pause(size.seconds * 1_000),
    );
    return { ...verdict, violations: [...verdict.violations, ...missed(verdict, size.goals)] };
  },
};

function missed({ figures }: Verdict, goals: Size['goals']): Verdict['violations'] {
  return (['ackMsP99', 'overheadMsP99', 'growthMb'] as const).flatMap((name) => {
    const goal = goals[name] ?? Infinity;
    if (figures[name] <= goal) return [];
    const says = `${name} is ${figures[name]}, the goal is ${goal}.`;
    return [{ invariant: 'I9' as const, says, lines: [] }];
  });
}
