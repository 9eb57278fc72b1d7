// Imported by the thread that reads SQLite, which knows no package by name: relative imports only.
import { placesOf } from './fold.ts';

const hour = 3_600_000;

/** A stretch of whole hours, in milliseconds; `to` is not part of it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Which closed days a report takes as they are, by their beginnings, and what it reads by hours. */
export interface Cut {
  readonly days: ReadonlySet<number>;
  readonly hours: readonly Span[];
}

/**
 * Cuts a range into closed days and the hours left between them, rising. A day that reaches out of
 * the range, or over the start of another stretch of the series, is left to the hours: so whatever
 * days are closed, the sums are those of the hours.
 */
export function cutAtDays(closed: readonly Span[], range: Span, starts: readonly number[]): Cut {
  const placeOf = placesOf(starts);
  const end = Math.ceil(range.to / hour) * hour;
  const days = new Set<number>();
  const hours: Span[] = [];
  let read = range.from;
  for (const day of closed.toSorted((one, other) => one.from - other.from)) {
    if (day.from < read || day.to > end || placeOf(day.from) !== placeOf(day.to - hour)) continue;
    if (day.from > read) hours.push({ from: read, to: day.from });
    days.add(day.from);
    read = day.to;
  }
  if (read < range.to) hours.push({ from: read, to: range.to });
  return { days, hours };
}
