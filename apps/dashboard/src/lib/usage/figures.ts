import type { UsageFieldsFragment } from '#lib/api/generated.ts';
import type { Format } from '#lib/format/format.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Tone } from '#lib/ui/tone.ts';
import { growth } from './range.ts';

/** One total with how it changed. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly note: string | null;
  /** Against the stretch before: "+12 %"; null when there was nothing to compare with. */
  readonly change: string | null;
  readonly tone: Tone;
}

/** The totals that a report opens with. Less time and fewer failures are good; the rest just is. */
export function figuresOf(
  totals: UsageFieldsFragment,
  before: UsageFieldsFragment,
  format: Format,
): readonly Figure[] {
  const plain = { note: null, tone: 'plain' } as const;
  const p95 =
    totals.p95Ms === null ? null : m.usage_most_within({ time: format.duration(totals.p95Ms) });
  return [
    {
      ...plain,
      label: m.usage_messages_in(),
      value: format.number(totals.messagesIn),
      change: changeOf(totals.messagesIn, before.messagesIn, format),
    },
    {
      ...plain,
      label: m.usage_answers(),
      value: format.number(totals.answers),
      change: changeOf(totals.answers, before.answers, format),
    },
    {
      ...plain,
      label: m.usage_tokens(),
      value: format.compact(totals.totalTokens),
      change: changeOf(totals.totalTokens, before.totalTokens, format),
    },
    {
      ...plain,
      label: m.usage_cost(),
      value: format.money(totals.costUsd),
      change: changeOf(totals.costUsd, before.costUsd, format),
    },
    {
      label: m.usage_response(),
      value: totals.p50Ms === null ? '–' : format.duration(totals.p50Ms),
      note: p95,
      change: changeOf(totals.p50Ms ?? 0, before.p50Ms ?? 0, format),
      tone: toneOf(totals.p50Ms ?? 0, before.p50Ms ?? 0),
    },
    {
      label: m.usage_failures(),
      value: format.number(totals.failures),
      note: null,
      change: changeOf(totals.failures, before.failures, format),
      tone: toneOf(totals.failures, before.failures),
    },
  ];
}

function changeOf(now: number, before: number, format: Format): string | null {
  const share = growth(now, before);
  if (share === null) return null;
  const written = format.percent(Math.abs(share));
  if (written === format.percent(0)) return `±${written}`;
  return `${share > 0 ? '+' : '−'}${written}`;
}

function toneOf(now: number, before: number): Tone {
  const share = growth(now, before);
  if (share === null || share === 0) return 'plain';
  return share < 0 ? 'good' : 'bad';
}
