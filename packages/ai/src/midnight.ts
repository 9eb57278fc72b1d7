const zone = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'America/Los_Angeles',
  hourCycle: 'h23',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

const HOUR = 3_600_000;

/** Milliseconds to the next midnight in California, when Google's daily quotas begin anew. */
export function untilPacificMidnight(now: number): number {
  const left = 24 * HOUR - sinceMidnight(now);
  // On the two days a year when clocks change, a day has 23 or 25 hours.
  const off = sinceMidnight(now + left);
  if (off === 0) return left;
  return off < 12 * HOUR ? left - off : left + 24 * HOUR - off;
}

function sinceMidnight(at: number): number {
  const parts = Object.fromEntries(
    zone.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  const { hour = 0, minute = 0, second = 0 } = parts;
  return hour * HOUR + minute * 60_000 + second * 1_000 + (at % 1_000);
}
