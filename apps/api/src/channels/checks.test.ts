import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { CredentialCheck } from '@cbf/db';
import { failure, startTestApi, type Client, type TestApi } from '../../test/api.ts';

const token = '123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc';
const claimed = z.object({
  claimChecks: z.array(z.object({ id: z.string(), credential: z.string() })),
});
const channels = z.object({
  claimChannels: z.array(z.object({ id: z.string(), lease: z.string() })),
});

let api: TestApi;
let owner: Client;
let runner: Client;
let channelId: string;
let botId: string;

beforeAll(async () => {
  api = await startTestApi();
  owner = await api.as('checker');
  runner = api.runner();
  await runner.ask(
    'mutation { runnerHello(input: { runnerId: "r1", version: "1", platforms: [TELEGRAM], modelProvider: SIMULATED, capacity: 4 }) { leaseMs } }',
  );
  const made = await owner.ask('mutation { createBot(input: { name: "Shop" }) { id } }');
  botId = z.object({ createBot: z.object({ id: z.string() }) }).parse(made).createBot.id;
  const connected = await owner.ask(
    `mutation { connectChannel(input: { botId: "${botId}", platform: TELEGRAM, mode: LIVE, credential: "${token}" }) { id } }`,
  );
  channelId = z.object({ connectChannel: z.object({ id: z.string() }) }).parse(connected)
    .connectChannel.id;
});
afterAll(() => api.close());

/** The runner takes the next question and answers it. */
async function answer(result: string): Promise<string> {
  const check = await vi.waitFor(async () => {
    const data = await runner.ask(
      'mutation { claimChecks(runnerId: "r1", limit: 5) { id credential } }',
    );
    const [first] = claimed.parse(data).claimChecks;
    if (!first) throw new Error('No question yet.');
    return first;
  });
  await runner.ask(`mutation($id: ID!) { reportCheck(id: $id, result: { ${result} }) }`, {
    id: check.id,
  });
  return check.credential;
}

const checkCredential = `mutation { checkCredential(platform: TELEGRAM, mode: LIVE, credential: " ${token} ") { ok statusCode reason displayName username } }`;
const checkChannel =
  'mutation($id: ID!) { checkChannel(id: $id) { status statusCode displayName username publicUrl provenAt } }';

test('a runner says whether a token works, and the token is forgotten again', async () => {
  const asked = owner.ask(checkCredential);
  const seen = await answer('ok: true, code: OK, displayName: "My shop", username: "shop_bot"');
  expect(seen).toBe(token);
  expect(await asked).toEqual({
    checkCredential: {
      ok: true,
      statusCode: 'OK',
      reason: null,
      displayName: 'My shop',
      username: 'shop_bot',
    },
  });
  expect(await api.app.parts.database.em.fork().count(CredentialCheck)).toBe(0);
});

test('a token that is refused comes back with the reason in words', async () => {
  const asked = owner.ask(checkCredential);
  await answer('ok: false, code: WRONG_TOKEN');
  expect(await asked).toMatchObject({
    checkCredential: {
      ok: false,
      statusCode: 'WRONG_TOKEN',
      reason: expect.stringContaining('@BotFather'),
    },
  });
});

test('a stopped bot’s channel can be proven, and learns its name', async () => {
  const asked = owner.ask(checkChannel, { id: channelId });
  await answer('ok: true, code: OK, displayName: "My shop", username: "shop_bot"');
  expect(await asked).toMatchObject({
    checkChannel: {
      status: 'INACTIVE',
      statusCode: 'STOPPED',
      displayName: 'My shop',
      publicUrl: 'https://t.me/shop_bot',
      provenAt: expect.any(String),
    },
  });
});

test('a running bot whose token is refused says so, and waits again once it is good', async () => {
  await owner.ask('mutation($id: ID!) { startBot(id: $id) { id } }', { id: botId });
  const bad = owner.ask(checkChannel, { id: channelId });
  await answer('ok: false, code: WRONG_TOKEN');
  expect(await bad).toMatchObject({
    checkChannel: { status: 'INACTIVE', statusCode: 'WRONG_TOKEN' },
  });
  const status = `{ bot(id: "${botId}") { status statusCode } }`;
  expect(await owner.ask(status)).toEqual({
    bot: { status: 'INACTIVE', statusCode: 'WRONG_TOKEN' },
  });
  const good = owner.ask(checkChannel, { id: channelId });
  await answer('ok: true, code: OK');
  await good;
  expect(await owner.ask(status)).toEqual({
    bot: { status: 'PENDING', statusCode: 'WAITING_FOR_RUNNER' },
  });
});

test('a channel that a runner holds is proven by that runner', async () => {
  const claim = 'mutation { claimChannels(runnerId: "r1", limit: 5) { id lease } }';
  const report =
    'mutation($lease: String!, $id: ID!) { reportChannel(input: { channelId: $id, lease: $lease, status: ACTIVE, code: OK, displayName: "My shop", username: "shop_bot" }) }';
  const take = () =>
    vi.waitFor(async () => {
      const [first] = channels.parse(await runner.ask(claim)).claimChannels;
      if (!first) throw new Error('Nothing to claim yet.');
      return first;
    });
  await runner.ask(report, { ...(await take()) });
  const asked = owner.ask(checkChannel, { id: channelId });
  await runner.ask(report, { ...(await take()) });
  expect(await asked).toMatchObject({ checkChannel: { status: 'ACTIVE', statusCode: 'OK' } });
  expect(await owner.ask(`{ bot(id: "${botId}") { status statusReason } }`)).toEqual({
    bot: { status: 'ACTIVE', statusReason: null },
  });
});

test('stopping the bot makes it silent at once, whatever the runner still holds', async () => {
  await owner.ask('mutation($id: ID!) { stopBot(id: $id) { id } }', { id: botId });
  expect(await owner.ask(`{ bot(id: "${botId}") { status statusCode } }`)).toEqual({
    bot: { status: 'INACTIVE', statusCode: 'STOPPED' },
  });
});

test('an empty token is refused before anybody is asked', async () => {
  const result = await owner.raw(
    'mutation { checkCredential(platform: TELEGRAM, mode: LIVE, credential: " ") { ok } }',
  );
  expect(failure(result)).toBe('BAD_INPUT');
});

test('what has not a token’s form is refused before it can become part of an address', async () => {
  for (const credential of ['1:a/../../control/reset?x=', '12345:x', `${token}/..`]) {
    const result = await owner.raw(
      'mutation($credential: String!) { checkCredential(platform: TELEGRAM, mode: SANDBOX, credential: $credential) { ok } }',
      { credential },
    );
    expect(failure(result)).toBe('BAD_INPUT');
  }
  expect(await api.app.parts.database.em.fork().count(CredentialCheck)).toBe(0);
});
