import type { SqlEntityManager } from '@mikro-orm/sql';
import { createFold, type Sum } from '../long/fold.ts';
import { isSqlite } from './native.ts';
import { row, rows, tuples, type RawNumber } from './sql.ts';
import { grainMs } from './sums.ts';
import { countColumns, countNames, noCounts, type Counts } from './usage.ts';

/** A day of a workspace: the whole hours (UTC) that fall into it. */
export interface Day {
  readonly workspaceId: string;
  readonly start: Date;
  readonly ends: Date;
}

/** One row of a closed day; `latency` is answers by bucket, as JSON. */
export interface DayLine extends Day, Counts {
  readonly botId: string;
  readonly model: string;
  readonly latency: string;
}

/**
 * Sums a day that is over from its hours; false when it is closed already. The caller holds the
 * workspace's log, so nobody counts meanwhile.
 */
export async function closeDay(em: SqlEntityManager, day: Day): Promise<boolean> {
  // A rebuild writes the hours anew without the log: the sums are made before it or after it.
  if (!isSqlite(em)) await rows(em, 'lock table usage_day in row exclusive mode');
  const closed = await row(
    em,
    `select ends from usage_day where workspace_id = ? and bot_id = '' and start = ? and model = ''`,
    [day.workspaceId, day.start],
  );
  if (closed !== null) return false;
  const sums = daySums();
  for (const [from, to] of pieces(em, day)) {
    const range = [day.workspaceId, from, to];
    for (const line of await rows<CountRow>(em, hourCounts, range))
      sums.count(
        line,
        countNames.map((name) => Number(line[name])),
      );
    for (const line of await rows<BucketRow>(em, hourLatency, range))
      sums.bucket(line, line.bucket, Number(line.answers));
  }
  await storeDayLines(em, sums.lines(day));
  return true;
}

interface Key {
  readonly botId: string;
  readonly model: string;
}
type CountRow = Key & Readonly<Record<keyof Counts, RawNumber>>;
type BucketRow = Key & { readonly bucket: number; readonly answers: RawNumber };

const within = 'where workspace_id = ? and hour >= ? and hour < ?';
const hourCounts = `select bot_id as "botId", model,
    ${countNames.map((name) => `sum(${countColumns[name]}) as "${name}"`).join(', ')}
  from bot_analytics ${within} group by bot_id, model`;
const hourLatency = `select bot_id as "botId", model, bucket, sum(answers) as answers
  from bot_latency ${within} group by bot_id, model, bucket`;

// SQLite reads on the thread that answers everybody: hour by hour, so that none waits for long.
function pieces(em: SqlEntityManager, { start, ends }: Day): (readonly [Date, Date])[] {
  if (!isSqlite(em)) return [[start, ends]];
  const hours = (ends.getTime() - start.getTime()) / grainMs.HOUR;
  const hour = (at: number) => new Date(start.getTime() + at * grainMs.HOUR);
  return Array.from({ length: hours }, (_, at) => [hour(at), hour(at + 1)]);
}

/** Sums the hours of one day, for each bot and for all together. */
export function daySums() {
  const fold = createFold(0, countNames.length);
  return {
    count({ botId, model }: Key, counts: readonly number[]): void {
      for (const key of [`${botId}\n${model}`, `\n${model}`]) fold.count([0, key, null, ...counts]);
    },
    bucket({ botId, model }: Key, bucket: number, answers: number): void {
      for (const key of [`${botId}\n${model}`, `\n${model}`])
        fold.bucket([0, key, bucket, answers]);
    },
    /** The rows that the day comes to, in the order of bots and models. */
    lines(day: Day): DayLine[] {
      const { keys } = fold.end();
      const found = new Map([['\n', empty], ...keys]);
      return [...found]
        .filter(([key, sum]) => key === '\n' || isSome(sum))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, sum]) => lineOf(day, key, sum));
    },
  };
}

const empty: Sum = { counts: [], latency: new Uint32Array() };

function isSome({ counts, latency }: Sum): boolean {
  return latency.length > 0 || counts.some((count) => count !== 0);
}

function lineOf({ workspaceId, start, ends }: Day, key: string, { counts, latency }: Sum): DayLine {
  const [botId = '', model = ''] = key.split('\n');
  const all = Object.fromEntries(countNames.map((name, at) => [name, counts[at] ?? 0]));
  return {
    ...{ ...noCounts(), ...all, workspaceId, botId, start, model, ends },
    latency: JSON.stringify(
      Object.fromEntries([...latency.entries()].filter(([, answers]) => answers > 0)),
    ),
  };
}

const atOnce = 200;

/** Writes rows of closed days, some at a time. */
export async function storeDayLines(
  em: SqlEntityManager,
  lines: readonly DayLine[],
): Promise<void> {
  for (let at = 0; at < lines.length; at += atOnce) {
    const some = lines.slice(at, at + atOnce);
    await rows(
      em,
      `insert into usage_day (workspace_id, bot_id, start, model, ends,
         ${countNames.map((name) => countColumns[name]).join(', ')}, latency)
       values ${tuples(some.length, 6 + countNames.length)}`,
      some.flatMap((line) => [
        ...[line.workspaceId, line.botId, line.start, line.model, line.ends],
        ...countNames.map((name) => line[name]),
        line.latency,
      ]),
    );
  }
}
