import { countColumns, countNames } from '../hot/usage.ts';
import { startOf, grainMs, type Grain } from '../hot/sums.ts';
import type { UsageAsk } from './fold.ts';

/** How many counts a line of the roll-up has. */
export const width = countNames.length;

/** The columns of the counts, in the order of `countNames`. */
export const columns = countNames.map((name) => countColumns[name]);

/** A statement that gives `CountLine`s or `BucketLine`s, with the moment where the place stands. */
export interface LineStatement {
  readonly kind: 'counts' | 'buckets';
  readonly text: string;
  readonly params: readonly (string | Date)[];
}

/** The lines of a range by model: a workspace's hours from the sums, a bot's from the roll-up. */
export function byModel({ workspaceId, botId, from, to }: UsageAsk): LineStatement[] {
  if (botId === null)
    return [
      {
        kind: 'counts',
        text: `select start as at, model as key, latency, ${columns.join(', ')} from usage_sum
          where workspace_id = ? and grain = 'HOUR' and start >= ? and start < ?`,
        params: [workspaceId, from, to],
      },
    ];
  const params = [botId, workspaceId, from, to];
  const where = 'bot_id = ? and workspace_id = ? and hour >= ? and hour < ?';
  return [
    {
      kind: 'counts',
      text: `select hour as at, model as key, null as latency, ${columns.join(', ')}
        from bot_analytics where ${where}`,
      params,
    },
    {
      kind: 'buckets',
      text: `select hour as at, model as key, bucket, answers from bot_latency where ${where}`,
      params,
    },
  ];
}

/** The lines of a range by bot: whole weeks and days from the sums, the hours left from the roll-up. */
export function byBot({ workspaceId, from, to }: Pick<UsageAsk, 'workspaceId' | 'from' | 'to'>) {
  return cover(hourAfter(from), hourAfter(to), ['WEEK', 'DAY', 'HOUR']).flatMap(
    (piece): LineStatement[] => {
      const range = [new Date(piece.from), new Date(piece.to)];
      if (piece.grain !== 'HOUR')
        return [
          {
            kind: 'counts',
            text: `select start as at, bot_id as key, latency, ${columns.join(', ')} from usage_sum
              where workspace_id = ? and grain = ? and start >= ? and start < ?`,
            params: [workspaceId, piece.grain, ...range],
          },
        ];
      const where = 'workspace_id = ? and hour >= ? and hour < ?';
      const params = [workspaceId, ...range];
      return [
        {
          kind: 'counts',
          text: `select hour as at, bot_id as key, null as latency, ${columns.join(', ')}
            from bot_analytics where ${where}`,
          params,
        },
        {
          kind: 'buckets',
          text: `select hour as at, bot_id as key, bucket, answers from bot_latency where ${where}`,
          params,
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
