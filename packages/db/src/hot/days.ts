import type { SqlEntityManager } from '@mikro-orm/sql';
import { clockOf } from '../clock.ts';
import { rows } from './sql.ts';
import { grainMs, startOf, type Statement } from './sums.ts';

/**
 * How long ago something may have happened and still be counted without a look at closed days. It
 * is less than `closableAfterMs`, so a day that is closed by one clock is never open by another.
 */
const recentMs = grainMs.HOUR;

/** How long after its last hour a day may be closed. */
export const closableAfterMs = 2 * grainMs.HOUR;

// No day of any clock is longer; that the day before may go with it costs one more closing.
const longestDayMs = 26 * grainMs.HOUR;

/**
 * What opens the closed day again in which something is counted, to run in the same transaction:
 * nothing when it has just happened, since such a day is not closed yet. The caller holds the
 * workspace's log, as does whoever closes a day.
 */
export function reopenStatements(
  em: SqlEntityManager,
  { workspaceId, at }: { readonly workspaceId: string; readonly at: Date },
): Statement[] {
  if (at.getTime() >= clockOf(em).now().getTime() - recentMs) return [];
  const hour = startOf('HOUR', at);
  return [
    {
      text: 'delete from usage_day where workspace_id = ? and start > ? and start <= ?',
      params: [workspaceId, new Date(hour.getTime() - longestDayMs), hour],
    },
  ];
}

/** Opens all days of a workspace again: its clock was changed, and so where its days begin. */
export async function reopenDays(em: SqlEntityManager, workspaceId: string): Promise<void> {
  await rows(em, 'delete from usage_day where workspace_id = ?', [workspaceId]);
}
