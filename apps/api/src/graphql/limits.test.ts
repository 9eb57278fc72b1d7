import { PassThrough } from 'node:stream';
import { createLogger } from '@cbf/base';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failure, startTestApi, type Client, type TestApi } from '../../test/api.ts';

let api: TestApi;
let member: Client;
const log = new PassThrough();
let logged = '';
log.on('data', (chunk: Buffer) => (logged += chunk.toString('utf8')));

beforeAll(async () => {
  api = await startTestApi(
    { production: true },
    { logger: createLogger({ level: 'info', name: 'test', destination: log }) },
  );
  member = await api.as('limits');
});
afterAll(() => api.close());

const repeated = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join(' ');

test.each([
  ['101 aliases', `{ ${repeated(101, (n) => `a${String(n)}: __typename`)} }`, 'TOO_COMPLEX'],
  ['401 fields', `{ viewer { ${repeated(401, () => 'kind')} } }`, 'TOO_COMPLEX'],
  [
    'a tower of fragments',
    `{ viewer { ...f0 } } ${repeated(12, (n) => `fragment f${String(n)} on Viewer { ...f${String(n + 1)} ...f${String(n + 1)} }`)} fragment f12 on Viewer { kind }`,
    'TOO_COMPLEX',
  ],
  [
    'a ring of fragments',
    '{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }',
    'BAD_INPUT',
  ],
  [
    '13 levels',
    `{ bots { edges { node { channels { edges { node { bot { channels { edges { node { bot { channels { edges { node { id } } } } } } } } } } } } } } }`,
    'TOO_COMPLEX',
  ],
  [
    'pages within pages',
    '{ bots(first: 100) { edges { node { personalities(first: 100) { edges { node { id } } } } } } }',
    'TOO_COMPLEX',
  ],
  ['1,001 tokens', `{ viewer { ${'kind '.repeat(1001)} } }`, 'BAD_INPUT'],
  ['a directive over and over', `{ __typename ${'@x '.repeat(10)} }`, 'BAD_INPUT'],
  ['characters that no database keeps', '{ bot(id: "bot_\\u0000") { id } }', 'BAD_INPUT'],
])('%s are refused', async (_what, query, code) => {
  const result = await member.raw(query);
  expect(failure(result)).toBe(code);
  expect(result.errors?.length).toBeLessThanOrEqual(4);
});

test('a variable with a character that no database keeps is refused, however deep', async () => {
  const result = await member.raw('mutation($i: CreateBotInput!) { createBot(input: $i) { id } }', {
    i: { name: 'Shop', personality: { must: ['smile', 'a\0b'] } },
  });
  expect(failure(result)).toBe('BAD_INPUT');
});

test('a hostile document of 20 kB is refused in a moment', async () => {
  const start = performance.now();
  await member.raw(`{ ${repeated(2000, (n) => `a${String(n)}: __typename`)} }`);
  expect(performance.now() - start).toBeLessThan(500);
});

test('an unforeseen error reaches the log with its number and the client without its words', async () => {
  const { database } = api.app.parts;
  const secret = '123456789:AAEhBOweik6ad9r_aaaaaaaaaaaaaaaaaaa';
  const run = (sql: string) => database.em.getConnection().execute(sql);
  const breakIt = {
    sqlite: [
      `create trigger broken before insert on bot begin select raise(abort, '${secret} broke'); end`,
    ],
    postgres: [
      `create function fail() returns trigger language plpgsql as $$ begin raise '${secret} broke'; end $$`,
      'create trigger broken before insert on bot for each row execute function fail()',
    ],
  }[database.dialect];
  for (const sql of breakIt) await run(sql);
  try {
    const result = await member.raw('mutation { createBot(input: { name: "Shop" }) { id } }');
    const [error] = result.errors ?? [];
    expect(error?.extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(result)).not.toContain('broke');
    expect(error?.message).toContain(error?.extensions.requestId);
    expect(logged).toContain(error?.extensions.requestId);
    expect(logged).not.toContain(secret);
  } finally {
    await run(`drop trigger broken${database.dialect === 'postgres' ? ' on bot' : ''}`);
  }
});

test('a refusal speaks the language of the asker', async () => {
  const russian = api.guest({ 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.1' });
  const uzbek = api.guest({ 'accept-language': 'fr;q=0.3,uz;q=0.9' });
  const query = '{ bots { totalCount } }';
  expect((await russian.raw(query)).errors?.[0]?.message).toMatch(/войдите/);
  expect((await uzbek.raw(query)).errors?.[0]?.message).toMatch(/hisobingizga kiring/);
  await member.ask('mutation { updateAccount(locale: uz) { kind } }');
  const own = await member.raw('{ bot(id: "bot_x") { id } }');
  expect(own.errors?.[0]?.message).toMatch(/topilmadi/);
});
