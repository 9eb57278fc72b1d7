import type { SqlEntityManager } from '@mikro-orm/sql';
import { rows, type Param, type RawNumber } from '../hot/sql.ts';
import { createFold, type Folded } from './fold.ts';
import { longestRead, TooLong, type LongReader } from './reader.ts';
import { byBot, byModel, columns, width, type LineStatement } from './statements.ts';

interface KeyRow {
  readonly place: number | null;
  readonly key: string;
}
type CountRow = KeyRow & { readonly latency: readonly string[] | null } & Readonly<
    Record<string, RawNumber>
  >;
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
    usage: (ask) => limited((inner) => folded(inner, byModel(ask), ask.starts)),
    usageByBot: (ask) => limited(async (inner) => (await folded(inner, byBot(ask), [])).keys),
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
): Promise<Folded> {
  const list = `{${starts.map((start) => `"${start.toISOString()}"`).join(',')}}`;
  const fold = createFold(starts.length, width);
  // What lies before the first start counts to it.
  const placeOf = ({ place }: KeyRow) => Math.max(0, (place ?? 0) - 1);
  for (const { kind, text, params } of statements) {
    const whole = wraps[kind](text);
    if (kind === 'counts')
      for (const row of await rows<CountRow>(em, whole, [list, ...params])) {
        const counts = columns.map((name) => Number(row[name]));
        fold.count([placeOf(row), row.key, row.latency?.join('') ?? null, ...counts]);
      }
    else
      for (const row of await rows<BucketRow>(em, whole, [list, ...params]))
        fold.bucket([placeOf(row), row.key, row.bucket, Number(row.answers)]);
  }
  return fold.end();
}

// 57014 is query_canceled, which is what a statement's time limit raises.
function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}
