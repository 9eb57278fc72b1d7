import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addDelivery,
  addMessage,
  Bot,
  Contact,
  Conversation,
  Delivery,
  forgetBot,
  Message,
  queueTurn,
  storeInbound,
  Turn,
  type Database,
} from '../src/index.ts';
import { startDatabases, type TestDatabases } from './databases.ts';
import { inbound, noon, placeOf, seed, type Seed } from './seed.ts';

let databases: TestDatabases;
beforeAll(() => {
  databases = startDatabases();
});
afterAll(() => databases.stop());

describe.each(['sqlite', 'postgres'] as const)('forgetting a bot on %s', (dialect) => {
  async function talk(database: Database, ids: Seed, lines: number): Promise<void> {
    const em = database.em.fork();
    await em.begin();
    for (let line = 0; line < lines; line += 1) {
      const chatId = String(line % 3);
      const contact = {
        externalId: chatId,
        name: 'N',
        foldedName: 'n',
        handle: null,
        language: null,
      };
      const stored = await storeInbound(em, inbound(ids, String(line), { chatId, contact }));
      if (stored.duplicate) throw new Error('A first message was taken for a redelivery.');
      if (line > 2) continue;
      const place = placeOf(ids, stored.thread.conversationId);
      await queueTurn(em, { ...place, fromSeq: 1, throughSeq: 1, mergeWindowMs: 0, at: noon });
      const out = { author: 'BOT', text: 'x', folded: 'x', parts: [], state: 'QUEUED' } as const;
      await addDelivery(em, place, await addMessage(em, { ...place, ...out, at: noon }), noon);
    }
    await em.commit();
  }

  it('takes all of it in bites and nothing of another', async () => {
    const statements: string[] = [];
    const database = await databases.open(dialect, (sql) => statements.push(sql));
    const [gone, kept] = [await seed(database), await seed(database)];
    await talk(database, gone, 450);
    await talk(database, kept, 4);
    statements.length = 0;
    expect(await forgetBot(database, gone.botId)).toBe(450 + 3 + 3 + 3 + 3);
    expect(statements.filter((sql) => sql.startsWith('delete from message'))).toHaveLength(3);
    const left = async (botId: string) => {
      const em = database.em.fork();
      return [
        await em.count(Message, { botId }),
        await em.count(Turn, { botId }),
        await em.count(Conversation, { botId }),
        await em.count(Delivery, { botId }),
        await em.count(Bot, { id: botId }),
      ];
    };
    expect(await left(gone.botId)).toEqual([0, 0, 0, 0, 0]);
    expect(await left(kept.botId)).toEqual([7, 3, 3, 3, 1]);
    const contacts = await database.em.fork().find(Contact, {});
    expect(contacts.map(({ channelId }) => channelId)).toEqual(Array(3).fill(kept.channelId));
  });
});
