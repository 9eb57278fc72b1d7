import type { Simulator } from '@cbf/simulator/launch';
import type { Failure } from './driver.ts';

type Rule = Parameters<Simulator['control']['faults']['add']>[0];

/** What the simulator does for each way to fail. */
export type Faults = Readonly<Record<Failure, Rule['action']>>;

/** The cuts, which are the same wherever there is a line. */
export const cuts = {
  'cut before': { kind: 'drop', when: 'before' },
  'cut after': { kind: 'drop', when: 'after' },
} as const;

/** Has the next call with these words fail. */
export async function failOnce(
  { faults }: Simulator['control'],
  call: Pick<Rule, 'platform' | 'method' | 'bot'>,
  action: Rule['action'],
  words: string,
): Promise<void> {
  await faults.add({ ...call, holds: words, times: 1, action });
}
