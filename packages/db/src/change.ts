import { failpoint, type Commit } from '@cbf/base';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { appendLog, lockLog, type Head, type NewEvent } from './hot/log.ts';

/** What a change works with: a manager inside the transaction, one moment, and the log. */
export interface Change {
  readonly em: SqlEntityManager;
  readonly at: Date;
  emit(workspaceId: string, ...events: NewEvent[]): void;
}

/** What a change left behind: its value and the new ends of the logs it wrote to. */
export interface Changed<Value> {
  readonly value: Value;
  readonly heads: ReadonlyMap<string, Head>;
}

/**
 * Runs `work` and its events in one transaction that first locks the logs of the workspaces, so
 * that changes of one workspace follow one another. Pending changes of `em` are part of it. When
 * anything throws, nothing is written. Nothing outside the database may be awaited in `work`, nor
 * another entity manager: SQLite has one connection.
 */
export async function changeLogged<Value>(
  em: SqlEntityManager,
  name: Commit,
  workspaceIds: readonly string[],
  work: (change: Change) => Promise<Value>,
  at: Date = new Date(),
): Promise<Changed<Value>> {
  const heads = new Map<string, Head>();
  const events = new Map<string, NewEvent[]>();
  let value: Value;
  await em.begin();
  try {
    // Sorted, or two changes that share two workspaces could wait for each other forever.
    for (const id of [...new Set(workspaceIds)].sort()) heads.set(id, await lockLog(em, id));
    value = await work({
      em,
      at,
      emit(workspaceId, ...more) {
        events.set(workspaceId, [...(events.get(workspaceId) ?? []), ...more]);
      },
    });
    await em.flush();
    for (const [workspaceId, more] of events) {
      const head = heads.get(workspaceId);
      if (head === undefined) throw new Error('An event was emitted to a log that is not locked.');
      heads.set(workspaceId, await appendLog(em, workspaceId, head, more, at));
    }
    await failpoint(`commit:${name}:before`);
    await em.commit();
  } catch (error) {
    await em.rollback();
    throw error;
  }
  await failpoint(`commit:${name}:after`);
  return { value, heads };
}
