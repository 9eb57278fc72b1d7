/** The stretches of time that can be looked at, in days; `1` is today. */
export const ranges = [1, 7, 30, 90] as const;

/** One of the stretches. */
export type Range = (typeof ranges)[number];

/** What to ask a report for, as the api takes it. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  /** The same days and hours one stretch earlier, to compare with. */
  readonly beforeFrom: string;
  readonly beforeTo: string;
  readonly interval: 'HOUR' | 'DAY';
}

const hourMs = 3_600_000;

/** Reads a range from an address; a week when it names none of ours. */
export function readRange(text: string | null): Range {
  return ranges.find((range) => String(range) === text) ?? 7;
}

/**
 * The days of a range up to now by a time zone's calendar, and the same stretch before them. The
 * end is the next full hour, so that the server and the browser ask for the same.
 */
export function stretchOf(range: Range, now: Date, timeZone: string): Stretch {
  const to = new Date(Math.floor(now.getTime() / hourMs) * hourMs + hourMs);
  const from = midnight(now, timeZone, 1 - range);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    beforeFrom: midnight(now, timeZone, 1 - 2 * range).toISOString(),
    beforeTo: new Date(to.getTime() - range * 24 * hourMs).toISOString(),
    interval: range === 1 ? 'HOUR' : 'DAY',
  };
}

/** How much something grew: 0.5 is half more; null when there was nothing before. */
export function growth(now: number, before: number): number | null {
  return before === 0 ? null : (now - before) / before;
}

/** The beginning of today by the zone's calendar, moved by some days. */
function midnight(now: Date, timeZone: string, days: number): Date {
  const { year, month, day } = clock(now, timeZone);
  const wanted = Date.UTC(year, month - 1, day + days);
  // Guessed with the distance from UTC at that hour, mended with the one at the guess itself.
  const guess = wanted - ahead(new Date(wanted), timeZone);
  return new Date(wanted - ahead(new Date(guess), timeZone));
}

function ahead(at: Date, timeZone: string): number {
  const { year, month, day, hour, minute } = clock(at, timeZone);
  const minutes = Math.floor(at.getTime() / 60_000) * 60_000;
  return Date.UTC(year, month - 1, day, hour, minute) - minutes;
}

function clock(at: Date, timeZone: string) {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}
