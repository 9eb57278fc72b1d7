import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  changeLogged,
  isPassing,
  openDatabase,
  retrying,
  rows,
  UncertainCommit,
  Workspace,
  type Change,
  type Database,
} from '../src/index.ts';
import { startDatabases, type TestDatabases } from './databases.ts';
import { noon, seed, type Seed } from './seed.ts';

let databases: TestDatabases;
let database: Database;
let other: Database;
let ids: Seed;
beforeAll(async () => {
  databases = startDatabases();
  const url = await databases.empty('postgres');
  database = await openDatabase(url, { pool: { max: 3 } });
  other = await openDatabase(url);
  await database.migrate();
  ids = await seed(database);
});
afterAll(async () => {
  await database.close();
  await other.close();
  await databases.stop();
});

/** Ends the connection on which a transaction runs, as a restart of the server would. */
async function cut(em: Database['em']): Promise<void> {
  const [own] = await rows<{ pid: number }>(em, 'select pg_backend_pid() as pid');
  await rows(other.em.fork(), 'select pg_terminate_backend(?, 5000)', [own?.pid ?? 0]);
}

const name = async () => (await other.em.fork().findOneOrFail(Workspace, ids.workspaceId)).name;
const rename = ({ em }: Change, text: string) =>
  rows(em, 'update workspace set name = ? where id = ?', [text, ids.workspaceId]);
const logged = (work: (change: Change) => Promise<unknown>) =>
  changeLogged(database.em.fork(), 'update-bot', [ids.workspaceId], work);

it('connections lost within transactions do not use the pool up', async () => {
  for (let round = 0; round < 5; round += 1) {
    const failing = logged(async ({ em }) => {
      await cut(em);
      await rows(em, 'select 1');
    });
    await expect(failing).rejects.toSatisfy(isPassing);
  }
  expect((await logged(() => Promise.resolve('well'))).value).toBe('well');
});

it('connections that died while they were idle are not noticed by whoever comes next', async () => {
  await Promise.all([1, 2, 3].map(() => rows(database.em.fork(), 'select pg_sleep(0.05)')));
  await rows(
    other.em.fork(),
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await logged((change) => rename(change, 'Idle'));
  expect(await name()).toBe('Idle');
});

it('a change whose connection is lost before its commit is made again, once', async () => {
  let tried = 0;
  await retrying(() =>
    logged(async (change) => {
      tried += 1;
      await rename(change, `Try ${String(tried)}`);
      change.emit(ids.workspaceId, { kind: 'BotChanged', subjectId: `try-${String(tried)}` });
      if (tried > 1) return;
      await cut(change.em);
      await rows(change.em, 'select 1');
    }),
  );
  expect(tried).toBe(2);
  expect(await name()).toBe('Try 2');
  const told = await rows<{ id: string }>(
    other.em.fork(),
    `select subject_id as id from event where subject_id like 'try-%'`,
  );
  expect(told).toEqual([{ id: 'try-2' }]);
});

it('a commit of which nobody knows is not made again but named', async () => {
  let tried = 0;
  const failing = retrying(() =>
    logged(async (change) => {
      tried += 1;
      await rename(change, 'Perhaps');
      await cut(change.em);
    }),
  );
  await expect(failing).rejects.toBeInstanceOf(UncertainCommit);
  expect(tried).toBe(1);
});

it('two changes that lock each other out both come through', async () => {
  const second = await seed(database);
  const ends = [ids.botId, second.botId];
  // Both rows of both, each in its own order, and neither goes on before the other has its first.
  let arrived = 0;
  let go: () => void = () => undefined;
  const both = new Promise<void>((resolve) => (go = resolve));
  const cross = (workspaceId: string, order: readonly string[]) =>
    retrying(() =>
      changeLogged(database.em.fork(), 'update-bot', [workspaceId], async ({ em }) => {
        for (const [place, id] of order.entries()) {
          await rows(em, 'update bot set updated_at = ? where id = ?', [noon, id]);
          if (place > 0) continue;
          arrived += 1;
          if (arrived >= 2) go();
          await both;
        }
        return 'done';
      }),
    );
  const results = await Promise.all([
    cross(ids.workspaceId, ends),
    cross(second.workspaceId, ends.toReversed()),
  ]);
  expect(results.map(({ value }) => value)).toEqual(['done', 'done']);
  expect(arrived).toBe(3);
});

it('a statement that runs too long, and a wait for a lock that lasts too long, are given up', async () => {
  const url = await databases.empty('postgres');
  const strict = await openDatabase(url, { pool: { statementMs: 100, lockMs: 50 } });
  try {
    await expect(rows(strict.em.fork(), 'select pg_sleep(5)')).rejects.toThrow(/statement timeout/);
    await rows(strict.em.fork(), 'create table held (id int primary key)');
    const holder = strict.em.fork();
    await holder.begin();
    await rows(holder, 'lock table held in access exclusive mode');
    await expect(rows(strict.em.fork(), 'select * from held')).rejects.toThrow(/lock timeout/);
    await holder.rollback();
  } finally {
    await strict.close();
  }
});

it('closing does not wait for connections that come only then', async () => {
  const closing = await openDatabase(await databases.empty('postgres'));
  await rows(closing.em.fork(), 'select 1');
  const reads = Array.from({ length: 8 }, () => rows(closing.em.fork(), 'select 1'));
  const ended = Promise.allSettled(reads);
  const begun = performance.now();
  // One turn of the event loop: connections are asked for by then, and have not come.
  await new Promise((resolve) => setImmediate(resolve));
  await closing.close();
  expect(performance.now() - begun).toBeLessThan(10_000);
  await ended;
});
