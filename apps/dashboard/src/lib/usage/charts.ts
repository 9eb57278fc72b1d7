import type { UsageQuery } from '#lib/api/generated.ts';
import type { Format } from '#lib/format/format.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ChartPoint, ChartSeries } from '#lib/ui/timechart.ts';

/** What can be drawn, in the order of the choices. */
export const drawings = ['answers', 'tokens', 'cost', 'speed'] as const;

/** One of the drawings. */
export type Drawing = (typeof drawings)[number];

/** A chart with all that it needs to be drawn and read out. */
export interface Chart {
  readonly kind: 'bars' | 'lines';
  readonly label: string;
  readonly series: readonly ChartSeries[];
  readonly points: readonly ChartPoint[];
  readonly write: (value: number) => string;
}

type Bucket = UsageQuery['report']['series'][number];

/** Reads a drawing from an address; the answers when it names none of ours. */
export function readDrawing(text: string | null): Drawing {
  return drawings.find((drawing) => drawing === text) ?? 'answers';
}

/** Lays a report's buckets out as a chart; hours are named by the clock, days by the calendar. */
export function chartOf(
  drawing: Drawing,
  buckets: readonly Bucket[],
  interval: 'HOUR' | 'DAY',
  format: Format,
): Chart {
  const points = (values: (counts: Bucket['counts']) => readonly (number | null)[]) =>
    buckets.map(({ start, counts }) => {
      const at = new Date(start);
      const short = interval === 'HOUR' ? format.time(at) : format.day(at);
      const full = interval === 'HOUR' ? format.dateTime(at) : format.weekday(at);
      return { key: start, short, full, values: values(counts) };
    });
  switch (drawing) {
    case 'answers':
      return {
        kind: 'bars',
        label: m.usage_chart_answers(),
        series: [
          { label: m.usage_by_bots(), tone: 'accent' },
          { label: m.usage_by_people(), tone: 'soft' },
          { label: m.usage_failures(), tone: 'bad' },
        ],
        points: points((counts) => [counts.answers, counts.operatorMessages, counts.failures]),
        write: format.number,
      };
    case 'tokens':
      return {
        kind: 'bars',
        label: m.usage_chart_tokens(),
        series: [
          { label: m.receipt_tokens_prompt(), tone: 'soft' },
          { label: m.receipt_tokens_thoughts(), tone: 'warn' },
          { label: m.receipt_tokens_answer(), tone: 'accent' },
        ],
        points: points((counts) => [
          counts.promptTokens,
          counts.thoughtsTokens,
          counts.candidatesTokens,
        ]),
        write: format.compact,
      };
    case 'cost':
      return {
        kind: 'bars',
        label: m.usage_chart_cost(),
        series: [{ label: m.usage_cost(), tone: 'accent' }],
        points: points((counts) => [counts.costUsd]),
        write: format.money,
      };
    case 'speed':
      return {
        kind: 'lines',
        label: m.usage_chart_speed(),
        series: [
          { label: m.usage_half(), tone: 'accent' },
          { label: m.usage_most(), tone: 'warn' },
        ],
        points: points((counts) => [counts.p50Ms, counts.p95Ms]),
        write: format.duration,
      };
  }
}
