import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { failure, startTestApi, type Client, type TestApi } from '../../test/api.ts';

const version =
  'id version isPublished publishedAt preset role tone must mustNot languages instructions model temperature maxOutputTokens thinking historyMessages historyTokens note';
const save = `mutation($botId: ID!, $input: PersonalityInput!) { savePersonality(botId: $botId, input: $input) { ${version} } }`;
const publish = `mutation($id: ID!) { publishPersonality(id: $id) { published { ${version} } } }`;
const form = z.looseObject({ id: z.string(), version: z.number() });

let api: TestApi;
let owner: Client;
let botId: string;
let count = 0;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  count += 1;
  owner = await api.as(`writer-${String(count)}`);
  const made = await owner.ask('mutation { createBot(input: { name: "Shop" }) { id } }');
  botId = z.object({ createBot: z.object({ id: z.string() }) }).parse(made).createBot.id;
});
afterAll(() => api.close());

async function saved(input: Record<string, unknown>) {
  const data = await owner.ask(save, { botId, input });
  return z.object({ savePersonality: form }).parse(data).savePersonality;
}

async function answering() {
  const data = await owner.ask(`{ bot(id: "${botId}") { published { ${version} } } }`);
  return z.object({ bot: z.object({ published: form }) }).parse(data).bot.published;
}

test('saving makes the next version and leaves the one that answers alone', async () => {
  const first = await answering();
  const draft = await saved({ role: 'You sell plov.', note: 'shorter' });
  expect(draft).toMatchObject({
    version: 2,
    isPublished: false,
    publishedAt: null,
    role: 'You sell plov.',
    tone: first.tone,
    note: 'shorter',
  });
  expect(await answering()).toEqual(first);
});

test('publishing changes who answers, and publishing the old one again rolls back to the letter', async () => {
  const first = await answering();
  const draft = await saved({ role: 'Somebody else.' });
  expect(await owner.ask(publish, { id: draft.id })).toMatchObject({
    publishPersonality: { published: { id: draft.id, isPublished: true } },
  });
  await owner.ask(publish, { id: first.id });
  const { publishedAt: before, ...words } = first;
  const { publishedAt: after, ...again } = await answering();
  expect(again).toEqual(words);
  expect(String(after) > String(before)).toBe(true);
});

test('a preset replaces the words and keeps the model’s settings', async () => {
  await saved({ model: 'gemini-2.5-flash-lite', temperature: 0.4, historyMessages: 7 });
  expect(await saved({ preset: 'EDUCATIONAL_TUTOR' })).toMatchObject({
    preset: 'EDUCATIONAL_TUTOR',
    role: expect.stringContaining('tutor'),
    model: 'gemini-2.5-flash-lite',
    temperature: 0.4,
    historyMessages: 7,
  });
});

test('a setting can be given back to the model', async () => {
  await saved({ temperature: 0.4, maxOutputTokens: 500 });
  expect(await saved({ temperature: null })).toMatchObject({
    temperature: null,
    maxOutputTokens: 500,
  });
});

test('versions saved at the same moment get different numbers', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, (_, n) => saved({ note: String(n) })));
  expect(made.map((one) => one.version).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
});

test('versions are listed, the newest first', async () => {
  await saved({ note: 'two' });
  await saved({ note: 'three' });
  const query = `{ bot(id: "${botId}") { personalities(first: 2) { totalCount edges { node { version isPublished } } pageInfo { hasNextPage } } } }`;
  expect(await owner.ask(query)).toEqual({
    bot: {
      personalities: {
        totalCount: 3,
        edges: [
          { node: { version: 3, isPublished: false } },
          { node: { version: 2, isPublished: false } },
        ],
        pageInfo: { hasNextPage: true },
      },
    },
  });
});

test('a model that is not on offer is refused by name of the field', async () => {
  const result = await owner.raw(save, { botId, input: { model: 'gemini-1.0-pro' } });
  expect(failure(result)).toBe('BAD_INPUT');
  expect(result.errors?.[0]?.extensions.fields?.[0]?.path).toBe('model');
});

test('the models on offer begin with the default and have prices', async () => {
  const data = await owner.ask(
    '{ models { id isDefault inputUsdPerMillion outputUsdPerMillion } }',
  );
  const { models } = z
    .object({
      models: z.array(z.looseObject({ isDefault: z.boolean(), inputUsdPerMillion: z.number() })),
    })
    .parse(data);
  expect(models.map((model) => model.isDefault).indexOf(true)).toBe(0);
  expect(models.every((model) => model.inputUsdPerMillion > 0)).toBe(true);
});
