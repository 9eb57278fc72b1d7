import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Bot, Event } from '@cbf/db';
import { failure, startTestApi, type Client, type TestApi } from '../../test/api.ts';

const shown =
  'id name description desired status statusCode statusReason defaultLocale mergeWindowMs uncertainSend deletedAt texts { locale greeting help fallback handoff } published { id version preset role model isPublished } channels { totalCount }';
const create = `mutation($input: CreateBotInput!) { createBot(input: $input) { ${shown} } }`;
const update = `mutation($id: ID!, $input: UpdateBotInput!) { updateBot(id: $id, input: $input) { ${shown} } }`;
const one = (field: string) => `mutation($id: ID!) { ${field}(id: $id) { ${shown} } }`;
const botForm = z.record(z.string(), z.looseObject({ id: z.string(), name: z.string() }));

let api: TestApi;
let owner: Client;
let count = 0;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  count += 1;
  owner = await api.as(`owner-${String(count)}`);
});
afterAll(() => api.close());

async function bot(query: string, variables: Record<string, unknown>) {
  const data = botForm.parse(await owner.ask(query, variables));
  return Object.values(data)[0] ?? { id: '', name: '' };
}

const make = (name: string, more: Record<string, unknown> = {}) =>
  bot(create, { input: { name, ...more } });

test('a new bot has its words in three languages and a published first version, and is stopped', async () => {
  const made = await make('  Doʻkon  ', { preset: 'SALES_ASSISTANT', defaultLocale: 'uz' });
  expect(made).toMatchObject({
    name: 'Doʻkon',
    description: '',
    desired: 'STOPPED',
    status: 'INACTIVE',
    statusCode: 'STOPPED',
    defaultLocale: 'uz',
    mergeWindowMs: 1500,
    uncertainSend: 'RESEND_ONCE',
    deletedAt: null,
    published: { version: 1, preset: 'SALES_ASSISTANT', isPublished: true },
    channels: { totalCount: 0 },
  });
  expect(made).toMatchObject({
    texts: [
      { locale: 'en', greeting: expect.stringMatching(/^Hello!/) },
      { locale: 'uz', greeting: expect.stringMatching(/^Assalomu alaykum!/) },
      { locale: 'ru', greeting: expect.stringMatching(/^Здравствуйте!/) },
    ],
    published: { role: expect.stringContaining('doʻkon') },
  });
});

test('a bot can begin with words of its own', async () => {
  const personality = {
    role: 'You sell plov.',
    must: ['Name the price.'],
    model: 'gemini-2.5-flash-lite',
  };
  const { id } = await make('Plov', { personality });
  const query = '{ bot(id: "ID") { published { preset role must tone model } } }'.replace('ID', id);
  expect(await owner.ask(query)).toMatchObject({
    bot: {
      published: {
        preset: 'OWN',
        role: 'You sell plov.',
        must: ['Name the price.'],
        model: 'gemini-2.5-flash-lite',
      },
    },
  });
});

test.each([
  [{ name: '   ' }, 'name'],
  [{ name: 'x'.repeat(81) }, 'name'],
  [{ name: 'ok', description: 'x'.repeat(501) }, 'description'],
  [{ name: 'ok', personality: { model: 'gpt-9' } }, 'personality.model'],
  [{ name: 'ok', personality: { temperature: 2.1 } }, 'personality.temperature'],
  [{ name: 'ok', personality: { languages: [] } }, 'personality.languages'],
  [{ name: 'ok', personality: { must: ['fine', ''] } }, 'personality.must.1'],
  [{ name: 'ok', personality: { historyMessages: 0 } }, 'personality.historyMessages'],
])('creating with %o names the field %s', async (input, path) => {
  const result = await owner.raw(create, { input });
  expect(failure(result)).toBe('BAD_INPUT');
  expect(result.errors?.[0]?.extensions.fields?.map((field) => field.path)).toEqual([path]);
});

test('a change touches only what is given', async () => {
  const { id } = await make('Before');
  const changed = await bot(update, {
    id,
    input: { name: 'After', mergeWindowMs: 0, texts: [{ locale: 'ru', greeting: 'Привет!' }] },
  });
  expect(changed).toMatchObject({
    name: 'After',
    mergeWindowMs: 0,
    uncertainSend: 'RESEND_ONCE',
    texts: [
      { locale: 'en', greeting: expect.stringMatching(/^Hello/) },
      { locale: 'uz' },
      { locale: 'ru', greeting: 'Привет!', help: expect.stringContaining('/human') },
    ],
  });
  const wrong = await owner.raw(update, { id, input: { mergeWindowMs: 30_001 } });
  expect(wrong.errors?.[0]?.extensions.fields).toEqual([
    { path: 'mergeWindowMs', message: 'Please choose a number from 0 to 30000.' },
  ]);
});

test('starting a bot without a channel is a wish that waits for one, said in words', async () => {
  const { id } = await make('Lonely');
  expect(await bot(one('startBot'), { id })).toMatchObject({
    desired: 'RUNNING',
    status: 'INACTIVE',
    statusCode: 'NO_CHANNEL',
    statusReason: expect.stringContaining('Connect a channel'),
  });
  expect(await bot(one('stopBot'), { id })).toMatchObject({
    desired: 'STOPPED',
    statusCode: 'STOPPED',
  });
});

test('every change of a bot is in the log, and a status that stays is not', async () => {
  const { id } = await make('Logged');
  await bot(one('startBot'), { id });
  await bot(one('startBot'), { id });
  const events = await api.app.parts.database.em
    .fork()
    .find(Event, { botId: id }, { orderBy: { seq: 'asc' } });
  expect(events.map(({ kind }) => kind)).toEqual([
    'BotChanged',
    'BotChanged',
    'BotStatusChanged',
    'BotChanged',
  ]);
});

test('a copy has the words and the personality under a name of its own, and answers nobody', async () => {
  const { id } = await make('Original', { personality: { role: 'You are the original.' } });
  await bot(update, { id, input: { texts: [{ locale: 'en', greeting: 'Hi there' }] } });
  const copy = await bot(one('duplicateBot'), { id });
  expect(copy.id).not.toBe(id);
  expect(copy).toMatchObject({
    name: 'Original (copy)',
    desired: 'STOPPED',
    published: { version: 1, role: 'You are the original.' },
    texts: [{ greeting: 'Hi there' }, {}, {}],
  });
});

test('a deleted bot leaves the list, can do nothing, and comes back within 30 days', async () => {
  const { id } = await make('Gone');
  expect(await bot(one('deleteBot'), { id })).toMatchObject({ desired: 'STOPPED' });
  const list = '{ bots { edges { node { id } } totalCount } }';
  expect(await owner.ask(list)).toEqual({ bots: { edges: [], totalCount: 0 } });
  const start = await owner.raw(one('startBot'), { id });
  expect(failure(start)).toBe('BAD_STATE');
  expect(start.errors?.[0]?.message).toContain('Gone');
  expect(await bot(one('restoreBot'), { id })).toMatchObject({ deletedAt: null });
  expect(await owner.ask(list)).toMatchObject({ bots: { totalCount: 1 } });
  expect(failure(await owner.raw(one('restoreBot'), { id }))).toBe('BAD_STATE');

  await bot(one('deleteBot'), { id });
  const longAgo = new Date(Date.now() - 31 * 86_400_000);
  await api.app.parts.database.em.fork().nativeUpdate(Bot, { id }, { deletedAt: longAgo });
  expect(failure(await owner.raw(one('restoreBot'), { id }))).toBe('BAD_STATE');
  await api.restart();
  // Swept out beside the start, not before it.
  await expect.poll(() => api.app.parts.database.em.fork().count(Bot, { id })).toBe(0);
});

test('bots are found by any spelling of their name, and by status', async () => {
  await make('Toʻlov boti');
  await make('Yetkazish');
  const find = (search: string) =>
    owner.ask('query($search: String) { bots(search: $search) { edges { node { name } } } }', {
      search,
    });
  for (const search of ['tolov', "TO'LOV", 'тўлов']) {
    expect(await find(search)).toEqual({ bots: { edges: [{ node: { name: 'Toʻlov boti' } }] } });
  }
  expect(await find('%')).toMatchObject({ bots: { edges: [{}, {}] } });
  expect(await owner.ask('{ bots(status: ACTIVE) { totalCount } }')).toEqual({
    bots: { totalCount: 0 },
  });
});

test('pages follow one another without gap or repeat, whatever is added meanwhile', async () => {
  const names = Array.from({ length: 7 }, (_, n) => `Bot ${String(n)}`);
  for (const name of names) await make(name);
  const query =
    'query($after: String) { bots(first: 3, after: $after) { totalCount edges { node { name } } pageInfo { hasNextPage hasPreviousPage endCursor } } }';
  const form = z.object({
    bots: z.object({
      totalCount: z.number(),
      edges: z.array(z.object({ node: z.object({ name: z.string() }) })),
      pageInfo: z.object({
        hasNextPage: z.boolean(),
        hasPreviousPage: z.boolean(),
        endCursor: z.string().nullable(),
      }),
    }),
  });
  const seen: string[] = [];
  let after: string | null = null;
  for (let more = true; more;) {
    const { bots } = form.parse(await owner.ask(query, { after }));
    seen.push(...bots.edges.map(({ node }) => node.name));
    if (after === null) await make('Newcomer');
    after = bots.pageInfo.endCursor;
    more = bots.pageInfo.hasNextPage;
  }
  expect(seen).toEqual([...names].reverse());
});

test.each([
  ['first: 0', 'first'],
  ['first: 101', 'first'],
  ['after: "nonsense"', 'after'],
  [`after: "${Buffer.from('[{"$ne":null},"x"]').toString('base64url')}"`, 'after'],
])('a page of %s is refused', async (args, path) => {
  const result = await owner.raw(`{ bots(${args}) { totalCount } }`);
  expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', fields: [{ path }] });
});

test('a list with relations takes as many statements for ten bots as for two', async () => {
  await make('A');
  await make('B');
  const query =
    '{ bots(first: 50) { edges { node { id published { id isPublished } } } pageInfo { hasNextPage } } }';
  const statements = async (): Promise<number> => {
    api.statements.length = 0;
    await owner.ask(query);
    return api.statements.filter((sql) => /from [`"](bot|personality)[`"]/.test(sql)).length;
  };
  const two = await statements();
  for (const name of 'CDEFGHIJ') await make(name);
  expect(await statements()).toBe(two);
  expect(two).toBeLessThanOrEqual(3);
});
