import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Channel, Member } from '@cbf/db';
import { failure, password, startTestApi, type Client, type TestApi } from '../../test/api.ts';
import { openCredential } from './secrets.ts';

const shown =
  'id platform mode transport status statusCode statusReason displayName username publicUrl hasCredential credentialHint provenAt';
const connect = `mutation($input: ConnectChannelInput!) { connectChannel(input: $input) { ${shown} } }`;
const form = z.looseObject({ id: z.string(), statusCode: z.string() });

let simulator: Server;
let api: TestApi;
let owner: Client;
let botId: string;
let count = 0;

beforeAll(async () => {
  // Only the one request the api makes of it; the simulator itself is tried in apps/e2e.
  simulator = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const known = request.method === 'POST' && request.url === '/control/telegram/bots';
    response.statusCode = known ? 200 : 404;
    response.end(JSON.stringify({ token: tokenOf(500_000 + count), id: 1, username: 'shop_bot' }));
  }).listen(0, '127.0.0.1');
  await once(simulator, 'listening');
  const address = simulator.address();
  const url = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
  api = await startTestApi({ simulator: { url, publicUrl: 'http://phone.test' } });
});
beforeEach(async () => {
  count += 1;
  owner = await api.as(`seller-${String(count)}`);
  botId = await newBot('Shop');
});
afterAll(async () => {
  await api.close();
  simulator.close();
});

const tokenOf = (id: number): string => `${String(id)}:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc`;

async function newBot(name: string, client = owner): Promise<string> {
  const data = await client.ask(
    'mutation($name: String!) { createBot(input: { name: $name }) { id } }',
    {
      name,
    },
  );
  return z.object({ createBot: z.object({ id: z.string() }) }).parse(data).createBot.id;
}

async function connected(input: Record<string, unknown> = {}, client = owner) {
  const data = await client.ask(connect, {
    input: {
      botId,
      platform: 'TELEGRAM',
      mode: 'LIVE',
      credential: tokenOf(count + 10_000),
      ...input,
    },
  });
  return z.object({ connectChannel: form }).parse(data).connectChannel;
}

test('a connected channel shows that it has a credential and its last four characters, no more', async () => {
  const channel = await connected();
  expect(channel).toMatchObject({
    platform: 'TELEGRAM',
    mode: 'LIVE',
    transport: 'POLLING',
    status: 'INACTIVE',
    statusCode: 'STOPPED',
    hasCredential: true,
    credentialHint: 'K-bc',
    publicUrl: null,
  });
  const row = await api.app.parts.database.em.fork().findOneOrFail(Channel, { id: channel.id });
  expect(JSON.stringify(row)).not.toContain('AAEhBOweik6ad9r');
  expect(row.sealedCredential).toMatch(/^v1\./);
});

test('a sealed credential cannot be moved to another row', async () => {
  const first = await connected();
  const second = await connected({ botId: await newBot('Other'), credential: tokenOf(77_000) });
  const em = api.app.parts.database.em.fork();
  const from = await em.findOneOrFail(Channel, { id: first.id });
  await em.nativeUpdate(
    Channel,
    { id: second.id },
    { sealedCredential: from.sealedCredential ?? '' },
  );
  const moved = await api.app.parts.database.em.fork().findOneOrFail(Channel, { id: second.id });
  expect(() => openCredential(api.app.parts.sealer, moved)).toThrow();
  expect(openCredential(api.app.parts.sealer, from)).toBe(tokenOf(count + 10_000));
});

test('a practice channel gets its token from the simulator', async () => {
  expect(await connected({ mode: 'SANDBOX', credential: null })).toMatchObject({
    mode: 'SANDBOX',
    hasCredential: true,
  });
});

test('a practice channel without a simulator is refused in words', async () => {
  const own = await startTestApi();
  try {
    const client = await own.as('no-simulator');
    const id = await newBot('Shop', client);
    const input = { botId: id, platform: 'TELEGRAM', mode: 'SANDBOX' };
    const result = await client.raw(connect, { input });
    expect(failure(result)).toBe('BAD_STATE');
    expect(result.errors?.[0]?.message).toMatch(/simulator/);
  } finally {
    await own.close();
  }
});

test('a simulator that is down is refused in words', async () => {
  const own = await startTestApi({
    simulator: { url: 'http://127.0.0.1:9', publicUrl: 'http://127.0.0.1:9' },
  });
  try {
    const client = await own.as('simulator-down');
    const id = await newBot('Shop', client);
    const input = { botId: id, platform: 'TELEGRAM', mode: 'SANDBOX' };
    expect(failure(await client.raw(connect, { input }))).toBe('BAD_STATE');
  } finally {
    await own.close();
  }
});

test.each([
  [{ credential: null }, 'credential', 'BotFather'],
  [{ credential: 'my token' }, 'credential', '123456789:AAE'],
  [{ platform: 'INSTAGRAM' }, 'instagram', 'app secret'],
  [{ platform: 'WHATSAPP' }, 'whatsapp', 'app secret'],
  [{ platform: 'WEB' }, 'platform', 'try-out'],
])('connecting with %o names the field and what to do', async (input, path, words) => {
  const result = await owner.raw(connect, {
    input: { botId, platform: 'TELEGRAM', mode: 'LIVE', ...input },
  });
  expect(failure(result)).toBe('BAD_INPUT');
  expect(result.errors?.[0]?.extensions.fields).toEqual([
    { path, message: expect.stringContaining(words) },
  ]);
});

const whatsapp = {
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  token: 'EAAG0123456789abcdefghij',
  appSecret: '0123456789abcdef0123456789abcdef',
};

test.each([
  ['phoneNumberId', '+998 90 123 45 67', 'API Setup'],
  ['wabaId', 'Chinor', 'API Setup'],
  ['token', 'two words', 'access token'],
  ['appSecret', 'short', '32'],
])('a WhatsApp %s that cannot be one is refused at its place', async (field, value, words) => {
  const given = {
    platform: 'WHATSAPP',
    credential: null,
    whatsapp: { ...whatsapp, [field]: value },
  };
  const result = await owner.raw(connect, { input: { botId, mode: 'LIVE', ...given } });
  expect(failure(result)).toBe('BAD_INPUT');
  expect(result.errors?.[0]?.extensions.fields).toEqual([
    { path: `whatsapp.${field}`, message: expect.stringContaining(words) },
  ]);
});

test('the verify token is ours, and only who may connect channels sees it', async () => {
  const number = { ...whatsapp, phoneNumberId: String(300_000_000 + count) };
  const { id } = await connected({ platform: 'WHATSAPP', credential: null, whatsapp: number });
  const query = `{ node(id: "${id}") { id ... on Channel { hookUrl verifyToken phoneNumberId } } }`;
  expect(await owner.ask(query)).toEqual({
    node: {
      id,
      hookUrl: `http://localhost:3000/hooks/whatsapp/${id}`,
      verifyToken: expect.stringMatching(/^[\w-]{20,}$/),
      phoneNumberId: number.phoneNumberId,
    },
  });
  const em = api.app.parts.database.em.fork();
  const { workspaceId } = await em.findOneOrFail(Channel, { id });
  await em.nativeUpdate(Member, { workspaceId }, { role: 'OPERATOR' });
  const operator = api.guest();
  await operator.ask(
    `mutation($username: String!, $password: String!) {
       signIn(username: $username, password: $password, remember: false) { viewer { kind } } }`,
    { username: `seller-${String(count)}`, password },
  );
  expect(await operator.ask(query)).toMatchObject({ node: { id, verifyToken: null } });
});

test('one token serves one bot, and the owner is told which', async () => {
  await connected();
  const other = await newBot('Second');
  const input = {
    botId: other,
    platform: 'TELEGRAM',
    mode: 'LIVE',
    credential: tokenOf(count + 10_000),
  };
  const result = await owner.raw(connect, { input });
  expect(failure(result)).toBe('CONFLICT');
  expect(result.errors?.[0]?.message).toContain('Shop');
});

test('a stranger’s proven channel keeps its token, an unproven one keeps nobody out', async () => {
  const channel = await connected();
  const stranger = await api.as(`stranger-${String(count)}`);
  const input = {
    botId: await newBot('Theirs', stranger),
    platform: 'TELEGRAM',
    mode: 'LIVE',
    credential: tokenOf(count + 10_000),
  };
  const em = api.app.parts.database.em.fork();
  await em.nativeUpdate(Channel, { id: channel.id }, { provenAt: new Date() });
  const refused = await stranger.raw(connect, { input });
  expect(failure(refused)).toBe('CONFLICT');
  expect(JSON.stringify(refused)).not.toContain('Shop');
  await em.nativeUpdate(Channel, { id: channel.id }, { provenAt: null });
  expect(await stranger.ask(connect, { input })).toMatchObject({ connectChannel: {} });
});

test('a bot has one channel a platform and mode', async () => {
  await connected();
  const input = { botId, platform: 'TELEGRAM', mode: 'LIVE', credential: tokenOf(88_000) };
  const result = await owner.raw(connect, { input });
  expect(failure(result)).toBe('CONFLICT');
});

test('a running bot waits for a runner as soon as it is connected, and says so', async () => {
  await owner.ask('mutation($id: ID!) { startBot(id: $id) { id } }', { id: botId });
  expect(await connected()).toMatchObject({ status: 'PENDING', statusCode: 'WAITING_FOR_RUNNER' });
  const query = `{ bot(id: "${botId}") { status statusCode statusReason } }`;
  expect(await owner.ask(query)).toMatchObject({
    bot: {
      status: 'PENDING',
      statusCode: 'WAITING_FOR_RUNNER',
      statusReason: expect.stringContaining('Waiting for a worker'),
    },
  });
});

test('disconnecting forgets the credential and frees the place', async () => {
  const channel = await connected();
  await owner.ask('mutation($id: ID!) { disconnectChannel(id: $id) { id } }', { id: channel.id });
  const row = await api.app.parts.database.em.fork().findOneOrFail(Channel, { id: channel.id });
  expect([row.sealedCredential, row.sealedHookSecret]).toEqual([null, null]);
  const again = await owner.raw('mutation($id: ID!) { disconnectChannel(id: $id) { id } }', {
    id: channel.id,
  });
  expect(failure(again)).toBe('NOT_FOUND');
  expect((await connected()).id).not.toBe(channel.id);
});

test('a deleted bot’s channels end with it and come back with it, unless the token has moved on', async () => {
  const channel = await connected();
  const act = (field: string) => owner.ask(`mutation { ${field}(id: "${botId}") { id } }`);
  const channels = `{ bot(id: "${botId}") { channels { edges { node { id hasCredential } } } } }`;
  await act('deleteBot');
  expect(await owner.ask(channels)).toEqual({ bot: { channels: { edges: [] } } });
  await act('restoreBot');
  expect(await owner.ask(channels)).toEqual({
    bot: { channels: { edges: [{ node: { id: channel.id, hasCredential: true } }] } },
  });
  await act('deleteBot');
  await connected({ botId: await newBot('Successor') });
  await act('restoreBot');
  expect(await owner.ask(channels)).toEqual({ bot: { channels: { edges: [] } } });
});

test('the address to share is Telegram’s, or the phone page for practice', async () => {
  const live = await connected();
  const em = api.app.parts.database.em.fork();
  await em.nativeUpdate(Channel, { id: live.id }, { username: 'shop_bot' });
  const query = `{ bot(id: "${botId}") { channels { edges { node { publicUrl bot { id } } } } } }`;
  expect(await owner.ask(query)).toEqual({
    bot: {
      channels: { edges: [{ node: { publicUrl: 'https://t.me/shop_bot', bot: { id: botId } } }] },
    },
  });
  await em.nativeUpdate(Channel, { id: live.id }, { mode: 'SANDBOX' });
  expect(JSON.stringify(await owner.ask(query))).toContain('http://phone.test/phone/shop_bot');
});

test('a credential cannot be checked while no runner works', async () => {
  const query = `mutation { checkCredential(platform: TELEGRAM, mode: LIVE, credential: "${tokenOf(99_000)}") { ok } }`;
  const result = await owner.raw(query);
  expect(failure(result)).toBe('BAD_STATE');
  expect(result.errors?.[0]?.message).toMatch(/Start ChatBot Factory again/);
});
