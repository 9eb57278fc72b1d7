import type { DayCountFieldsFragment } from '#lib/api/generated.ts';

/** Today's counters of one bot, or of all together; zeros for a bot that isn't there. */
export function todayOf(
  bots: readonly { readonly id: string; readonly today: DayCountFieldsFragment }[],
  botId: string | null,
): DayCountFieldsFragment {
  const none = { messagesIn: 0, answers: 0, totalTokens: 0, costUsd: 0, failures: 0 };
  return bots
    .filter(({ id }) => botId === null || id === botId)
    .reduce(
      (sum, { today }) => ({
        messagesIn: sum.messagesIn + today.messagesIn,
        answers: sum.answers + today.answers,
        totalTokens: sum.totalTokens + today.totalTokens,
        costUsd: sum.costUsd + today.costUsd,
        failures: sum.failures + today.failures,
      }),
      none,
    );
}
