import { createHash } from 'node:crypto';
import { parse, print, visit, type DocumentNode } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { knownDocuments } from '../src/http/known/generated.ts';
import { startTestApi, type TestApi } from './api.ts';
import type { Client } from './client.ts';
import { variablesFor } from './probe.ts';

let api: TestApi;
let owner: Client;
beforeAll(async () => {
  api = await startTestApi();
  owner = await api.as('owner');
});
afterAll(() => api.close());

const accepts = [
  'application/json',
  '*/*',
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream',
];
const named = Object.values(knownDocuments).map((text): [string, string] => [
  /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? '',
  text,
]);
const queries = named.filter(([, text]) => !/\bmutation /.test(text));

/** The same operation in words that are not known, so that Apollo answers it. */
function disguised(text: string): string {
  const renamed: DocumentNode = visit(parse(text), {
    OperationDefinition: (node) => ({ ...node, directives: [], name: undefined }),
  });
  return print(renamed);
}

async function told(client: Client, body: object, headers: Record<string, string> = {}) {
  const response = await client.fetch(body, headers);
  const [status, type] = [response.status, response.headers.get('content-type')];
  const text = await response.text();
  const without = text.replace(/"requestId":"[^"]+"/g, '').replace(/"lastSeenAt":"[^"]+"/g, '');
  // Where in its text a mistake lies differs with the text; which of two fields fails first, by chance.
  return { status, type, body: without.replace(/,?"(locations|path)":\[[^\]]*\]/g, '') };
}

test.each(queries)('%s is answered by both doors alike, to everyone', async (_name, text) => {
  const variables = variablesFor(api.app.schema, parse(text), 5);
  for (const client of [owner, api.guest(), api.runner()])
    for (const accept of accepts) {
      const known = await told(client, { query: text, variables }, { accept });
      expect(known).toEqual(await told(client, { query: disguised(text), variables }, { accept }));
    }
});

const [, bots = ''] = named.find(([name]) => name === 'Bots') ?? [];
const idOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

test.each([
  ['a variable of a wrong type', { variables: { first: 'many' } }],
  ['a page that is too large', { variables: { first: 101 } }],
  ['a character that no column keeps', { variables: { search: 'a\0b' } }],
  ['variables that are no object', { variables: 7 }],
  ['an operation that is not in it', { operationName: 'Nothing' }],
])('%s is refused by both doors alike', async (_what, more) => {
  for (const accept of accepts) {
    const known = await told(owner, { query: bots, ...more }, { accept });
    const other = await told(owner, { query: disguised(bots), ...more }, { accept });
    expect(known).toEqual(other);
    expect(known.body).toContain('"errors"');
  }
});

test('an operation is known by its hash, and an unknown hash is refused', async () => {
  const byText = await told(owner, { query: bots });
  expect(await told(owner, { documentId: idOf(bots) })).toEqual(byText);
  expect(byText.body).toContain('"bots"');
  const unknown = await owner.fetch({ documentId: idOf('query Bots { bots { totalCount } }') });
  expect(unknown.status).toBe(400);
});

test('the name of a known operation does not make another one known', async () => {
  const text = 'query Bots { viewer { kind } }';
  expect(await owner.ask(text)).toEqual({ viewer: { kind: 'MEMBER' } });
  expect((await told(owner, { query: `${text} {` })).body).toContain('BAD_INPUT');
});

test('a form of another site cannot use it', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    const body = { documentId: idOf(bots) };
    const response = await owner.fetch(body, { 'content-type': type });
    expect(response.status).toBeGreaterThanOrEqual(400);
  }
  const foreign = await owner.fetch({ documentId: idOf(bots) }, { origin: 'https://evil.example' });
  expect(foreign.status).toBe(403);
});

test('the second time, who asks is known without asking the database', async () => {
  const asked = () => api.statements.filter((sql) => /[`"](session|app_user|member)[`"]/.test(sql));
  const fresh = await api.as('often');
  await told(fresh, { query: bots });
  api.statements.length = 0;
  for (let time = 0; time < 3; time += 1) await told(fresh, { query: bots });
  expect(asked()).toEqual([]);
});

test('a list of bots takes as many statements for two bots as for one, and few', async () => {
  const fresh = await api.as('collector');
  const count = async () => {
    await told(fresh, { query: bots });
    api.statements.length = 0;
    const answer = await fresh.raw(bots);
    const { bots: page } = z
      .object({ bots: z.object({ edges: z.array(z.unknown()) }) })
      .parse(answer.data);
    // The api's own upkeep goes on beside it.
    const own = api.statements.filter((sql) =>
      /from [`"]?(counter|bot|channel|workspace|bot_analytics)\b/.test(sql),
    );
    return { rows: page.edges.length, statements: own.length };
  };
  await fresh.ask('mutation { createBot(input: { name: "1", defaultLocale: en }) { id } }');
  const one = await count();
  await fresh.ask('mutation { createBot(input: { name: "2", defaultLocale: en }) { id } }');
  const two = await count();
  expect([one.rows, two.rows]).toEqual([1, 2]);
  expect(two.statements, api.statements.join('\n')).toBe(one.statements);
  // What wants attention is one of them since it looks at channels, too.
  expect(two.statements).toBeLessThanOrEqual(6);
});

test('who signs out is nobody at once, also with a copy of the cookie', async () => {
  const fresh = await api.as('leaver');
  const copy = api.guest({ cookie: fresh.cookie ?? '' });
  expect((await told(copy, { query: bots })).body).toContain('"data"');
  await fresh.ask('mutation { signOut }');
  expect((await told(copy, { query: bots })).body).toContain('UNAUTHENTICATED');
});
