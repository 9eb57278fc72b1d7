import { hit, loses } from '#failpoint';
import type { Failpoint, Losable, Step } from './failpoint/points.ts';

/**
 * A named place where a test may make this process die, stop, wait or fail: failpoint/live has the
 * rules. What was built does nothing here, whatever the environment says.
 */
export function failpoint(name: Failpoint): Promise<void> {
  return hit(name);
}

/** Does a step between its two points, before it and after it; what the step throws is thrown. */
export async function between<Value>(step: Step, work: () => Promise<Value>): Promise<Value> {
  await hit(`${step}:before`);
  const value = await work();
  await hit(`${step}:after`);
  return value;
}

/** Whether a test wants this hint to be lost; what was built never loses one here. */
export function drops(name: Losable): boolean {
  return loses(name);
}
