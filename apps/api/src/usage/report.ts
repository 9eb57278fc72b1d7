import {
  Bot,
  bucketMs,
  latencySeries,
  noCounts,
  usageSeries,
  type Counts,
  type LatencyLine,
  type UsageKey,
  type UsageLine,
  type UsageRange,
} from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { findBot } from '../bots/find.ts';
import type { Ctx } from '../context.ts';
import { badField } from '../words/check.ts';
import { usd } from './prices.ts';
import { addTo, timeZoneOf } from './today.ts';
import { nextDay, startOfDay, startOfHour } from './zone.ts';

/** How fine a report is. */
export const Interval = { HOUR: 'HOUR', DAY: 'DAY' } as const;
export type Interval = keyof typeof Interval;

/** What was counted in a stretch of time, with the response times. */
export interface UsageCounts extends Omit<Counts, 'costNano'> {
  readonly costUsd: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

/** A report: the whole, the stretch of the same length before it, and three ways to split it. */
export interface UsageReport {
  readonly from: Date;
  readonly to: Date;
  readonly interval: Interval;
  readonly totals: UsageCounts;
  readonly previous: UsageCounts;
  readonly series: readonly { readonly start: Date; readonly counts: UsageCounts }[];
  readonly byBot: readonly { readonly bot: Bot; readonly counts: UsageCounts }[];
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
  if (botId !== null) await findBot(ctx.em, workspaceId, botId);
  if (!(wish.to > wish.from)) throw badField('to', 'fieldDate');
  const starts = startsOf(wish, await timeZoneOf(ctx.em, workspaceId));
  const range = { workspaceId, botId, from: startOfHour(wish.from), to: wish.to };
  const before = new Date(range.from.getTime() - (wish.to.getTime() - range.from.getTime()));
  const [hours, bots, models, previous] = [
    await readSplit(ctx, range, 'hour'),
    await readSplit(ctx, range, 'bot'),
    await readSplit(ctx, range, 'model'),
    await readSplit(ctx, { ...range, from: startOfHour(before), to: range.from }, 'model'),
  ];
  return {
    from: wish.from,
    to: wish.to,
    interval: wish.interval,
    totals: total(models),
    previous: total(previous),
    series: series(hours, starts),
    byBot: await byBot(ctx, bots),
    byModel: keysOf(models)
      // What no model did has an empty name; it is in the totals.
      .filter((model) => model !== '')
      .map((model) => ({ model, counts: total(only(models, (key) => key === model)) })),
  };
}

interface Split {
  readonly lines: readonly UsageLine[];
  readonly latency: readonly LatencyLine[];
}

async function readSplit(ctx: Ctx, range: UsageRange, by: UsageKey): Promise<Split> {
  return {
    lines: await usageSeries(ctx.em, range, by),
    latency: await latencySeries(ctx.em, range, by),
  };
}

function only({ lines, latency }: Split, wanted: (key: string) => boolean): Split {
  return {
    lines: lines.filter(({ key }) => wanted(key)),
    latency: latency.filter(({ key }) => wanted(key)),
  };
}

function keysOf({ lines, latency }: Split): string[] {
  return [...new Set([...lines, ...latency].map(({ key }) => key))];
}

function total({ lines, latency }: Split): UsageCounts {
  const counts = noCounts();
  for (const line of lines) addTo(counts, line.counts);
  const { costNano, ...rest } = counts;
  return {
    ...rest,
    costUsd: usd(costNano),
    p50Ms: percentile(latency, 0.5),
    p95Ms: percentile(latency, 0.95),
  };
}

/** The response time that a share of the answers stayed within; null without answers. */
export function percentile(latency: readonly LatencyLine[], share: number): number | null {
  const buckets = latency.toSorted((a, b) => a.bucket - b.bucket);
  const all = buckets.reduce((sum, { answers }) => sum + answers, 0);
  let seen = 0;
  for (const { bucket, answers } of buckets) {
    seen += answers;
    if (seen >= all * share) return bucketMs(bucket);
  }
  return null;
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

// Both lists are in the order of time, so one walk puts every hour into its bucket.
function series(hours: Split, starts: readonly Date[]): UsageReport['series'] {
  return starts.map((start, place) => {
    const end = starts[place + 1]?.toISOString() ?? '9999';
    const begin = start.toISOString();
    const inside = (key: string) => key >= begin && key < end;
    return {
      start,
      counts: total(place === 0 ? only(hours, (key) => key < end) : only(hours, inside)),
    };
  });
}

async function byBot(ctx: Ctx, split: Split): Promise<UsageReport['byBot']> {
  const ids = keysOf(split);
  const bots = await ctx.em.find(Bot, { id: { $in: ids }, workspaceId: workspaceOf(ctx) });
  return bots.map((bot) => ({ bot, counts: total(only(split, (key) => key === bot.id)) }));
}
