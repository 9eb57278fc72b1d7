import { failpoint, type Commit } from '@cbf/base';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { appendLogs, lockLogs, type Head, type NewEvent } from './hot/log.ts';
import { countRetry } from './load.ts';
import { isLost, retrying, UncertainCommit } from './lost.ts';

/** What a change works with: a manager inside the transaction, one moment, and the log. */
export interface Change {
  readonly em: SqlEntityManager;
  /** The database's time, taken while the logs were locked. */
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
 * anything throws, nothing is written, unless it is an UncertainCommit. Nothing outside the database
 * may be awaited in `work`, nor another entity manager: SQLite has one connection.
 */
export async function changeLogged<Value>(
  em: SqlEntityManager,
  name: Commit,
  workspaceIds: readonly string[],
  work: (change: Change) => Promise<Value>,
  given?: Date,
): Promise<Changed<Value>> {
  const events = new Map<string, NewEvent[]>();
  // Until here nothing of `em` was used: a connection that turns out dead costs nothing but time.
  const { heads, locked } = await retrying(
    () => begin(em, workspaceIds),
    () => countRetry(em),
  );
  const at = given ?? locked;
  let value: Value;
  try {
    value = await work({
      em,
      at,
      emit(workspaceId, ...more) {
        const known = events.get(workspaceId);
        if (known) known.push(...more);
        else events.set(workspaceId, more);
      },
    });
    await em.flush();
    for (const [id, head] of await appendLogs(em, heads, events, at)) heads.set(id, head);
    await failpoint(`commit:${name}:before`);
    await commit(em);
  } catch (error) {
    await undo(em);
    throw error;
  }
  await failpoint(`commit:${name}:after`);
  return { value, heads };
}

async function begin(
  em: SqlEntityManager,
  workspaceIds: readonly string[],
): Promise<{ heads: Map<string, Head>; locked: Date }> {
  await em.begin();
  try {
    const { heads, at } = await lockLogs(em, workspaceIds);
    return { heads, locked: at };
  } catch (error) {
    await undo(em);
    throw error;
  }
}

async function commit(em: SqlEntityManager): Promise<void> {
  try {
    await em.commit();
  } catch (error) {
    throw isLost(error) ? new UncertainCommit(error) : error;
  }
}

// A rollback over a lost connection fails, too; why it was wanted is what matters.
async function undo(em: SqlEntityManager): Promise<void> {
  await em.rollback().catch(() => em.resetTransactionContext());
}
