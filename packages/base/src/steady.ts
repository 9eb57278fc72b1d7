/**
 * Whole milliseconds on a clock that only goes forward, for measuring how long something takes:
 * the clock on the wall may be set by an hour at any moment.
 */
export function steadyMs(): number {
  return Math.round(performance.now());
}
