import type { SqlEntityManager } from '@mikro-orm/sql';
import { reopenStatements } from './days.ts';
import type { Reader } from './read.ts';
import { rows, time, tuples, type Param, type RawNumber, type RawTime } from './sql.ts';
import { addLatencyToSums, addToSums, startOf, sumKeys, type Statement } from './sums.ts';
import { together } from './together.ts';

/** What the roll-up counts. Cost is in billionths of a dollar. */
export interface Counts {
  messagesIn: number;
  answers: number;
  operatorMessages: number;
  failures: number;
  lostCalls: number;
  promptTokens: number;
  cachedTokens: number;
  toolTokens: number;
  thoughtsTokens: number;
  candidatesTokens: number;
  totalTokens: number;
  costNano: number;
  /** What the platforms charged for messages. */
  messageCostNano: number;
}

/** The columns of the roll-up by the name they count under. */
export const countColumns: Readonly<Record<keyof Counts, string>> = {
  messagesIn: 'messages_in',
  answers: 'answers',
  operatorMessages: 'operator_messages',
  failures: 'failures',
  lostCalls: 'lost_calls',
  promptTokens: 'prompt_tokens',
  cachedTokens: 'cached_tokens',
  toolTokens: 'tool_tokens',
  thoughtsTokens: 'thoughts_tokens',
  candidatesTokens: 'candidates_tokens',
  totalTokens: 'total_tokens',
  costNano: 'cost_nano',
  messageCostNano: 'message_cost_nano',
};
const columns = Object.values(countColumns);

/** Counts of nothing. */
export function noCounts(): Counts {
  return {
    messagesIn: 0,
    answers: 0,
    operatorMessages: 0,
    failures: 0,
    lostCalls: 0,
    promptTokens: 0,
    cachedTokens: 0,
    toolTokens: 0,
    thoughtsTokens: 0,
    candidatesTokens: 0,
    totalTokens: 0,
    costNano: 0,
    messageCostNano: 0,
  };
}

/** Where a count goes: a bot of a workspace, and the model, empty for what no model did. */
export interface Tally {
  readonly workspaceId: string;
  readonly botId: string;
  readonly model: string;
  readonly at: Date;
}

/** The full hour (UTC) of a moment. */
export function hourOf(at: Date): Date {
  return startOf('HOUR', at);
}

/** Adds to the roll-up and its sums in the transaction that stores what is counted. */
export async function rollUp(
  em: SqlEntityManager,
  tally: Tally,
  more: Partial<Counts>,
): Promise<void> {
  await together(em, rollUpStatements(em, tally, more));
}

/** What adds to the roll-up and to its sums. */
export function rollUpStatements(
  em: SqlEntityManager,
  tally: Tally,
  more: Partial<Counts>,
): Statement[] {
  const counts = valuesOf({ ...noCounts(), ...more });
  const line = { ...tally, hour: hourOf(tally.at) };
  return [
    ...reopenStatements(em, tally),
    {
      text: `insert into bot_analytics (workspace_id, bot_id, model, hour, ${columns.join(', ')})
        values ${tuples(1, 4 + columns.length)}
        on conflict (bot_id, model, hour) do update set
        ${columns.map((name) => `${name} = bot_analytics.${name} + excluded.${name}`).join(', ')}`,
      params: [line.workspaceId, line.botId, line.model, line.hour, ...counts],
    },
    addToSums(sumKeys(line), columns, counts),
  ];
}

/** Adds one answer's response time to the roll-up and its sums. */
export async function rollUpLatency(
  em: SqlEntityManager,
  tally: Tally,
  responseMs: number,
): Promise<void> {
  await together(em, latencyStatements(em, tally, responseMs));
}

/** What adds one answer's response time to the roll-up and to its sums. */
export function latencyStatements(
  em: SqlEntityManager,
  tally: Tally,
  responseMs: number,
): Statement[] {
  const line = { ...tally, hour: hourOf(tally.at) };
  const bucket = latencyBucket(responseMs);
  return [
    ...reopenStatements(em, tally),
    {
      text: `insert into bot_latency (workspace_id, bot_id, model, hour, bucket, answers)
        values (?, ?, ?, ?, ?, 1)
        on conflict (bot_id, model, hour, bucket) do update set answers = bot_latency.answers + 1`,
      params: [line.workspaceId, line.botId, line.model, line.hour, bucket],
    },
    addLatencyToSums(em, sumKeys(line), bucket),
  ];
}

const step = Math.log(1.05);

/** The bucket of a response time; buckets are 5 % wide, so a percentile is at most 2.5 % off. */
export function latencyBucket(ms: number): number {
  return ms <= 1 ? 0 : Math.round(Math.log(ms) / step);
}

/** The response time that a bucket stands for, ms. */
export function bucketMs(bucket: number): number {
  return Math.round(Math.exp(bucket * step));
}

/** Which rows of the roll-up a report is about; `to` is not part of it. */
export interface UsageRange {
  readonly workspaceId: string;
  readonly botId: string | null;
  readonly from: Date;
  readonly to: Date;
}

/** By what a report is split. */
export type UsageKey = 'hour' | 'bot' | 'model';

/** One line of a report: the hour as ISO text, the bot's id or the model, with its counts. */
export interface UsageLine {
  readonly key: string;
  readonly counts: Counts;
}

/** Sums of the roll-up over a range, one line a key, in the keys' order. */
export async function usageSeries(
  read: Reader,
  range: UsageRange,
  by: UsageKey,
): Promise<UsageLine[]> {
  const key = keyColumn[by];
  const found = await read.rows<Record<keyof Counts, RawNumber> & { key: RawTime }>(
    `select ${key} as key, ${sums}
     from bot_analytics where ${where(range)} group by ${key} order by ${key}`,
    paramsOf(range),
  );
  return found.map((line) => ({ key: keyText(by, line.key), counts: numbers(line) }));
}

/** How many answers a bucket of response time has under a key. */
export interface LatencyLine {
  readonly key: string;
  readonly bucket: number;
  readonly answers: number;
}

/** Response times of a range by bucket, one line a key and bucket. */
export async function latencySeries(
  em: SqlEntityManager,
  range: UsageRange,
  by: UsageKey,
): Promise<LatencyLine[]> {
  const key = keyColumn[by];
  const found = await rows<{ key: RawTime; bucket: number; answers: RawNumber }>(
    em,
    `select ${key} as key, bucket, sum(answers) as answers
     from bot_latency where ${where(range)} group by ${key}, bucket order by ${key}, bucket`,
    paramsOf(range),
  );
  return found.map((line) => ({
    key: keyText(by, line.key),
    bucket: line.bucket,
    answers: Number(line.answers),
  }));
}

const keyColumn = { hour: 'hour', bot: 'bot_id', model: 'model' } as const;
const sums = Object.entries(countColumns)
  .map(([name, column]) => `sum(${column}) as "${name}"`)
  .join(', ');

function where({ botId }: UsageRange): string {
  return `workspace_id = ? and hour >= ? and hour < ?${botId === null ? '' : ' and bot_id = ?'}`;
}

function paramsOf({ workspaceId, botId, from, to }: UsageRange): Param[] {
  return [workspaceId, from, to, ...(botId === null ? [] : [botId])];
}

function keyText(by: UsageKey, key: RawTime): string {
  return by === 'hour' ? time(key).toISOString() : String(key);
}

function valuesOf(counts: Counts): number[] {
  return countNames.map((name) => counts[name]);
}

function numbers(line: Record<keyof Counts, RawNumber>): Counts {
  const counts = noCounts();
  for (const name of countNames) counts[name] = Number(line[name]);
  return counts;
}

/** The names of the counts, in the columns' order. */
export const countNames: readonly (keyof Counts)[] = [
  'messagesIn',
  'answers',
  'operatorMessages',
  'failures',
  'lostCalls',
  'promptTokens',
  'cachedTokens',
  'toolTokens',
  'thoughtsTokens',
  'candidatesTokens',
  'totalTokens',
  'costNano',
  'messageCostNano',
];
