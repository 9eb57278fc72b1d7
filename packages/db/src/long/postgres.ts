import type { SqlEntityManager } from '@mikro-orm/sql';
import { rows, type Param, type RawNumber } from '../hot/sql.ts';
import { countColumns, countNames } from '../hot/usage.ts';
import type { Folded, Sum, UsageAsk } from './fold.ts';
import { longestRead, TooLong, type LongReader } from './reader.ts';
import { bucketStatement, countStatement, usageParams, width } from './statements.ts';

interface KeyRow {
  readonly place: number | null;
  readonly bot: string | null;
  readonly model: string | null;
}
type CountRow = KeyRow & Readonly<Record<string, RawNumber>>;
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
    usage: (ask) =>
      limited(async (inner) => {
        const starts = `{${ask.starts.map((start) => `"${start.toISOString()}"`).join(',')}}`;
        const params = [starts, ...usageParams(ask)];
        return joined(
          ask,
          await rows<CountRow>(inner, countStatement('postgres', ask), params),
          await rows<BucketRow>(inner, bucketStatement('postgres', ask), params),
        );
      }),
    close: () => Promise.resolve(),
  };
}

function joined(
  { starts }: UsageAsk,
  counts: readonly CountRow[],
  buckets: readonly BucketRow[],
): Folded {
  const stretches = starts.map(nothing);
  const bots = new Map<string, Open>();
  const models = new Map<string, Open>();
  const openOf = ({ place, bot, model }: KeyRow): Open | undefined => {
    if (bot !== null) return kept(bots, bot);
    if (model !== null) return kept(models, model);
    // What lies before the first start counts to it, as it does on SQLite.
    return stretches[Math.max(0, (place ?? 0) - 1)];
  };
  for (const row of counts) {
    const open = openOf(row);
    countNames.forEach((name, at) => {
      if (open) open.counts[at] = (open.counts[at] ?? 0) + Number(row[countColumns[name]]);
    });
  }
  for (const row of buckets) openOf(row)?.latency.push([row.bucket, Number(row.answers)]);
  return { stretches, bots, models };
}

interface Open extends Sum {
  readonly latency: (readonly [number, number])[];
}

function nothing(): Open {
  return { counts: Array<number>(width).fill(0), latency: [] };
}

function kept(sums: Map<string, Open>, key: string): Open {
  const known = sums.get(key);
  if (known) return known;
  const fresh = nothing();
  sums.set(key, fresh);
  return fresh;
}

// 57014 is query_canceled, which is what a statement's time limit raises.
function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}
