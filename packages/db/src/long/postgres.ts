import type { SqlEntityManager } from '@mikro-orm/sql';
import { rows, time, type Param, type RawNumber, type RawTime } from '../hot/sql.ts';
import { cutAtDays, type Span } from './closed.ts';
import { createFold, placesOf, type Folded } from './fold.ts';
import { longestRead, TooLong, type LongReader } from './reader.ts';
import {
  byBot,
  byModel,
  closedDays,
  columns,
  width,
  type DayStatement,
  type LineStatement,
} from './statements.ts';

interface KeyRow {
  readonly place: number | null;
  readonly key: string;
}
type CountRow = KeyRow & { readonly latency: readonly string[] | null } & Readonly<
    Record<string, RawNumber>
  >;
interface DayRow extends Readonly<Record<string, unknown>> {
  readonly at: RawTime;
  readonly ends: RawTime;
  readonly bot: string;
  readonly key: string;
  readonly latency: string;
}
type BucketRow = KeyRow & { readonly bucket: number; readonly answers: RawNumber };

/** Reads PostgreSQL on a connection of the pool, each read in a transaction with a time limit. */
export function createPostgresReader(em: SqlEntityManager): LongReader {
  const limited = <Result>(work: (inner: SqlEntityManager) => Promise<Result>): Promise<Result> =>
    em
      .fork()
      .transactional(async (inner) => {
        await inner.execute(`set local statement_timeout = ${String(longestRead)}`);
        return work(inner);
      })
      .catch((error: unknown) => {
        throw isTimeout(error) ? new TooLong() : error;
      });
  return {
    rows: <Row extends object>(text: string, params: readonly Param[]) =>
      limited((inner) => rows<Row>(inner, text, params)),
    usage: (ask) => limited((inner) => folded(inner, byModel(ask), ask.starts, closedDays(ask))),
    usageByBot: (ask) => limited(async (inner) => (await folded(inner, byBot(ask), [], null)).keys),
    close: () => Promise.resolve(),
  };
}

const summed = columns.map((name) => `sum(${name}) as ${name}`).join(', ');
// PostgreSQL sums for each stretch and key itself: fewer lines travel to us.
const wraps: Readonly<Record<LineStatement['kind'], (lines: string) => string>> = {
  counts: (lines) =>
    `select place, key, ${summed}, array_agg(latency::text) filter (where latency is not null) as latency
     from (select width_bucket(at, ?::timestamptz[]) as place, line.* from (${lines}) line) line
     group by place, key`,
  buckets: (lines) =>
    `select place, key, bucket, sum(answers) as answers
     from (select width_bucket(at, ?::timestamptz[]) as place, line.* from (${lines}) line) line
     group by place, key, bucket`,
};

async function folded(
  em: SqlEntityManager,
  statements: readonly LineStatement[],
  starts: readonly Date[],
  days: DayStatement | null,
): Promise<Folded> {
  const list = `{${starts.map((start) => `"${start.toISOString()}"`).join(',')}}`;
  const fold = createFold(starts.length, width);
  // What lies before the first start counts to it.
  const placeOf = ({ place }: KeyRow) => Math.max(0, (place ?? 0) - 1);
  const read = async ({ kind, text, params }: LineStatement, from: Date, to: Date) => {
    const whole = wraps[kind](text);
    if (kind === 'counts')
      for (const row of await rows<CountRow>(em, whole, [list, ...params, from, to])) {
        fold.count([placeOf(row), row.key, row.latency?.join('') ?? null, ...countsOf(row)]);
      }
    else
      for (const row of await rows<BucketRow>(em, whole, [list, ...params, from, to]))
        fold.bucket([placeOf(row), row.key, row.bucket, Number(row.answers)]);
  };
  const hours = days === null ? null : await foldDays(em, fold, days, starts);
  for (const statement of statements)
    for (const { from, to } of hours ?? [statement])
      await read(statement, new Date(from), new Date(to));
  return fold.end();
}

// Adds the closed days and tells which hours are left.
async function foldDays(
  em: SqlEntityManager,
  fold: ReturnType<typeof createFold>,
  { text, params, botId, from, to }: DayStatement,
  starts: readonly Date[],
): Promise<readonly Span[]> {
  const found = await rows<DayRow>(em, text, [...params, from, to]);
  const lines = found.map((row) => ({ ...row, at: time(row.at).getTime() }));
  const marks = lines.filter(({ bot, key }) => bot === '' && key === '');
  const moments = starts.map((start) => start.getTime());
  const cut = cutAtDays(
    marks.map(({ at, ends }) => ({ from: at, to: time(ends).getTime() })),
    { from: from.getTime(), to: to.getTime() },
    moments,
  );
  const placeOf = placesOf(moments);
  for (const line of lines)
    if (line.bot === botId && cut.days.has(line.at))
      fold.count([placeOf(line.at), line.key, line.latency, ...countsOf(line)]);
  return cut.hours;
}

function countsOf(row: Readonly<Record<string, unknown>>): number[] {
  return columns.map((name) => Number(row[name]));
}

// 57014 is query_canceled, which is what a statement's time limit raises.
function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}
