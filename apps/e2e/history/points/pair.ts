import type { Scene } from './stage.ts';
import { talk, type Arrival } from './talking.ts';

/** What is played for one step: the point before it and the point after it. */
export interface Pair {
  before: Scene;
  after: Scene;
}

/** The same on both sides of the step. */
export function both(scene: Scene): Pair {
  return { before: scene, after: scene };
}

/** A customer writes one line, and the answer comes as it does for a death on this side. */
export function talks(before: Arrival, after: Arrival): Pair {
  return { before: talk(before), after: talk(after) };
}
