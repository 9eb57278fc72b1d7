import type { Commit } from '@cbf/base';
import {
  changeLogged,
  countRetry,
  retrying,
  type Change,
  type Database,
  type NewEvent,
} from '@cbf/db';
import type { Live, WorkKind } from './live.ts';

export type { NewEvent } from '@cbf/db';

/** What writing to the log needs of an app. */
export interface Writer {
  readonly database: Database;
  readonly live: Live;
}

/** A change that may also tell runners that there is work, once it is committed. */
export interface LineChange extends Change {
  work(kind: WorkKind, dueAt?: Date): void;
}

/**
 * Writes everything changed on `em` together with its events in one transaction, then wakes feeds
 * and runners. When it throws, nothing was written and nobody was woken.
 */
export async function commit(
  em: Database['em'],
  live: Live,
  name: Commit,
  workspaceId: string,
  events: readonly NewEvent[],
): Promise<void> {
  const { heads } = await changeLogged(em, name, [workspaceId], (change) => {
    change.emit(workspaceId, ...events);
    return Promise.resolve();
  });
  live.wakeFeeds(workspaceId, heads.get(workspaceId)?.seq);
  live.wakeRunners();
}

/**
 * Runs `work` in one transaction over the workspaces' logs with an entity manager of its own, then
 * wakes whom it told. This is how everything that reads before it writes is changed: nobody else
 * changes these workspaces meanwhile. When the database gives it up for a passing reason, a deadlock
 * or a lost connection, `work` runs again; so it may do nothing but change the database.
 */
export async function change<Value>(
  { database, live }: Writer,
  name: Commit,
  workspaceIds: readonly string[],
  work: (change: LineChange) => Promise<Value>,
): Promise<Value> {
  const { value, told, touched, heads } = await retrying(
    () => attempt(database, name, workspaceIds, work),
    () => countRetry(database.em),
  );
  for (const id of touched) live.wakeFeeds(id, heads.get(id)?.seq);
  for (const { kind, dueAt } of told) live.wakeRunners(kind, dueAt);
  return value;
}

async function attempt<Value>(
  database: Database,
  name: Commit,
  workspaceIds: readonly string[],
  work: (change: LineChange) => Promise<Value>,
) {
  const told: { kind: WorkKind; dueAt: Date | undefined }[] = [];
  const touched = new Set<string>();
  const { value, heads } = await changeLogged(database.em.fork(), name, workspaceIds, (plain) =>
    work({
      ...plain,
      emit(workspaceId, ...events) {
        touched.add(workspaceId);
        plain.emit(workspaceId, ...events);
      },
      work: (kind, dueAt) => told.push({ kind, dueAt: dueAt && onWall(database, dueAt) }),
    }),
  );
  return { value, told, touched, heads };
}

// Whoever waits for a moment waits by this machine's clock; moments of a change are the database's.
function onWall(database: Database, at: Date): Date {
  return new Date(Date.now() + at.getTime() - database.now().getTime());
}
