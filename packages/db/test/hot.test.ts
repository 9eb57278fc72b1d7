import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addCall,
  addMessage,
  changeLogged,
  Contact,
  Conversation,
  finishTurn,
  headOf,
  historyWindow,
  Message,
  openTurnOf,
  queueTurn,
  readLog,
  readTail,
  storeInbound,
  Turn,
  unansweredIn,
  type Call,
  type Database,
  type Stored,
} from '../src/index.ts';
import { startDatabases, type TestDatabases } from './databases.ts';
import { inbound, noon, placeOf, seed, type Seed } from './seed.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = startDatabases();
});
afterAll(() => databases.stop());

describe.each(['sqlite', 'postgres'] as const)('on %s', (dialect) => {
  let database: Database;
  let ids: Seed;
  const em = () => database.em.fork();
  const fresh = (stored: Stored) => {
    if (stored.duplicate) throw new Error('A first message was taken for a redelivery.');
    return stored;
  };
  beforeAll(async () => {
    database = await databases.open(dialect);
    ids = await seed(database);
  });

  it('stores a message once, however often and however concurrently it is delivered', async () => {
    const row = inbound(ids, 'tg:1', { chatId: 'twice', text: "it's \\ a ? test\0" });
    const store = () =>
      changeLogged(em(), 'receive', [ids.workspaceId], (change) => storeInbound(change.em, row));
    const results = await Promise.all([store(), store(), store(), store()]);
    const duplicates = results.filter(({ value }) => value.duplicate);
    expect(duplicates).toHaveLength(3);
    expect(new Set(results.map(({ value }) => value.messageId)).size).toBe(1);
    const [message, ...others] = await em().find(Message, { externalId: 'tg:1' });
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      seq: 1,
      text: "it's \\ a ? test",
      author: 'CONTACT',
      deliveryState: 'RECEIVED',
      wantsAnswer: true,
      createdAt: noon,
      parts: [{ kind: 'TEXT', text: 'Salom' }],
    });
    const conversation = await em().findOneOrFail(Conversation, { chatId: 'twice' });
    expect(conversation.lastSeq).toBe(1);
  });

  it('keeps the language that the customer chose and otherwise follows the platform', async () => {
    const contact = { externalId: 'lang', name: 'L', foldedName: 'l', handle: 'l' };
    const say = (externalId: string, language: 'en' | 'ru' | null) =>
      storeInbound(
        em(),
        inbound(ids, externalId, { chatId: 'lang', contact: { ...contact, language } }),
      ).then(fresh);
    expect((await say('l1', null)).thread.language).toBe(null);
    expect((await say('l2', 'ru')).thread.language).toBe('ru');
    expect((await say('l3', null)).thread.language).toBe('ru');
    await em().nativeUpdate(
      Contact,
      { externalId: 'lang' },
      { language: 'en', languageChosen: true },
    );
    expect((await say('l4', 'ru')).thread.language).toBe('en');
  });

  it('numbers events without gaps while many write at once', async () => {
    const before = (await headOf(database.read, ids.workspaceId))?.seq ?? 0;
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        changeLogged(em(), 'receive', [ids.workspaceId], async (change) => {
          change.emit(
            ids.workspaceId,
            { kind: 'BotChanged', botId: ids.botId, subjectId: `a${String(i)}` },
            { kind: 'BotChanged', botId: ids.botId, subjectId: `b${String(i)}` },
            { kind: 'BotChanged', botId: ids.botId, subjectId: `b${String(i)}` },
          );
        }),
      ),
    );
    const entries = await readLog(database.read, ids.workspaceId, before, 1000);
    expect(entries.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 80 }, (_, i) => before + i + 1),
    );
    expect(new Set(entries.map(({ subjectId }) => subjectId)).size).toBe(80);
    expect((await headOf(database.read, ids.workspaceId))?.seq).toBe(before + 80);
  });

  it('tells the end of a log and what follows a place at once', async () => {
    const { read } = database;
    await changeLogged(em(), 'receive', [ids.workspaceId], async (change) => {
      for (const name of ['tail1', 'tail2', 'tail3'])
        change.emit(ids.workspaceId, { kind: 'BotChanged', subjectId: name });
    });
    const head = await headOf(read, ids.workspaceId);
    const end = head?.seq ?? 0;
    const entries = await readLog(read, ids.workspaceId, end - 3, 2);
    expect(await readTail(read, ids.workspaceId, end - 3, 2)).toEqual({ head, entries });
    expect(await readTail(read, ids.workspaceId, end, 2)).toEqual({ head, entries: [] });
    expect(await readTail(read, 'nobody', 0, 2)).toBeNull();
  });

  it('writes neither rows nor events when a change fails', async () => {
    const before = await headOf(database.read, ids.workspaceId);
    const failing = changeLogged(em(), 'receive', [ids.workspaceId], async (change) => {
      await storeInbound(change.em, inbound(ids, 'never', { chatId: 'never' }));
      change.emit(ids.workspaceId, { kind: 'BotChanged', subjectId: 'never' });
      throw new Error('halfway');
    });
    await expect(failing).rejects.toThrow('halfway');
    expect(await headOf(database.read, ids.workspaceId)).toEqual(before);
    expect(await em().count(Conversation, { chatId: 'never' })).toBe(0);
  });

  it('merges a burst into one turn and answers a customer who never stops typing', async () => {
    const { thread } = fresh(await storeInbound(em(), inbound(ids, 'b1', { chatId: 'burst' })));
    const wish = (seq: number, ms: number) =>
      queueTurn(em(), {
        ...placeOf(ids, thread.conversationId),
        fromSeq: 1,
        throughSeq: seq,
        mergeWindowMs: 1000,
        at: new Date(noon.getTime() + ms),
      });
    const first = await wish(1, 0);
    const second = await wish(2, 900);
    expect(second.turnId).toBe(first.turnId);
    expect(second.dueAt.getTime() - noon.getTime()).toBe(1900);
    expect((await wish(9, 4900)).dueAt.getTime() - noon.getTime()).toBe(5000);
    const turn = await em().findOneOrFail(Turn, first.turnId);
    expect(turn).toMatchObject({ state: 'QUEUED', fromSeq: 1, throughSeq: 9, askedAt: noon });
  });

  it('replaces a turn that is being thought about, but not one that was asked to stop', async () => {
    const { thread } = fresh(await storeInbound(em(), inbound(ids, 's1', { chatId: 'super' })));
    const wish = (throughSeq: number) =>
      queueTurn(em(), {
        ...placeOf(ids, thread.conversationId),
        fromSeq: 1,
        throughSeq,
        mergeWindowMs: 500,
        at: noon,
      });
    const first = await wish(1);
    await em().nativeUpdate(Turn, first.turnId, { state: 'THINKING', attempt: 1 });
    const second = await wish(2);
    expect(second).toMatchObject({ supersededId: first.turnId });
    expect(await em().findOneOrFail(Turn, first.turnId)).toMatchObject({ state: 'SUPERSEDED' });
    await em().nativeUpdate(Turn, second.turnId, { state: 'THINKING', stopAsked: true });
    expect(await wish(3)).toMatchObject({ turnId: second.turnId, supersededId: null });
    expect(await openTurnOf(em(), thread.conversationId)).toMatchObject({ id: second.turnId });
    expect(await em().findOneOrFail(Turn, second.turnId)).toMatchObject({ throughSeq: 2 });
  });

  it('shows the model the newest lines, without what failed and what the house said', async () => {
    const { thread } = fresh(await storeInbound(em(), inbound(ids, 'h1', { chatId: 'window' })));
    const say = (text: string, author: 'BOT' | 'SYSTEM', state: 'SENT' | 'FAILED') =>
      addMessage(em(), {
        ...placeOf(ids, thread.conversationId),
        author,
        text,
        folded: text,
        parts: [{ kind: 'TEXT', text }],
        state,
        at: noon,
      });
    await say('one', 'BOT', 'SENT');
    await say('lost', 'BOT', 'FAILED');
    await say('notice', 'SYSTEM', 'SENT');
    await storeInbound(em(), inbound(ids, 'h2', { chatId: 'window', text: 'two' }));
    await storeInbound(em(), inbound(ids, 'h3', { chatId: 'window', text: 'later' }));
    const lines = await historyWindow(em(), {
      conversationId: thread.conversationId,
      throughSeq: 5,
      limit: 2,
    });
    expect(lines).toMatchObject([
      {
        seq: 5,
        author: 'CONTACT',
        text: 'two',
        parts: expect.any(Array),
        wantsAnswer: true,
        comment: null,
        at: noon,
      },
      {
        seq: 2,
        author: 'BOT',
        text: 'one',
        parts: [{ kind: 'TEXT', text: 'one' }],
        wantsAnswer: false,
        comment: null,
        at: noon,
      },
    ]);
    expect(await unansweredIn(em(), thread.conversationId, 1)).toEqual({ from: 5, through: 6 });
    expect(await unansweredIn(em(), thread.conversationId, 6)).toBe(null);
  });

  it('bills a model call once and closes the questions that it answered', async () => {
    const { thread } = fresh(await storeInbound(em(), inbound(ids, 'c1', { chatId: 'bill' })));
    const place = placeOf(ids, thread.conversationId);
    const { turnId } = await queueTurn(em(), {
      ...place,
      fromSeq: 1,
      throughSeq: 1,
      mergeWindowMs: 0,
      at: noon,
    });
    const call: Call = {
      ...place,
      turnId,
      attempt: 1,
      model: 'gemini-3.8-flash',
      answered: true,
      promptTokens: 100,
      cachedTokens: 40,
      toolTokens: 0,
      thoughtsTokens: 7,
      candidatesTokens: 20,
      totalTokens: 127,
      costNano: 149_250,
      modelMs: 800,
      at: noon,
    };
    expect(await addCall(em(), call)).toBe(true);
    expect(await addCall(em(), call)).toBe(false);
    await finishTurn(em(), {
      turnId,
      conversationId: thread.conversationId,
      throughSeq: 1,
      finishReason: 'STOP',
      firstTokenMs: 200,
      historyKept: 1,
      historyDropped: 0,
      at: noon,
    });
    const turn = await em().findOneOrFail(Turn, turnId);
    expect(turn).toMatchObject({
      state: 'DONE',
      totalTokens: 127,
      costNano: 149_250,
      modelMs: 800,
    });
    const conversation = await em().findOneOrFail(Conversation, thread.conversationId);
    expect(conversation).toMatchObject({ answeredSeq: 1, totalTokens: 127, costNano: 149_250 });
  });
});
