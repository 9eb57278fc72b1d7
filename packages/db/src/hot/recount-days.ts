import type { SqlEntityManager } from '@mikro-orm/sql';
import { daySums, type Day, type DayLine } from './close.ts';
import type { LatencyRow, RollUpLine } from './recount.ts';
import { rows, time, type RawNumber, type RawTime } from './sql.ts';
import { grainMs } from './sums.ts';
import { countColumns, countNames, noCounts, type Counts } from './usage.ts';

/** The closed days as they are stored, in the order of their keys. */
export async function storedDays(em: SqlEntityManager): Promise<DayLine[]> {
  const found = await rows<
    Record<'workspaceId' | 'botId' | 'model' | 'latency', string> &
      Record<'start' | 'ends', RawTime> &
      Record<keyof Counts, RawNumber>
  >(
    em,
    `select workspace_id as "workspaceId", bot_id as "botId", start, model, ends, latency,
       ${countNames.map((name) => `${countColumns[name]} as "${name}"`).join(', ')}
     from usage_day`,
  );
  return sorted(
    found.map((one) => {
      const { workspaceId, botId, model, latency } = one;
      const line = { ...noCounts(), workspaceId, botId, model, latency };
      for (const name of countNames) line[name] = Number(one[name]);
      return { ...line, start: time(one.start), ends: time(one.ends) };
    }),
  );
}

/** What the closed days should hold, from what the hours should. */
export function daysOf(
  closed: readonly Day[],
  lines: readonly RollUpLine[],
  latency: readonly LatencyRow[],
): DayLine[] {
  const days = closed.map((day) => ({ day, sums: daySums() }));
  const byHour = new Map(
    days.flatMap(({ day, sums }) =>
      hoursOf(day).map((hour) => [`${day.workspaceId} ${hour}`, sums]),
    ),
  );
  const sumsOf = ({ workspaceId, hour }: Pick<RollUpLine, 'workspaceId' | 'hour'>) =>
    byHour.get(`${workspaceId} ${String(hour.getTime())}`);
  for (const line of lines)
    sumsOf(line)?.count(
      line,
      countNames.map((name) => line[name]),
    );
  for (const line of latency) sumsOf(line)?.bucket(line, line.bucket, line.answers);
  return sorted(days.flatMap(({ day, sums }) => sums.lines(day)));
}

/** The days that these rows say are closed. */
export function closedIn(lines: readonly DayLine[]): Day[] {
  return lines
    .filter(({ botId, model }) => botId === '' && model === '')
    .map(({ workspaceId, start, ends }) => ({ workspaceId, start, ends }));
}

function hoursOf({ start, ends }: Day): string[] {
  const hours: string[] = [];
  for (let at = start.getTime(); at < ends.getTime(); at += grainMs.HOUR) hours.push(String(at));
  return hours;
}

function sorted(lines: DayLine[]): DayLine[] {
  const keyOf = ({ workspaceId, botId, start, model }: DayLine) =>
    `${workspaceId} ${botId} ${start.toISOString()} ${model}`;
  return lines
    .map((line) => [keyOf(line), line] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, line]) => line);
}
