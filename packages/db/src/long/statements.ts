import { countColumns, countNames } from '../hot/usage.ts';
import { startOf, grainMs, type Grain } from '../hot/sums.ts';
import type { UsageAsk } from './fold.ts';

/** How many counts a line of the roll-up has. */
export const width = countNames.length;

/** The columns of the counts, in the order of `countNames`. */
export const columns = countNames.map((name) => countColumns[name]);

/** A statement of the lines of a stretch of time, whose beginning and end are its last two `?`. */
interface Stretched {
  readonly text: string;
  readonly params: readonly string[];
  readonly from: Date;
  readonly to: Date;
}

/** A statement that gives `CountLine`s or `BucketLine`s, with the moment where the place stands. */
export interface LineStatement extends Stretched {
  readonly kind: 'counts' | 'buckets';
}

/** A statement that gives the closed days of a range: `DayRow`s as SQLite tells them. */
export interface DayStatement extends Stretched {
  /** Whose rows are summed, empty for all bots together; the others only say what is closed. */
  readonly botId: string;
}

/** The lines of a range by model: a workspace's hours from the sums, a bot's from the roll-up. */
export function byModel({ workspaceId, botId, from, to }: UsageAsk): LineStatement[] {
  if (botId === null)
    return [
      {
        kind: 'counts',
        text: `select start as at, model as key, latency, ${columns.join(', ')} from usage_sum
          where workspace_id = ? and grain = 'HOUR' and start >= ? and start < ?`,
        params: [workspaceId],
        ...{ from, to },
      },
    ];
  const params = [botId, workspaceId];
  const where = 'bot_id = ? and workspace_id = ? and hour >= ? and hour < ?';
  return [
    {
      kind: 'counts',
      text: `select hour as at, model as key, null as latency, ${columns.join(', ')}
        from bot_analytics where ${where}`,
      ...{ params, from, to },
    },
    {
      kind: 'buckets',
      text: `select hour as at, model as key, bucket, answers from bot_latency where ${where}`,
      ...{ params, from, to },
    },
  ];
}

/** The closed days of a range: the rows of whom it is about, and those that say a day is closed. */
export function closedDays({ workspaceId, botId, from, to }: UsageAsk): DayStatement {
  const bots = botId === null ? `bot_id = ''` : `bot_id in ('', ?)`;
  return {
    text: `select start as at, ends, bot_id as bot, model as key, latency, ${columns.join(', ')}
      from usage_day where workspace_id = ? and ${bots} and start >= ? and start < ?`,
    params: [workspaceId, ...(botId === null ? [] : [botId])],
    botId: botId ?? '',
    ...{ from, to },
  };
}

/** The lines of a range by bot: whole weeks and days from the sums, the hours left from the roll-up. */
export function byBot({ workspaceId, from, to }: Pick<UsageAsk, 'workspaceId' | 'from' | 'to'>) {
  return cover(hourAfter(from), hourAfter(to), ['WEEK', 'DAY', 'HOUR']).flatMap(
    (piece): LineStatement[] => {
      const range = { from: new Date(piece.from), to: new Date(piece.to) };
      if (piece.grain !== 'HOUR')
        return [
          {
            kind: 'counts',
            text: `select start as at, bot_id as key, latency, ${columns.join(', ')} from usage_sum
              where workspace_id = ? and grain = ? and start >= ? and start < ?`,
            params: [workspaceId, piece.grain],
            ...range,
          },
        ];
      const where = 'workspace_id = ? and hour >= ? and hour < ?';
      const params = [workspaceId];
      return [
        {
          kind: 'counts',
          text: `select hour as at, bot_id as key, null as latency, ${columns.join(', ')}
            from bot_analytics where ${where}`,
          params,
          ...range,
        },
        {
          kind: 'buckets',
          text: `select hour as at, bot_id as key, bucket, answers from bot_latency where ${where}`,
          params,
          ...range,
        },
      ];
    },
  );
}

/** A stretch that is read in one grain. */
export interface Piece {
  readonly grain: Grain;
  readonly from: number;
  readonly to: number;
}

/** Covers a stretch of whole hours with the coarsest grains that fit, the finer at its ends. */
export function cover(from: number, to: number, grains: readonly Grain[]): Piece[] {
  const [grain, ...finer] = grains;
  if (from >= to || grain === undefined) return [];
  const begin = Math.ceil(from / grainMs[grain]) * grainMs[grain];
  const end = startOf(grain, new Date(to)).getTime();
  if (begin >= end) return cover(from, to, finer);
  return [...cover(from, begin, finer), { grain, from: begin, to: end }, ...cover(end, to, finer)];
}

function hourAfter(moment: Date): number {
  return Math.ceil(moment.getTime() / grainMs.HOUR) * grainMs.HOUR;
}
