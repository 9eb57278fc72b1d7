import type { SqlEntityManager } from '@mikro-orm/sql';
import type { BotLatency, UsageSum } from '../entities/log.ts';
import { isSqlite } from './native.ts';
import { tuples, type Param } from './sql.ts';

/** How much time a line of the sums spans. */
export type Grain = UsageSum['grain'];

/** How long each grain is, ms; all count from the epoch on, so weeks begin on Thursdays. */
export const grainMs: Readonly<Record<Grain, number>> = {
  HOUR: 3_600_000,
  DAY: 86_400_000,
  WEEK: 604_800_000,
};

/** When the hour, day or week (UTC) of a moment begins. */
export function startOf(grain: Grain, at: Date): Date {
  return new Date(Math.floor(at.getTime() / grainMs[grain]) * grainMs[grain]);
}

/** Which line of the sums is meant. */
export interface SumKey {
  readonly workspaceId: string;
  readonly grain: Grain;
  readonly start: Date;
  readonly botId: string;
  readonly model: string;
}

/** The lines to which a count of a bot and model adds: its workspace's hour, its own day and week. */
export function sumKeys({
  workspaceId,
  botId,
  model,
  hour,
}: Pick<BotLatency, 'workspaceId' | 'botId' | 'model' | 'hour'>): SumKey[] {
  const start = (grain: Grain) => ({ workspaceId, grain, start: startOf(grain, hour) });
  return [
    { ...start('HOUR'), botId: '', model },
    { ...start('DAY'), botId, model: '' },
    { ...start('WEEK'), botId, model: '' },
  ];
}

/** The columns of a line's key, in the order of `keyValues`. */
export const keyColumns = 'workspace_id, grain, start, bot_id, model';

/** A line's key as a statement takes it. */
export function keyValues({ workspaceId, grain, start, botId, model }: SumKey): Param[] {
  return [workspaceId, grain, start, botId, model];
}

/** One statement to run, with what its question marks stand for. */
export interface Statement {
  readonly text: string;
  readonly params: readonly Param[];
}

/** Adds counts to the lines of the sums. */
export function addToSums(
  keys: readonly SumKey[],
  columns: readonly string[],
  counts: readonly number[],
): Statement {
  return {
    text: `insert into usage_sum (${keyColumns}, ${columns.join(', ')})
      values ${tuples(keys.length, 5 + columns.length)}
      on conflict (${keyColumns}) do update set
      ${columns.map((name) => `${name} = usage_sum.${name} + excluded.${name}`).join(', ')}`,
    params: keys.flatMap((key) => [...keyValues(key), ...counts]),
  };
}

/** Adds one answer to a bucket of response times in the lines of the sums. */
export function addLatencyToSums(
  em: SqlEntityManager,
  keys: readonly SumKey[],
  bucket: number,
): Statement {
  const first = JSON.stringify({ [bucket]: 1 });
  const [more, params] = isSqlite(em)
    ? [
        `json_set(usage_sum.latency, ?, coalesce(json_extract(usage_sum.latency, ?), 0) + 1)`,
        [`$."${String(bucket)}"`, `$."${String(bucket)}"`],
      ]
    : [
        `jsonb_set(usage_sum.latency, array[?::text],
          to_jsonb(coalesce((usage_sum.latency ->> ?::text)::int, 0) + 1))`,
        [String(bucket), String(bucket)],
      ];
  return {
    text: `insert into usage_sum (${keyColumns}, latency) values ${tuples(keys.length, 6)}
      on conflict (${keyColumns}) do update set latency = ${more}`,
    params: [...keys.flatMap((key) => [...keyValues(key), first]), ...params],
  };
}
