import type { Random } from './random.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
// Tashkent has had no summer time since 1991.
const tashkentMs = 5 * hourMs;

// How much is written in each hour of the day: quiet nights, a rise at noon and one in the evening.
const hours = [
  0.2, 0.1, 0.05, 0.05, 0.05, 0.1, 0.4, 1, 2, 3.2, 4.2, 4.8, 5, 4.4, 3.9, 3.8, 4.1, 4.6, 5.4, 5.8,
  5, 3.6, 2, 0.8,
];

/**
 * Moments within the week before `now` at which customers begin to write, in order: by the rhythm of
 * the day and of the shop's week, Sunday first.
 */
export function rhythm(
  now: Date,
  count: number,
  weekdays: readonly number[],
  random: Random,
): Date[] {
  const days = [0, 1, 2, 3, 4, 5, 6].map((ago) => startOfDay(now) - ago * dayMs);
  const weights = days.map((day) => weekdays[new Date(day + tashkentMs).getUTCDay()] ?? 1);
  const moments: Date[] = [];
  // Each has its own draw; what would lie ahead of now is drawn again.
  while (moments.length < count) {
    const day = random.weighed(days, weights);
    const hour = random.weighed([...hours.keys()], hours);
    const moment = day + hour * hourMs + random.between(0, hourMs);
    if (moment < now.getTime() - hourMs) moments.push(new Date(Math.floor(moment)));
  }
  return moments.sort((a, b) => a.getTime() - b.getTime());
}

/** Midnight in Tashkent, in ms. */
export function startOfDay(at: Date): number {
  return Math.floor((at.getTime() + tashkentMs) / dayMs) * dayMs - tashkentMs;
}
