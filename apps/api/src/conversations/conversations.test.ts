import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';

let api: TestApi;
let line: TestLine;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  line = await makeLine(api);
});
afterAll(() => api.close());

describe('a command', () => {
  it('/start is answered with the greeting in the customer’s language, without a model', async () => {
    await line.say('/start', { command: 'start' });
    const [greeting] = await line.sendAll();
    expect(greeting).toMatch(/[a-zʻ]/i);
    expect(await line.claimTurns()).toEqual([]);
    await line.say('/start', {
      command: 'start',
      chatId: 'ru',
      contact: { externalId: 'ru', name: 'Ира', language: 'ru-RU' },
    });
    expect((await line.sendAll())[0]).toMatch(/[а-я]/i);
  });

  it('/help is answered with the help text', async () => {
    await line.say('/help', { command: 'help' });
    expect(await line.sendAll()).toHaveLength(1);
  });

  it('/language offers three buttons; pressing one changes the language for good', async () => {
    await line.say('/language', { command: 'language' });
    const [question] = await line.claimDeliveries();
    if (!question) throw new Error('No question was asked.');
    expect(question.buttons.map(({ data }) => data)).toEqual(['lang:uz', 'lang:ru', 'lang:en']);
    await line.record(question, 'SENT');
    const press = { externalId: 'press-1', kind: 'PRESS', messageId: '1', data: 'lang:ru' };
    const { notice } = await line.receive(press);
    expect(notice).toMatch(/[а-я]/i);
    expect(await line.sendAll()).toEqual([notice]);
    expect((await line.receive(press)).duplicate).toBe(true);
    await line.say('Salom');
    expect((await line.claimTurn()).locale).toBe('ru');
    expect((await line.thread()).contact.language).toBe('ru');
  });

  it('/human silences the bot, says so, and waits for a person', async () => {
    await line.say('Savol');
    const turn = await line.claimTurn();
    await line.say('/human', { command: 'human' });
    expect((await line.complete(turn, 'Javob')).outcome).toBe('SILENCED');
    expect(await line.sendAll()).toHaveLength(1);
    await line.say('Kimdir bormi?');
    expect(await line.claimTurns()).toEqual([]);
    expect(await line.thread()).toMatchObject({ mode: 'HUMAN', needsHuman: true });
    await line.operatorSays('Men shu yerdaman');
    expect(await line.sendAll()).toEqual(['Men shu yerdaman']);
    expect(await line.thread()).toMatchObject({ mode: 'HUMAN', needsHuman: false });
  });
});

describe('a person who takes over', () => {
  it('silences what the bot is thinking of and what waits to be sent', async () => {
    await line.say('Savol');
    const turn = await line.claimTurn();
    await line.act('takeOver');
    expect(await line.progress(turn, '…')).toBe('STOP');
    expect((await line.complete(turn, 'Javob')).outcome).toBe('SILENCED');
    await line.say('Yana savol');
    expect(await line.claimTurns()).toEqual([]);
    expect((await line.thread()).messages.map(({ author }) => author)).toEqual([
      'CONTACT',
      'CONTACT',
    ]);
  });

  it('writes only after taking over, and the bot answers again after handing back', async () => {
    await line.say('Savol');
    expect(failure(await line.operatorSays('Shoshmang'))).toBe('BAD_STATE');
    await line.act('takeOver');
    await line.operatorSays('Men javob beraman');
    expect(await line.sendAll()).toEqual(['Men javob beraman']);
    await line.say('Rahmat, yana bir savol');
    await line.act('handBack');
    const turn = await line.claimTurn();
    expect(turn.newLines).toBe(1);
    expect(turn.history.map(({ author }) => author)).toEqual(['CONTACT', 'OPERATOR', 'CONTACT']);
    expect(failure(await line.act('handBack'))).toBe('BAD_STATE');
  });

  it('who hands back with nothing left unanswered does not make the bot speak', async () => {
    await line.say('Savol');
    await line.act('takeOver');
    await line.operatorSays('Javob');
    await line.act('handBack');
    expect(await line.claimTurns()).toEqual([]);
  });

  it('closes a conversation, which opens again with the bot when the customer writes', async () => {
    await line.say('Savol');
    await line.act('closeConversation');
    expect(await line.thread()).toMatchObject({ status: 'CLOSED', openTurn: null });
    expect(failure(await line.operatorSays('Salom'))).toBe('BAD_STATE');
    await line.say('Yana keldim');
    expect(await line.thread()).toMatchObject({ status: 'OPEN', mode: 'BOT' });
    expect((await line.claimTurn()).newLines).toBe(1);
  });

  it('brings back one that was closed by mistake, without making the bot speak', async () => {
    await line.say('Savol');
    await line.act('closeConversation');
    await line.act('reopenConversation');
    expect(await line.thread()).toMatchObject({ status: 'OPEN', mode: 'BOT', openTurn: null });
    expect(await line.claimTurns()).toEqual([]);
  });
});

describe('lists', () => {
  const found = z.object({
    totalCount: z.number().optional(),
    edges: z.array(z.object({ node: z.object({ id: z.string() }), cursor: z.string() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  });
  const list = async (args: string) => {
    const data = await line.owner.ask(
      `{ conversations${args} { totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`,
    );
    return z.object({ conversations: found }).parse(data).conversations;
  };

  it('show conversations, newest message first, in pages that neither repeat nor skip', async () => {
    for (const chatId of ['a', 'b', 'c', 'd', 'e']) await line.say('Salom', { chatId });
    await line.say('Yana', { chatId: 'a' });
    const seen: string[] = [];
    let after = '';
    for (;;) {
      const { edges, pageInfo, totalCount } = await list(`(first: 2${after})`);
      expect(totalCount).toBe(5);
      seen.push(...edges.map(({ node }) => node.id));
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor ?? ''}"`;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen[0]).toBe((await line.thread('a')).id);
  });

  it('find a customer and a message in whichever script they were typed', async () => {
    await line.say('Toʻlov qanday?', {
      contact: { externalId: '77', name: 'Гулнора', language: 'uz' },
    });
    for (const search of ['gulnora', 'ГУЛНОРА', "Gulnora'"])
      expect((await list(`(search: ${JSON.stringify(search)})`)).edges).toHaveLength(1);
    expect((await list('(search: "nobody")')).edges).toEqual([]);
    for (const query of ['tolov', "to'lov", 'тўлов']) {
      const data = await line.owner.ask(
        'query($query: String!) { searchMessages(query: $query) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }',
        { query },
      );
      expect(z.object({ searchMessages: found }).parse(data).searchMessages.edges).toHaveLength(1);
    }
  });

  it('give messages back in time and forward, in order', async () => {
    for (let place = 1; place <= 7; place += 1) await line.say(`m${String(place)}`);
    const { id } = await line.thread();
    const page = async (args: string) => {
      const data = await line.owner.ask(
        `query($id: ID!) { conversation(id: $id) { messages${args} { edges { cursor node { seq } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
        { id },
      );
      const shape = z.object({
        edges: z.array(z.object({ node: z.object({ seq: z.number() }) })),
        pageInfo: z.object({
          hasNextPage: z.boolean(),
          hasPreviousPage: z.boolean(),
          startCursor: z.string(),
          endCursor: z.string(),
        }),
      });
      return z.object({ conversation: z.object({ messages: shape }) }).parse(data).conversation
        .messages;
    };
    const newest = await page('(last: 3)');
    expect(newest.edges.map(({ node }) => node.seq)).toEqual([5, 6, 7]);
    expect(newest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await page(`(last: 10, before: "${newest.pageInfo.startCursor}")`);
    expect(before.edges.map(({ node }) => node.seq)).toEqual([1, 2, 3, 4]);
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const after = await page(`(first: 2, after: "${before.pageInfo.endCursor}")`);
    expect(after.edges.map(({ node }) => node.seq)).toEqual([5, 6]);
    expect(after.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  it('take as many statements for a full page as for one entry', async () => {
    const query = `{ conversations(first: 50) { edges { node {
      id bot { id published { id } } channel { id bot { id } } contact { id } takenBy { id } openTurn { id }
      lastMessage { id turn { id } } messages(last: 3) { edges { node { id turn { id } authorUser { id } } } } } } } }`;
    // The smallest of a few counts: the api's own clockwork asks once a second, too.
    const count = async () => {
      const counts: number[] = [];
      for (let round = 0; round < 4; round += 1) {
        api.statements.length = 0;
        await line.owner.ask(query);
        counts.push(api.statements.filter((sql) => /^\s*(select|with)/i.test(sql)).length);
      }
      return Math.min(...counts);
    };
    await line.say('Salom', { chatId: 'first' });
    const one = await count();
    for (let place = 0; place < 15; place += 1) {
      const chatId = String(place);
      await line.say('Salom', { chatId });
      const [turn] = await line.claimTurns();
      if (turn) await line.complete(turn, 'Javob');
    }
    const many = await count();
    // Only kinds of row that the first page did not have may add a statement.
    expect(many - one).toBeLessThanOrEqual(1);
    // Who asks (three), deleted bots, the page, and one for each of the eight relations.
    expect(many).toBeLessThanOrEqual(13);
  });
});

describe('the owner’s try-out', () => {
  const send = (text: string, personalityId?: string) =>
    line.owner.raw(
      'mutation($botId: ID!, $text: String!, $personalityId: ID) { tryBot(botId: $botId, text: $text, personalityId: $personalityId) { id conversationId seq } }',
      { botId: line.botId, text, personalityId },
    );
  const tried = z.object({ tryBot: z.object({ id: z.string(), conversationId: z.string() }) });

  it('goes by the same line, also for a stopped bot, and its answer needs no sending', async () => {
    await line.owner.ask('mutation($id: ID!) { stopBot(id: $id) { id } }', { id: line.botId });
    const { conversationId } = tried.parse((await send('Salom')).data).tryBot;
    const turn = await line.claimTurn();
    expect(turn).toMatchObject({ conversationId, platform: 'WEB', canStream: false });
    const { outcome, delivery } = await line.complete(turn, 'Salom, xoʻjayin');
    expect([outcome, delivery]).toEqual(['STORED', null]);
    const thread = await line.threadById(conversationId);
    expect(thread.messages.map(({ deliveryState }) => deliveryState)).toEqual(['RECEIVED', 'SENT']);
    const data = await line.owner.ask('{ conversations { totalCount } }');
    expect(data).toEqual({ conversations: { totalCount: 0 } });
  });

  it('answers with a draft when one is named, and only with the bot’s own', async () => {
    const saved = await line.owner.ask(
      'mutation($botId: ID!) { savePersonality(botId: $botId, input: { tone: "Quvnoq" }) { id } }',
      { botId: line.botId },
    );
    const draft = z.object({ savePersonality: z.object({ id: z.string() }) }).parse(saved);
    await send('Salom', draft.savePersonality.id);
    expect((await line.claimTurn()).personality.version).toBe(2);
    expect(failure(await send('Salom', 'per_none'))).toBe('NOT_FOUND');
  });

  it('begins anew when asked, and the old one stays readable', async () => {
    const first = tried.parse((await send('Bir')).data).tryBot;
    const data = await line.owner.ask(
      'mutation($id: ID!) { resetTryOut(botId: $id) { id isPlayground lastSeq } }',
      { id: line.botId },
    );
    const fresh = z
      .object({ resetTryOut: z.object({ id: z.string(), isPlayground: z.boolean() }) })
      .parse(data).resetTryOut;
    expect(fresh).toMatchObject({ isPlayground: true });
    expect(fresh.id).not.toBe(first.conversationId);
    const second = tried.parse((await send('Ikki')).data).tryBot;
    expect(second.conversationId).toBe(fresh.id);
    expect((await line.claimTurn()).newLines).toBe(1);
    expect((await line.threadById(first.conversationId)).status).toBe('CLOSED');
  });
});
