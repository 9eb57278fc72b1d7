import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  Bot,
  Channel,
  Contact,
  Conversation,
  Message,
  storeInbound,
  Workspace,
} from '../src/index.ts';
import type { Database } from '../src/index.ts';
import { startDatabases, type TestDatabases } from './databases.ts';
import { inbound, seed, type Seed } from './seed.ts';

let databases: TestDatabases;
beforeAll(() => {
  databases = startDatabases();
});
afterAll(() => databases.stop());

describe.each(['sqlite', 'postgres'] as const)('a small read on %s', (dialect) => {
  let database: Database;
  let ids: Seed;
  beforeAll(async () => {
    database = await databases.open(dialect);
    ids = await seed(database);
    const parts = [{ kind: 'TEXT' as const, text: 'Salom' }];
    await storeInbound(database.em.fork(), inbound(ids, 'first', { text: 'Salom', parts }));
  });

  it.each([Bot, Channel, Contact, Conversation, Message])(
    'gives every property of %o as the entity manager does',
    async (entity) => {
      const managed = await database.em.fork().findAll<object>(entity, { where: {} });
      const plain = await database.read.find<object>(entity, '1 = ? order by id', [1]);
      expect(plain.length).toBeGreaterThan(0);
      expect(plain.length).toBe(managed.length);
      for (const one of plain) expect(managed).toContainEqual(expect.objectContaining(one));
      const [row] = plain;
      const [same] = managed;
      expect(Object.keys(row ?? {}).sort()).toEqual(Object.keys(same ?? {}).sort());
    },
  );

  it('sees what was committed just before, and nothing of an open transaction', async () => {
    const names = async () =>
      (await database.read.find(Workspace, 'id in (?)', [[ids.workspaceId]])).map(
        ({ name }) => name,
      );
    const [before] = await names();
    const em = database.em.fork();
    await em.begin();
    await em.nativeUpdate(Workspace, { id: ids.workspaceId }, { name: 'Yangi' });
    expect(await names()).toEqual([before]);
    await em.commit();
    expect(await names()).toEqual(['Yangi']);
  });
});
