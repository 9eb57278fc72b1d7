/** How long something took, over many tries, in milliseconds. */
export interface Spread {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** The usual percentiles by nearest rank: each is a value that was measured; null without any. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((left, right) => left - right);
  const rank = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] ?? 0;
  return { n: sorted.length, p50: rank(0.5), p95: rank(0.95), p99: rank(0.99) };
}

/** How often `whole` holds `part`, as people write it: 3.2×; a dash when it cannot be said. */
export function ratio(whole: Spread | null, part: number | undefined): string {
  return whole === null || !part ? '–' : `${(whole.p50 / part).toFixed(1)}×`;
}

/** A row of a table; what is null is shown as a dash. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Rows under their names, numbers to the right. */
export function table(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => cell(row[name])))];
  const isNumber = names.map((name) => rows.some((row) => typeof row[name] === 'number'));
  const widths = names.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((text, at) =>
          isNumber[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cell(value: string | number | null | undefined): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(1);
  return value ?? '–';
}
