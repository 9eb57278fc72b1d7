/** The first moment of the day that `at` falls on in a time zone. */
export function startOfDay(at: Date, timeZone: string): Date {
  const { year, month, day } = clockOf(at, timeZone);
  return momentOf(year, month, day, timeZone);
}

const todays = new Map<string, { readonly start: Date; readonly end: Date }>();

/** The same for this moment: what was found out holds until the day ends there. */
export function startOfToday(timeZone: string): Date {
  const now = new Date();
  const known = todays.get(timeZone);
  if (known && known.start <= now && now < known.end) return known.start;
  const [start, end] = [startOfDay(now, timeZone), nextDay(now, timeZone)];
  todays.set(timeZone, { start, end });
  return start;
}

/** The first moment of the day after the one that `at` falls on in a time zone. */
export function nextDay(at: Date, timeZone: string): Date {
  const key = `${timeZone} ${String(at.getTime())}`;
  const known = following.get(key);
  if (known !== undefined) return new Date(known);
  const { year, month, day } = clockOf(at, timeZone);
  const next = momentOf(year, month, day + 1, timeZone);
  if (following.size >= mostFollowing) following.clear();
  following.set(key, next.getTime());
  return next;
}

// Every report goes through the same days, and finding one out takes longer than reading its row.
const following = new Map<string, number>();
const mostFollowing = 10_000;

/** The full hour before or at a moment, in UTC. */
export function startOfHour(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);
}

interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** How far the zone's clock is ahead of UTC, ms. */
  readonly ahead: number;
}

// Midnight by the zone's clock: guessed with the distance from UTC now, mended with the one then.
function momentOf(year: number, month: number, day: number, timeZone: string): Date {
  const midnight = Date.UTC(year, month - 1, day);
  const guess = midnight - clockOf(new Date(midnight), timeZone).ahead;
  return new Date(midnight - clockOf(new Date(guess), timeZone).ahead);
}

function clockOf(at: Date, timeZone: string): Clock {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const shown = Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second'));
  return { year, month, day, ahead: shown - Math.floor(at.getTime() / 1000) * 1000 };
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a format costs a hundred times what using one does.
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, fresh);
  return fresh;
}
