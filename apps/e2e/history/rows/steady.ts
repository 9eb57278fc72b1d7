import { setTimeout as pause } from 'node:timers/promises';
import type { Figures } from '../figures.ts';
import { play, type Verdict } from '../stage.ts';
import type { Row } from './row.ts';

interface Size {
  seconds: number;
  perSecond: number;
  /** Each with a bot that polls and one with a webhook: Telegram takes 30 messages a second of one. */
  tenants: number;
  /** Customers of each bot. */
  customers: number;
  /** What the goals are at this size. */
  goals: Partial<Pick<Figures, 'ackMsP99' | 'overheadMsP99' | 'growthMb'>>;
}

/** What a new bot waits for more, unless its owner says otherwise. */
const MERGE_WINDOW_MS = 1_500;

/** A steady load without any fault, held against the goals. */
export const steady: Row<Size> = {
  name: 'steady',
  says: 'a steady load without faults: acknowledged and answered within the goals, no growth',
  ci: { seconds: 60, perSecond: 20, tenants: 2, customers: 40, goals: { growthMb: 50 } },
  full: {
    seconds: 1_800,
    perSecond: 300,
    tenants: 12,
    customers: 60,
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
        tenants: size.tenants,
        ways: ['POLLING', 'WEBHOOK'],
        mergeWindowMs: MERGE_WINDOW_MS,
        model: { firstChunkMs: 60, chunkMs: 5 },
        // As people write: several short lines, of which one answer is made.
        load: {
          customers: size.customers,
          perSecond: size.perSecond,
          bursts: 0.6,
          typingMs: 600,
        },
        subscribers: 1,
        cutWithinMs: 0,
        restWithinMs: 120_000,
        // A machine that is shared is slow, and its processes wait with what they hold.
        bounds: { growthMb: size.goals.growthMb ?? 50, rssMb: 900, sockets: 2_000, warmS: 60 },
        // Some 125 answers a second take a quarter of a second each. What is only said to find
        // mistakes is not written for each update.
        env: { RUNNER_CAPACITY: '64', LOG_LEVEL: 'info' },
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
