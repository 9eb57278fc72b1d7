import {
  bucketMs,
  countNames,
  noCounts,
  type Bot,
  type Counts,
  type Folded,
  type Sum,
} from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { botById, ownBot } from '../bots/find.ts';
import type { Ctx } from '../context.ts';
import { badField } from '../words/check.ts';
import { usd } from './prices.ts';
import { timeZoneOf } from './today.ts';
import { nextDay, startOfDay, startOfHour } from './zone.ts';

/** How fine a report is. */
export const Interval = { HOUR: 'HOUR', DAY: 'DAY' } as const;
export type Interval = keyof typeof Interval;

/** What was counted in a stretch of time, with the response times. */
export interface UsageCounts extends Omit<Counts, 'costNano' | 'messageCostNano'> {
  readonly costUsd: number;
  readonly messageCostUsd: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

/** One bot's share of a report. */
export interface BotUsage {
  readonly bot: Bot;
  readonly counts: UsageCounts;
}

/** A report: the whole, the stretch of the same length before it, and three ways to split it. */
export interface UsageReport {
  readonly from: Date;
  readonly to: Date;
  readonly interval: Interval;
  readonly totals: UsageCounts;
  /** Read only when it is asked for: it is as long a read as the report itself. */
  readonly before: () => Promise<UsageCounts>;
  readonly series: readonly { readonly start: Date; readonly counts: UsageCounts }[];
  /** Read only when it is asked for, too. */
  readonly perBot: () => Promise<readonly BotUsage[]>;
  readonly byModel: readonly { readonly model: string; readonly counts: UsageCounts }[];
}

/** What a report is asked for. */
export interface ReportWish {
  readonly botId?: string | null | undefined;
  readonly from: Date;
  readonly to: Date;
  readonly interval: Interval;
}

const mostBuckets = 800;

/**
 * Reports from the roll-up alone, in whole hours or in days of the workspace's time zone. Refuses a
 * stretch that ends before it begins or that has too many hours or days to draw.
 */
export async function usageReport(ctx: Ctx, wish: ReportWish): Promise<UsageReport> {
  const workspaceId = workspaceOf(ctx);
  const botId = wish.botId ?? null;
  if (botId !== null) await ownBot(ctx, botId);
  if (!(wish.to > wish.from)) throw badField('to', 'fieldDate');
  const starts = startsOf(wish, await timeZoneOf(ctx.parts.database, workspaceId));
  const { long } = ctx.parts.database;
  const from = startOfHour(wish.from);
  const range = { workspaceId, botId, from, to: wish.to, starts };
  const folded = await long.usage(range);
  return {
    from: wish.from,
    to: wish.to,
    interval: wish.interval,
    totals: countsOf(all(folded)),
    async before() {
      const began = startOfHour(new Date(from.getTime() - (wish.to.getTime() - from.getTime())));
      return countsOf(all(await long.usage({ ...range, from: began, to: from, starts: [] })));
    },
    series: starts.map((start, place) => ({ start, counts: countsOf(folded.stretches[place]) })),
    async perBot() {
      if (botId === null) return botsOf(ctx, await long.usageByBot(range));
      return botsOf(ctx, new Map(folded.keys.size === 0 ? [] : [[botId, all(folded)]]));
    },
    byModel: [...folded.keys]
      // What no model did has an empty name; it is in the totals.
      .filter(([model]) => model !== '')
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([model, sum]) => ({ model, counts: countsOf(sum) })),
  };
}

function all({ keys }: Folded): Sum {
  const sums = [...keys.values()];
  return {
    counts: countNames.map((_, at) => sums.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0)),
    latency: added(sums.map(({ latency }) => latency)),
  };
}

function added(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(Math.max(0, ...parts.map((part) => part.length)));
  for (const part of parts)
    for (const [bucket, answers] of part.entries()) whole[bucket] = (whole[bucket] ?? 0) + answers;
  return whole;
}

function countsOf(sum: Sum = { counts: [], latency: new Uint32Array() }): UsageCounts {
  const counts: Counts = noCounts();
  countNames.forEach((name, at) => (counts[name] = sum.counts[at] ?? 0));
  const { costNano, messageCostNano, ...rest } = counts;
  return {
    ...rest,
    costUsd: usd(costNano),
    messageCostUsd: usd(messageCostNano),
    p50Ms: percentile(sum, 0.5),
    p95Ms: percentile(sum, 0.95),
  };
}

/** The response time that a share of the answers stayed within; null without answers. */
export function percentile({ latency }: Pick<Sum, 'latency'>, share: number): number | null {
  const all = latency.reduce((sum, answers) => sum + answers, 0);
  if (all === 0) return null;
  let seen = 0;
  return bucketMs(latency.findIndex((answers) => (seen += answers) >= all * share));
}

function startsOf({ from, to, interval }: ReportWish, timeZone: string): Date[] {
  const starts: Date[] = [];
  let start = interval === 'DAY' ? startOfDay(from, timeZone) : startOfHour(from);
  while (start < to) {
    starts.push(start);
    if (starts.length > mostBuckets) throw badField('from', 'fieldDate');
    start = interval === 'DAY' ? nextDay(start, timeZone) : new Date(start.getTime() + 3_600_000);
  }
  return starts;
}

async function botsOf(ctx: Ctx, bots: Folded['keys']): Promise<BotUsage[]> {
  const found = await botById(ctx).loadMany([...bots.keys()]);
  return found.flatMap((bot) => {
    if (bot instanceof Error) throw bot;
    return bot === null ? [] : [{ bot, counts: countsOf(bots.get(bot.id)) }];
  });
}
