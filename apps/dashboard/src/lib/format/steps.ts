/** A unit in which a distance of time is told. */
export type Step = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

const sizes: readonly (readonly [Step, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** The largest unit that fits a distance, and how many of it: negative in the past. */
export function stepOf(at: Date, now: Date): { step: Step; count: number } {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  for (const [step, size] of sizes) {
    if (Math.abs(seconds) >= size) return { step, count: Math.trunc(seconds / size) };
  }
  return { step: 'second', count: Math.abs(seconds) < 10 ? 0 : seconds };
}

/** A duration in the unit that reads best. */
export function lengthOf(milliseconds: number): {
  unit: 'millisecond' | 'second' | 'minute';
  value: number;
} {
  if (milliseconds < 1_000) return { unit: 'millisecond', value: Math.round(milliseconds) };
  if (milliseconds < 60_000) return { unit: 'second', value: milliseconds / 1_000 };
  return { unit: 'minute', value: milliseconds / 60_000 };
}

/** How many digits an amount of dollars needs behind the point. */
export function centDigits(usd: number): number {
  return usd !== 0 && Math.abs(usd) < 1 ? 4 : 2;
}
