import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Dialect } from '../open.ts';
import type { DayLine } from './close.ts';
import { closedIn, daysOf, storedDays } from './recount-days.ts';
import { rows, time, type RawNumber, type RawTime } from './sql.ts';
import { sumKeys, type SumKey } from './sums.ts';
import { countColumns, countNames, latencyBucket, noCounts, type Counts } from './usage.ts';

/** One line of the roll-up with its key. */
export interface RollUpLine extends Counts {
  readonly workspaceId: string;
  readonly botId: string;
  readonly model: string;
  readonly hour: Date;
}

/** One bucket of response times with its key. */
export interface LatencyRow {
  readonly workspaceId: string;
  readonly botId: string;
  readonly model: string;
  readonly hour: Date;
  readonly bucket: number;
  readonly answers: number;
}

/** Everything the roll-up should hold, or holds. */
export interface RollUp {
  readonly lines: RollUpLine[];
  readonly latency: LatencyRow[];
  readonly sums: SumLine[];
  readonly days: DayLine[];
}

/** One line of the sums with its key, and its answers by bucket. */
export interface SumLine extends Counts, SumKey {
  readonly latency: Record<string, number>;
}

interface RawKey {
  workspaceId: string;
  botId: string;
  model: string;
  hour: RawTime;
}

const hourIn: Readonly<Record<Dialect, (column: string) => string>> = {
  sqlite: (column) => `(${column} / 3600000) * 3600000`,
  postgres: (column) => `date_trunc('hour', ${column}, 'UTC')`,
};

/** Counts the whole roll-up anew from messages, model calls and turns; of days, those that are closed. */
export async function recount(em: SqlEntityManager, dialect: Dialect): Promise<RollUp> {
  const hour = hourIn[dialect];
  const key = (model: string, at: string) =>
    `workspace_id as "workspaceId", bot_id as "botId", ${model} as model, ${hour(at)} as hour`;
  const group = (model: string, at: string) =>
    `group by workspace_id, bot_id, ${model}, ${hour(at)}`;
  const parts = [
    `select ${key("''", 'created_at')}, sum(case when author = 'CONTACT' then 1 else 0 end) as "messagesIn",
       sum(case when author = 'OPERATOR' then 1 else 0 end) as "operatorMessages",
       sum(coalesce(price_nano, 0)) as "messageCostNano"
     from message where author in ('CONTACT', 'OPERATOR') or price_nano > 0 ${group("''", 'created_at')}`,
    `select ${key('model', 'at')}, sum(case when answered then 1 else 0 end) as answers,
       sum(case when state = 'LOST' then 1 else 0 end) as "lostCalls",
       sum(prompt_tokens) as "promptTokens", sum(cached_tokens) as "cachedTokens",
       sum(tool_tokens) as "toolTokens", sum(thoughts_tokens) as "thoughtsTokens",
       sum(candidates_tokens) as "candidatesTokens", sum(total_tokens) as "totalTokens",
       sum(cost_nano) as "costNano"
     from model_call where state in ('MADE', 'LOST') ${group('model', 'at')}`,
    `select ${key("coalesce(model, '')", 'finished_at')}, count(*) as failures
     from turn where state = 'DEAD' ${group("coalesce(model, '')", 'finished_at')}`,
  ];
  const lines = new Map<string, RollUpLine>();
  for (const part of parts)
    for (const found of await rows<RawKey & Partial<Record<keyof Counts, RawNumber>>>(
      em,
      part.replaceAll("group by workspace_id, bot_id, '', ", 'group by workspace_id, bot_id, '),
    ))
      addTo(lines, found);
  const right = sorted(counting(lines.values()));
  const latency = await recountLatency(em, hour);
  const days = daysOf(closedIn(await storedDays(em)), right, latency);
  return { lines: right, latency, sums: sumsOf(right, latency), days };
}

/** The roll-up as it is stored. */
export async function storedRollUp(em: SqlEntityManager): Promise<RollUp> {
  const lines = new Map<string, RollUpLine>();
  for (const found of await rows<RawKey & Partial<Record<keyof Counts, RawNumber>>>(
    em,
    `select workspace_id as "workspaceId", bot_id as "botId", model, hour,
       messages_in as "messagesIn", answers, operator_messages as "operatorMessages", failures,
       lost_calls as "lostCalls", prompt_tokens as "promptTokens", cached_tokens as "cachedTokens", tool_tokens as "toolTokens",
       thoughts_tokens as "thoughtsTokens", candidates_tokens as "candidatesTokens",
       total_tokens as "totalTokens", cost_nano as "costNano",
       message_cost_nano as "messageCostNano" from bot_analytics`,
  ))
    addTo(lines, found);
  const latency = await rows<RawKey & { bucket: number; answers: RawNumber }>(
    em,
    `select workspace_id as "workspaceId", bot_id as "botId", model, hour, bucket, answers
     from bot_latency`,
  );
  return {
    lines: sorted(counting(lines.values())),
    latency: sorted(
      latency.map((one) => ({ ...one, hour: time(one.hour), answers: Number(one.answers) })),
    ),
    sums: await storedSums(em),
    days: await storedDays(em),
  };
}

async function storedSums(em: SqlEntityManager): Promise<SumLine[]> {
  const counts = countNames.map((name) => `${countColumns[name]} as "${name}"`);
  const found = await rows<
    Omit<SumKey, 'start'> & { start: RawTime; latency: string } & Record<keyof Counts, RawNumber>
  >(
    em,
    `select workspace_id as "workspaceId", grain, start, bot_id as "botId", model,
       ${counts.join(', ')}, cast(latency as text) as latency from usage_sum`,
  );
  const sums = new Map<string, SumLine>();
  for (const one of found) {
    const key = { ...one, start: time(one.start) };
    const sum = sumAt(sums, key);
    for (const name of countNames) sum[name] += Number(one[name]);
    Object.assign(sum.latency, JSON.parse(one.latency));
  }
  return sortedSums(sums);
}

function sumsOf(lines: readonly RollUpLine[], latency: readonly LatencyRow[]): SumLine[] {
  const sums = new Map<string, SumLine>();
  for (const line of lines)
    for (const key of sumKeys(line)) {
      const sum = sumAt(sums, key);
      for (const name of countNames) sum[name] += line[name];
    }
  for (const { bucket, answers, ...line } of latency)
    for (const key of sumKeys(line)) {
      const sum = sumAt(sums, key);
      sum.latency[bucket] = (sum.latency[bucket] ?? 0) + answers;
    }
  return sortedSums(sums);
}

function sumAt(sums: Map<string, SumLine>, key: SumKey): SumLine {
  const { workspaceId, grain, start, botId, model } = key;
  const name = `${workspaceId} ${grain} ${start.toISOString()} ${botId} ${model}`;
  const known = sums.get(name);
  if (known) return known;
  const fresh = { ...noCounts(), workspaceId, grain, start, botId, model, latency: {} };
  sums.set(name, fresh);
  return fresh;
}

function sortedSums(sums: ReadonlyMap<string, SumLine>): SumLine[] {
  return [...sums]
    .filter(
      ([, sum]) =>
        countNames.some((name) => sum[name] !== 0) || Object.keys(sum.latency).length > 0,
    )
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, sum]) => sum);
}

async function recountLatency(
  em: SqlEntityManager,
  hour: (column: string) => string,
): Promise<LatencyRow[]> {
  const found = await rows<RawKey & { responseMs: number; answers: RawNumber }>(
    em,
    `select workspace_id as "workspaceId", bot_id as "botId", coalesce(model, '') as model,
       ${hour('responded_at')} as hour, response_ms as "responseMs", count(*) as answers
     from turn where responded_at is not null
     group by workspace_id, bot_id, coalesce(model, ''), ${hour('responded_at')}, response_ms`,
  );
  const byKey = new Map<string, LatencyRow>();
  for (const one of found) {
    const bucket = latencyBucket(one.responseMs);
    const key = `${keyOf(one)} ${String(bucket)}`;
    byKey.set(key, {
      workspaceId: one.workspaceId,
      botId: one.botId,
      model: one.model,
      hour: time(one.hour),
      bucket,
      answers: (byKey.get(key)?.answers ?? 0) + Number(one.answers),
    });
  }
  return sorted([...byKey.values()]);
}

function addTo(
  lines: Map<string, RollUpLine>,
  found: RawKey & Partial<Record<keyof Counts, RawNumber>>,
): void {
  const key = keyOf(found);
  const line = lines.get(key) ?? {
    ...noCounts(),
    workspaceId: found.workspaceId,
    botId: found.botId,
    model: found.model,
    hour: time(found.hour),
  };
  for (const name of countNames) line[name] += Number(found[name] ?? 0);
  lines.set(key, line);
}

function keyOf({ botId, model, hour }: RawKey): string {
  return `${botId} ${model} ${time(hour).toISOString()}`;
}

// A line that counts nothing is no line: a lost call that was found again leaves one behind.
function counting(lines: Iterable<RollUpLine>): RollUpLine[] {
  return [...lines].filter((line) => countNames.some((name) => line[name] !== 0));
}

function sorted<Line extends RawKey & { bucket?: number }>(lines: Line[]): Line[] {
  const full = (line: Line) => `${keyOf(line)} ${String(line.bucket ?? 0).padStart(6, '0')}`;
  return lines.sort((a, b) => (full(a) < full(b) ? -1 : 1));
}
