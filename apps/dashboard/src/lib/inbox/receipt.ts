import type { ReceiptFieldsFragment } from '#lib/api/generated.ts';
import type { Format } from '#lib/format/format.ts';
import { m } from '#lib/paraglide/messages.js';
import { finishName } from './words.ts';

/** One line of a receipt. */
export interface Item {
  readonly label: string;
  readonly value: string;
  /** A line that the others add up to. */
  readonly isSum?: boolean;
}

/** A receipt in its three parts: how it was made, what it used, how long it took. */
export interface Receipt {
  readonly making: readonly Item[];
  readonly tokens: readonly Item[];
  readonly times: readonly Item[];
}

type Turn = ReceiptFieldsFragment;

/** Writes a receipt down; what wasn't measured is left out, and zeros of rare kinds too. */
export function receiptOf(turn: Turn, format: Format): Receipt {
  return { making: making(turn, format), tokens: tokens(turn, format), times: times(turn, format) };
}

function making(turn: Turn, format: Format): Item[] {
  const { historyKept, historyDropped, finishReason, personality } = turn;
  return items([
    [m.receipt_model(), turn.model],
    [m.receipt_personality(), personality && m.receipt_version({ version: personality.version })],
    [m.receipt_history(), historyKept === null ? null : format.number(historyKept)],
    [m.receipt_history_dropped(), historyDropped ? format.number(historyDropped) : null],
    [m.receipt_attempts(), turn.attempt > 1 ? format.number(turn.attempt) : null],
    [m.receipt_finish(), finishReason && finishName(finishReason)],
  ]);
}

function tokens(turn: Turn, format: Format): Item[] {
  if (turn.totalTokens === 0) return [];
  const some = (count: number) => (count > 0 ? format.number(count) : null);
  const parts = items([
    [m.receipt_tokens_prompt(), format.number(turn.promptTokens)],
    [m.receipt_tokens_cached(), some(turn.cachedTokens)],
    [m.receipt_tokens_tool(), some(turn.toolTokens)],
    [m.receipt_tokens_thoughts(), some(turn.thoughtsTokens)],
    [m.receipt_tokens_answer(), format.number(turn.candidatesTokens)],
  ]);
  const sum = {
    label: m.receipt_tokens_total(),
    value: format.number(turn.totalTokens),
    isSum: true,
  };
  return [
    ...parts,
    sum,
    { label: m.receipt_cost(), value: format.money(turn.costUsd), isSum: true },
  ];
}

function times(turn: Turn, format: Format): Item[] {
  const long = (milliseconds: number | null) =>
    milliseconds === null ? null : format.duration(milliseconds);
  const all = [turn.queueMs, turn.modelMs, turn.sendMs].filter((time) => time !== null);
  const parts = items([
    [m.receipt_time_queue(), long(turn.queueMs)],
    [m.receipt_time_first(), long(turn.firstTokenMs)],
    [m.receipt_time_model(), long(turn.modelMs)],
    [m.receipt_time_send(), long(turn.sendMs)],
  ]);
  if (all.length < 2) return parts;
  const sum = format.duration(all.reduce((a, b) => a + b, 0));
  return [...parts, { label: m.receipt_time_all(), value: sum, isSum: true }];
}

function items(rows: readonly (readonly [string, string | null])[]): Item[] {
  return rows.flatMap(([label, value]) =>
    value === null || value === '' ? [] : [{ label, value }],
  );
}
