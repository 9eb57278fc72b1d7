import type { Dialect } from '../open.ts';
import { countColumns, countNames } from '../hot/usage.ts';
import type { UsageAsk } from './fold.ts';

/** How many counts a line of the roll-up has. */
export const width = countNames.length;

const columns = countNames.map((name) => countColumns[name]);
const where = ({ botId }: UsageAsk) =>
  `workspace_id = ? and hour >= ? and hour < ?${botId === null ? '' : ' and bot_id = ?'}`;

// PostgreSQL sums for each stretch, bot and model itself: fewer lines travel to us.
const stretch = 'width_bucket(hour, ?::timestamptz[])';

/** The roll-up's lines of a range, as `CountLine`s on SQLite and summed by key on PostgreSQL. */
export function countStatement(dialect: Dialect, ask: UsageAsk): string {
  if (dialect === 'sqlite')
    return `select hour, bot_id, model, ${columns.join(', ')} from bot_analytics where ${where(ask)}`;
  return `select place, bot_id as bot, model, ${columns.map((name) => `sum(${name}) as ${name}`).join(', ')}
    from (select *, ${stretch} as place from bot_analytics where ${where(ask)}) line
    group by grouping sets ((place), (bot_id), (model))`;
}

/** The same of the response times, by bucket. */
export function bucketStatement(dialect: Dialect, ask: UsageAsk): string {
  if (dialect === 'sqlite')
    return `select hour, bot_id, model, bucket, answers from bot_latency where ${where(ask)}`;
  return `select place, bot_id as bot, model, bucket, sum(answers) as answers
    from (select *, ${stretch} as place from bot_latency where ${where(ask)}) line
    group by grouping sets ((place, bucket), (bot_id, bucket), (model, bucket))`;
}

/** What takes the place of the statements' question marks, after the starts on PostgreSQL. */
export function usageParams({ workspaceId, botId, from, to }: UsageAsk): (string | Date)[] {
  return [workspaceId, from, to, ...(botId === null ? [] : [botId])];
}
