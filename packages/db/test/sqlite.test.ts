import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { newId } from '@cbf/base';
import {
  changeLogged,
  openDatabase,
  rows,
  UncertainCommit,
  Workspace,
  type Database,
} from '../src/index.ts';
import { noon } from './seed.ts';

let folder: string;
let files = 0;
const opened: Database[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cbf-sqlite-'));
});
afterAll(async () => {
  for (const database of opened) await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(
  sync = () => Promise.resolve(),
  statementMs = 30_000,
): Promise<{ database: Database; file: string }> {
  const file = join(folder, `${String(files++)}.db`);
  const database = await openDatabase(`sqlite:${file}`, { sync, pool: { statementMs } });
  opened.push(database);
  await database.migrate();
  return { database, file };
}

/** A disk that is slow: a sync ends only when it is let go, and how many were begun is counted. */
function slowDisk() {
  let held: (() => void)[] | null = null;
  return {
    syncs: 0,
    hold(): void {
      held = [];
    },
    letGo(): void {
      for (const done of held ?? []) done();
      held = null;
    },
    sync(): Promise<void> {
      this.syncs += 1;
      return held === null ? Promise.resolve() : new Promise((done) => held?.push(done));
    },
  };
}

const add = (em: Database['em'], id: string) =>
  rows(em, 'insert into workspace (id, name, created_at) values (?, ?, ?)', [id, id, noon]);
const store = (database: Database, id: string) =>
  changeLogged(database.em.fork(), 'receive', [], ({ em }) => add(em, id));
const asMany = async (turns: number) => {
  for (let past = 0; past < turns; past += 1) await turn();
};

const member = fc.record({
  fails: fc.boolean(),
  inner: fc.constantFrom('none', 'kept', 'undone'),
  by: fc.constantFrom('statement', 'flush'),
  lateBy: fc.nat(3),
});

it('of many changes at once each is written wholly or not at all, and none is answered before it is on the disk', async () => {
  let onDisk = new Set<string>();
  let view: DatabaseSync | null = null;
  const visible = (): Set<string> =>
    new Set(
      view
        ?.prepare('select id from workspace')
        .all()
        .map(({ id }) => String(id)),
    );
  const { database, file } = await open(async () => {
    const reached = visible();
    await asMany(2);
    onDisk = reached;
  });
  view = new DatabaseSync(file, { readOnly: true });

  const play = async ({
    fails,
    inner,
    by,
    lateBy,
  }: typeof member extends fc.Arbitrary<infer M> ? M : never) => {
    const ids = { first: newId('wsp'), second: newId('wsp'), inner: newId('wsp') };
    await asMany(lateBy);
    const answer = await changeLogged(database.em.fork(), 'receive', [], async ({ em }) => {
      if (by === 'statement') await add(em, ids.first);
      else em.create(Workspace, { id: ids.first, name: 'Flushed', createdAt: noon });
      if (inner !== 'none')
        await em
          .transactional(async (nested) => {
            await add(nested, ids.inner);
            if (inner === 'undone') throw new Error('inner');
          })
          .catch(() => undefined);
      await add(em, ids.second);
      if (fails) throw new Error('outer');
    }).then(
      () => 'written',
      () => 'refused',
    );
    expect(answer).toBe(fails ? 'refused' : 'written');
    const wanted = fails ? [] : [ids.first, ...(inner === 'kept' ? [ids.inner] : []), ids.second];
    for (const id of wanted) expect(onDisk).toContain(id);
    const found = Object.values(ids).filter((id) => visible().has(id));
    expect(found.toSorted()).toEqual(wanted.toSorted());
  };
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(member, { minLength: 1, maxLength: 12 }), async (members) => {
        await Promise.all(members.map(play));
      }),
      { numRuns: 40 },
    );
  } finally {
    view.close();
  }
});

it('a crowd shares one sync, and changes go on while the disk is busy', async () => {
  const disk = slowDisk();
  const { database, file } = await open(() => disk.sync());
  const view = new DatabaseSync(file, { readOnly: true });
  const stored = () => Number(view.prepare('select count(*) as n from workspace').get()?.['n']);
  disk.hold();
  const before = disk.syncs;
  let answered = 0;
  const crowd = Array.from({ length: 40 }, (_, place) =>
    store(database, `crowd-${String(place)}`).then(() => (answered += 1)),
  );
  while (stored() < 40) await turn();
  expect([answered, disk.syncs - before]).toEqual([0, 1]);
  // Whoever has seen what is not on the disk is not told of it either.
  let read = 0;
  const reading = database.read.rows('select id from workspace', []).then(() => (read += 1));
  const managed = database.em
    .fork()
    .find(Workspace, {})
    .then(() => (read += 1));
  await asMany(5);
  expect(read).toBe(0);
  disk.letGo();
  await Promise.all([...crowd, reading, managed]);
  expect(disk.syncs - before).toBe(2);
  view.close();
});

it('after the disk has failed nothing is acknowledged any more, and the reason is said', async () => {
  let broken = false;
  const { database } = await open(() =>
    broken ? Promise.reject(new Error('EIO: i/o error, fdatasync')) : Promise.resolve(),
  );
  await store(database, 'kept');
  broken = true;
  await expect(store(database, 'perhaps')).rejects.toBeInstanceOf(UncertainCommit);
  broken = false;
  // The kernel reports a lost page once: a sync that succeeds afterwards proves nothing.
  await expect(store(database, 'never')).rejects.toThrow(/disk failed under the database/);
  await expect(database.ready()).rejects.toThrow();
});

it('a transaction that has ended takes no more statements', async () => {
  const { database } = await open();
  const em = database.em.fork();
  await em.begin();
  const context = em.getTransactionContext();
  await em.rollback();
  em.setTransactionContext(context);
  await expect(em.nativeDelete(Workspace, {})).rejects.toThrow(/ended already/);
});

it('a transaction that hangs while others wait is rolled back, and they go on', async () => {
  const { database } = await open(undefined, 25);
  let resume: () => void = () => undefined;
  const hung = changeLogged(database.em.fork(), 'receive', [], async ({ em }) => {
    await add(em, 'hung');
    await new Promise<void>((resolve) => (resume = resolve));
    await add(em, 'late');
  });
  const refused = expect(hung).rejects.toThrow(/ended already/);
  await store(database, 'waited');
  resume();
  await refused;
  const found = await database.read.rows<{ id: string }>('select id from workspace', []);
  expect(found).toEqual([{ id: 'waited' }]);
});

it('values arrive as they were sent, whatever stands in them', async () => {
  const { database } = await open();
  const em = database.em.fork();
  await em.execute('create table kind (name text, number integer, moment datetime, bytes blob)');
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
      fc.maxSafeInteger(),
      fc.date({ noInvalidDate: true }),
      fc.uint8Array(),
      async (text, number, moment, bytes) => {
        await em.execute('delete from kind');
        await em.execute('insert into kind values (?, ?, ?, ?)', [
          text,
          number,
          moment,
          Buffer.from(bytes),
        ]);
        const [found] = await em.execute(
          'select *, typeof(number) as type from kind where name = ? and number in (?)',
          [text, [number, number]],
        );
        expect({ ...found, bytes: Buffer.from(found?.bytes ?? []) }).toEqual({
          name: text,
          number,
          moment: moment.getTime(),
          bytes: Buffer.from(bytes),
          type: 'integer',
        });
      },
    ),
    { numRuns: 30 },
  );
});

it('writes the log back into the file beside the work, long before a commit has to', async () => {
  const { database, file } = await open();
  const before = statSync(file).size;
  const ids = Array.from({ length: 400 }, () => newId('wsp'));
  for (const id of ids) await store(database, id);
  await vi.waitFor(() => expect(statSync(file).size).toBeGreaterThan(before), 10_000);
});
