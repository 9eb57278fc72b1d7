import { createSealer } from '@cbf/base';
import {
  Bot,
  Channel,
  Conversation,
  Counter,
  Delivery,
  Event,
  Message,
  rebuildRollUp,
  rows,
  Turn,
  type Database,
} from '@cbf/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type Client, type TestApi } from '../../test/api.ts';
import { openCredential } from '../channels/secrets.ts';
import { seedDemo, type Seeded } from './seed.ts';

const now = new Date('2026-11-19T14:20:00Z');
const password = 'a week of flowers';

let api: TestApi;
let neighbour: Client;
let seeded: Seeded;
let database: Database;

async function seed(into: TestApi): Promise<Seeded> {
  const { database, accounts, config } = into.app.parts;
  return seedDemo(database, {
    sealer: createSealer({ DATA_KEY: config.dataKey }),
    now,
    passwordHash: await accounts.passwords.hash(password),
    isAdmin: false,
  });
}

beforeAll(async () => {
  api = await startTestApi();
  database = api.app.parts.database;
  neighbour = await api.as('neighbour');
  seeded = await seed(api);
}, 60_000);
afterAll(() => api.close());

const em = () => database.em.fork();
const count = async (table: string): Promise<number> => {
  const [line] = await rows<{ n: number }>(em(), `select count(*) as n from ${table}`);
  return Number(line?.n);
};
async function signedIn(): Promise<Client> {
  const client = api.guest();
  await client.ask(
    'mutation($password: String!) { signIn(username: "demo", password: $password) { viewer { kind } } }',
    { password },
  );
  return client;
}

test('a second seeding changes nothing and names the same workspace', async () => {
  const tables = ['app_user', 'workspace', 'bot', 'channel', 'message', 'turn', 'event'];
  const before = await Promise.all(tables.map(count));
  expect(seeded.kind).toBe('MADE');
  expect(await seed(api)).toEqual({ ...seeded, kind: 'THERE' });
  expect(await Promise.all(tables.map(count))).toEqual(before);
});

test('what was counted on the way equals a recount of everything', async () => {
  expect(await rebuildRollUp(database)).toMatchObject({ wasEqual: true });
});

test('nothing is left half done: no open turn, no message on its way', async () => {
  expect(await em().count(Turn, { state: { $in: ['QUEUED', 'THINKING'] } })).toBe(0);
  expect(await em().count(Delivery, { state: { $ne: 'SENT' } })).toBe(0);
  expect(await em().count(Message, { direction: 'OUT', platformMessageId: null })).toBe(0);
  const [waiting] = await rows<{ n: number }>(
    em(),
    `select count(*) as n from message m join conversation c on c.id = m.conversation_id
     where c.mode = 'BOT' and m.wants_answer and m.seq > c.answered_seq`,
  );
  expect(Number(waiting?.n)).toBe(0);
});

test('conversations and the log are numbered without gaps, in the order of time', async () => {
  const all = await em().find(Message, {}, { orderBy: { seq: 'asc' } });
  for (const { id, lastSeq } of await em().find(Conversation, {})) {
    const messages = all.filter(({ conversationId }) => conversationId === id);
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_message, place) => place + 1));
    expect(lastSeq).toBe(messages.length);
    const times = messages.map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
  const events = await em().find(Event, {}, { orderBy: { seq: 'asc' } });
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, place) => place + 1));
  const workspaces = new Set(events.map(({ workspaceId }) => workspaceId));
  expect(await em().find(Counter, { workspaceId: { $in: [...workspaces] } })).toMatchObject([
    { seq: events.length },
  ]);
  expect(events.every(({ at }) => at < now)).toBe(true);
});

test('it is a week with days and nights, with some trouble in it', async () => {
  const messages = await em().find(Message, {});
  const oldest = Math.min(...messages.map(({ createdAt }) => createdAt.getTime()));
  expect(now.getTime() - oldest).toBeGreaterThan(6 * 24 * 3_600_000);
  expect(now.getTime() - oldest).toBeLessThan(8 * 24 * 3_600_000);
  const hours = messages.map(({ createdAt }) => (createdAt.getUTCHours() + 5) % 24);
  const night = hours.filter((hour) => hour < 6).length;
  expect(night).toBeLessThan(hours.length / 20);

  const conversations = await em().count(Conversation, {});
  expect(conversations).toBeGreaterThan(60);
  expect(conversations).toBeLessThan(130);
  expect(await em().count(Conversation, { needsHuman: true })).toBeGreaterThan(2);
  expect(await em().count(Conversation, { mode: 'HUMAN', takenById: { $ne: null } })).toBe(2);
  expect(await em().count(Conversation, { status: 'CLOSED' })).toBeGreaterThan(0);
  expect(await em().count(Turn, { state: 'DEAD' })).toBeGreaterThan(3);
  expect(await count('contact where blocked_at is not null')).toBeGreaterThan(1);
});

test('every bot is wished to run on the simulator, with a token that only the api can open', async () => {
  const sealer = createSealer({ DATA_KEY: api.config.dataKey });
  const channels = await em().find(Channel, {});
  expect(channels).toHaveLength(3);
  for (const channel of channels) {
    expect(channel).toMatchObject({ mode: 'SANDBOX', platform: 'TELEGRAM', status: 'PENDING' });
    expect(openCredential(sealer, channel)).toMatch(/^\d{9,10}:[\w-]{34,}$/);
    expect(channel.sealedCredential).not.toContain(channel.externalId);
  }
  expect(await em().count(Bot, { desired: 'RUNNING', status: 'PENDING' })).toBe(3);
});

test('the bots page has life in it', async () => {
  const demo = await signedIn();
  expect(
    await demo.ask(`{ bots { totalCount edges { node {
      name published { version } personalities { totalCount } channels { totalCount }
    } } } }`),
  ).toEqual({
    bots: {
      totalCount: 3,
      edges: [
        ['Gulzor', 2, 2],
        ['TezFix', 2, 3],
        ['Lingua Plus', 2, 2],
      ].map(([name, version, total]) => ({
        node: {
          name,
          published: { version },
          personalities: { totalCount: total },
          channels: { totalCount: 1 },
        },
      })),
    },
  });
});

test('the inbox has conversations that wait, are taken, and hold answers with receipts', async () => {
  const demo = await signedIn();
  expect(
    await demo.ask(`{
      all: conversations(first: 5) { totalCount edges { node { lastMessage { text } contact { name } } } }
      waiting: conversations(needsHuman: true) { totalCount }
      taken: conversations(mode: HUMAN) { edges { node { takenBy { username } } } }
      found: searchMessages(query: "guldasta") { edges { node { text } } }
    }`),
  ).toMatchObject({
    all: { totalCount: expect.any(Number), edges: { length: 5 } },
    waiting: { totalCount: expect.any(Number) },
    taken: { edges: expect.arrayContaining([{ node: { takenBy: { username: 'demo' } } }]) },
    found: { edges: expect.arrayContaining([expect.anything()]) },
  });

  const answer = await em().findOneOrFail(Turn, { state: 'DONE' });
  expect(
    await demo.ask(
      `query($id: ID!) { conversation(id: $id) { totalTokens costUsd messages(last: 50) { edges { node {
        author turn { state model totalTokens costUsd queueMs firstTokenMs modelMs sendMs personality { version } }
      } } } } }`,
      { id: answer.conversationId },
    ),
  ).toMatchObject({
    conversation: {
      totalTokens: expect.any(Number),
      messages: {
        edges: expect.arrayContaining([
          {
            node: {
              author: 'BOT',
              turn: {
                state: 'DONE',
                model: expect.stringMatching(/^gemini-/),
                totalTokens: answer.totalTokens,
                costUsd: answer.costNano / 1e9,
                queueMs: expect.any(Number),
                firstTokenMs: expect.any(Number),
                modelMs: expect.any(Number),
                sendMs: expect.any(Number),
                personality: { version: expect.any(Number) },
              },
            },
          },
        ]),
      },
    },
  });
});

test('the usage page has every day, bot and model in it', async () => {
  const demo = await signedIn();
  const report = await demo.ask(
    `query($from: DateTimeISO!, $to: DateTimeISO!) { usage(from: $from, to: $to, interval: DAY) {
      totals { messagesIn answers operatorMessages failures totalTokens costUsd p50Ms p95Ms }
      series { counts { answers } } byBot { bot { name } counts { answers } }
      byModel { model counts { answers } }
    } }`,
    { from: new Date(now.getTime() - 7 * 86_400_000).toISOString(), to: now.toISOString() },
  );
  const positive = expect.toSatisfy((value: number) => value > 0);
  expect(report).toMatchObject({
    usage: {
      totals: {
        messagesIn: positive,
        answers: positive,
        operatorMessages: positive,
        failures: positive,
        totalTokens: positive,
        costUsd: positive,
        p50Ms: positive,
        p95Ms: positive,
      },
      series: expect.toSatisfy(
        (days: { counts: { answers: number } }[]) =>
          days.length >= 7 && days.filter(({ counts }) => counts.answers > 0).length >= 7,
      ),
      byBot: expect.toSatisfy((bots: unknown[]) => bots.length === 3),
      byModel: expect.arrayContaining([
        { model: 'gemini-3.8-flash', counts: { answers: positive } },
        { model: 'gemini-3.1-flash-lite', counts: { answers: positive } },
      ]),
    },
  });
});

test('another workspace is as empty as it was', async () => {
  expect(
    await neighbour.ask('{ bots { totalCount } conversations { totalCount } viewer { role } }'),
  ).toEqual({
    bots: { totalCount: 0 },
    conversations: { totalCount: 0 },
    viewer: { role: 'OWNER' },
  });
});

test('an account that only shares the name keeps it, and nothing is added', async () => {
  const other = await startTestApi();
  try {
    await other.as('Demo');
    expect(await seed(other)).toEqual({ kind: 'NAME_TAKEN' });
    expect(await other.app.parts.database.em.fork().count(Bot)).toBe(0);
  } finally {
    await other.close();
  }
});
