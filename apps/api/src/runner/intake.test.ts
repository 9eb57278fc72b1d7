import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Conversation, Message } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
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

it('answers, edits and commands that arrive in one request keep their order', async () => {
  await line.receiveAll([
    { externalId: '1', kind: 'MESSAGE', messageId: '1', parts: [{ kind: 'TEXT', text: 'bir' }] },
    { externalId: '2', kind: 'MESSAGE', messageId: '2', parts: [{ kind: 'TEXT', text: 'ikki' }] },
    { externalId: '3', kind: 'EDIT', messageId: '1', parts: [{ kind: 'TEXT', text: 'BIR' }] },
  ]);
  const messages = await line.em.find(Message, { botId: line.botId }, { orderBy: { seq: 'asc' } });
  expect(messages.map(({ text, seq }) => [text, seq])).toEqual([
    ['BIR', 1],
    ['ikki', 2],
  ]);
});

it('what no database keeps is left out of a customer’s message', async () => {
  const text = 'sa\0lom \ud83d';
  await line.receiveAll([
    { externalId: 'nul', kind: 'MESSAGE', messageId: '9', parts: [{ kind: 'TEXT', text }] },
  ]);
  const { text: stored, parts } = await line.em.findOneOrFail(Message, { botId: line.botId });
  expect([stored, parts[0]?.text]).toEqual(['salom \ufffd', 'salom \ufffd']);
});

it('a request that cannot be stored does not take those with it that came at the same moment', async () => {
  const results = await Promise.allSettled([
    line.say('Yaxshi', { chatId: 'a' }),
    line.runner.ask(
      'mutation { receive(channelId: "chn_none", updates: [{ externalId: "x", kind: MESSAGE, chatId: "1", isPrivate: true, contact: { externalId: "1", name: "n" }, parts: [], at: "2026-11-22T00:00:00Z" }]) { stored } }',
    ),
    line.say('Ham yaxshi', { chatId: 'b' }),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('many customers at once share a few commits, and all of them are stored', async () => {
  api.statements.length = 0;
  const customers = Array.from({ length: 60 }, (_, place) => `crowd-${String(place)}`);
  await Promise.all(customers.map((chatId) => line.say('Salom', { chatId })));
  const { em, channelId } = line;
  expect(await em.count(Conversation, { channelId, chatId: { $in: customers } })).toBe(60);
  const locks = api.statements.filter((sql) => sql.startsWith('insert into counter')).length;
  expect(locks).toBeLessThan(60);
});
