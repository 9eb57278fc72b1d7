import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  Channel,
  dueTurns,
  queueTurn,
  rows,
  setAside,
  storeInbound,
  Turn,
  type Database,
} from '../src/index.ts';
import { startDatabases, type TestDatabases } from './databases.ts';
import { inbound, noon, placeOf, seed } from './seed.ts';

let databases: TestDatabases;
let database: Database;
beforeAll(async () => {
  databases = startDatabases();
  database = await databases.open('postgres');
  const ids = await seed(database);
  const held = { leaseOwner: 'run_1', leaseUntil: new Date(Date.now() + 60_000) };
  await database.em.fork().nativeUpdate(Channel, ids.channelId, held);
  for (let place = 0; place < 30; place += 1) {
    const chatId = String(place);
    const em = database.em.fork();
    const stored = await storeInbound(em, inbound(ids, chatId, { chatId }));
    if (stored.duplicate) throw new Error('A first message was taken for a redelivery.');
    await queueTurn(em, {
      ...placeOf(ids, stored.thread.conversationId),
      fromSeq: 1,
      throughSeq: 1,
      mergeWindowMs: 0,
      at: noon,
    });
  }
});
afterAll(() => databases.stop());

const wish = () =>
  dueTurns({ runnerId: 'run_1', now: database.now(), perBot: 50, perWorkspace: 50, served: [] });
const take = (em: Database['em'], limit: number) =>
  setAside({ em, read: database.read }, wish(), limit);

it('claims that overlap take different turns, and neither waits for the other', async () => {
  const [first, second] = [database.em.fork(), database.em.fork()];
  await first.begin();
  await second.begin();
  // The first transaction is still open: whoever waited for it here would wait for ever.
  const own = await take(first, 10);
  const others = await take(second, 10);
  await second.commit();
  await first.commit();
  expect([own.length, others.length]).toEqual([10, 10]);
  expect(new Set([...own, ...others].map(({ id }) => id)).size).toBe(20);
});

it('a conversation that is being written to is passed over and comes next time', async () => {
  const writer = database.em.fork();
  await writer.begin();
  const [free] = await writer.find(Turn, { leaseUntil: null }, { limit: 1 });
  await rows(writer, 'update conversation set last_seq = last_seq + 1 where id = ?', [
    free?.conversationId ?? '',
  ]);
  const taken = await take(database.em.fork(), 30);
  expect(taken).toHaveLength(9);
  await writer.rollback();
  expect(await take(database.em.fork(), 30)).toEqual([
    { id: free?.id, workspaceId: free?.workspaceId },
  ]);
  expect(await take(database.em.fork(), 30)).toEqual([]);
});

it('what was set aside and never claimed is free again after a while', async () => {
  const [late] = await database.em.fork().find(Turn, {}, { limit: 1 });
  const past = { leaseUntil: new Date(Date.now() - 1000) };
  await database.em.fork().nativeUpdate(Turn, { id: late?.id ?? '' }, past);
  expect((await take(database.em.fork(), 30)).map(({ id }) => id)).toEqual([late?.id]);
});
