import { readLog, rows, type Database } from '@cbf/db';

/** How long the log is kept; who comes back later loads anew. */
export const keptMs = 7 * 24 * 3_600_000;

const atOnce = 1000;

/** Forgets entries of all logs that are older than a week, a bounded bite at a time. */
export async function forgetOldEvents(database: Database, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - keptMs);
  const em = database.em.fork();
  let forgotten = 0;
  for (const { workspaceId } of await rows<{ workspaceId: string }>(
    em,
    'select workspace_id as "workspaceId" from counter',
  )) {
    for (;;) {
      // The log is in the order of time, so what is old stands at its beginning.
      const oldest = await readLog(database.read, workspaceId, 0, atOnce);
      const last = oldest.findLast(({ at }) => at < before);
      if (last === undefined) break;
      await rows(em, 'delete from event where workspace_id = ? and seq <= ?', [
        workspaceId,
        last.seq,
      ]);
      forgotten += oldest.filter(({ seq }) => seq <= last.seq).length;
    }
  }
  return forgotten;
}
