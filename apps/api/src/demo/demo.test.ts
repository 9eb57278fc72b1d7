import { launchSimulator, type Simulator } from '@cbf/simulator/launch';
import { Contact, Conversation, Message, openDatabase, User } from '@cbf/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts';
import { createPasswords } from '../accounts/passwords.ts';
import { prepareDemo, type DemoConfig } from './demo.ts';
import { shops } from './shops.ts';

const password = 'abcd-efgh-jkmn';
const key = Buffer.alloc(32, 7).toString('base64');

let simulator: Simulator;
let databases: TestDatabase[];
let config: DemoConfig;
let said: string[];

beforeAll(async () => {
  databases = [await makeTestDatabase(), await makeTestDatabase()];
  simulator = await launchSimulator();
  config = {
    databaseUrl: databases[0]?.url ?? '',
    dataKey: key,
    simulator: { url: simulator.url, publicUrl: simulator.url },
    localStart: true,
  };
  said = await prepareDemo(config, password);
}, 60_000);
afterAll(async () => {
  await simulator.stop();
  for (const database of databases) await database.drop();
});

/** Looks into the database between two runs of the command. */
async function look<Value>(
  read: (em: Awaited<ReturnType<typeof openDatabase>>['em']) => Promise<Value>,
): Promise<Value> {
  const database = await openDatabase(config.databaseUrl);
  try {
    return await read(database.em.fork());
  } finally {
    await database.close();
  }
}

test('it says how to get in, and the first account of a local start is the admin', async () => {
  expect(said).toEqual([
    'Made three bots with a week of conversations.',
    `Sign in as demo with the password ${password}.`,
  ]);
  const user = await look((em) => em.findOneOrFail(User, { username: 'demo' }));
  expect(user.isAdmin).toBe(true);
  expect(user.passwordHash).not.toContain(password);
});

test('the simulator takes the tokens in and shows the same chats, without updates', async () => {
  const { telegram } = simulator.control;
  const bots = await telegram.bots();
  expect(bots.map(({ username }) => username).sort()).toEqual(
    shops.map(({ username }) => username).sort(),
  );
  expect(bots.map(({ pendingUpdates }) => pendingUpdates)).toEqual([0, 0, 0]);
  for (const { token } of bots) {
    const me = await fetch(`${simulator.telegramRoot}/bot${token}/getMe`);
    expect(await me.json()).toMatchObject({ ok: true });
  }

  const { contact, texts, externalId } = await look(async (em) => {
    const found = await em.findOneOrFail(Contact, { blockedAt: { $ne: null } });
    const conversation = await em.findOneOrFail(Conversation, { contactId: found.id });
    const messages = await em.find(
      Message,
      { conversationId: conversation.id },
      { orderBy: { seq: 'asc' } },
    );
    return {
      contact: found,
      texts: messages.map(({ text }) => text),
      externalId: messages.at(-1)?.platformMessageId,
    };
  });
  const seats = bots.map(({ id }) => ({ bot: id, customer: Number(contact.externalId) }));
  const chats = await Promise.all(seats.map((seat) => telegram.chat(seat)));
  const chat = chats.find(({ messages }) => messages.length > 0);
  expect(chat?.messages.map(({ text }) => text)).toEqual(texts);
  expect(chat?.messages.at(-1)?.message_id).toBe(Number(externalId));
  expect(chat?.blocked).toBe(true);
});

test('a second run leaves all as it is, also in a simulator that forgot everything', async () => {
  const before = await simulator.control.telegram.bots();
  await simulator.control.reset();
  expect(await prepareDemo(config, password)).toEqual([
    'The demo was made before and stays as it is.',
    `Sign in as demo with the password ${password}.`,
  ]);
  const tokens = (bots: typeof before) => bots.map(({ token }) => token).sort();
  expect(tokens(await simulator.control.telegram.bots())).toEqual(tokens(before));
});

test('a fresh database beside a simulator that remembers takes its tokens over', async () => {
  const fresh = { ...config, databaseUrl: databases[1]?.url ?? '' };
  expect((await prepareDemo(fresh, password))[0]).toMatch(/^Made three bots/);
}, 60_000);

test('a password that was changed in the dashboard is not told wrongly', async () => {
  const passwordHash = await createPasswords().hash('one of my own');
  await look((em) => em.nativeUpdate(User, { username: 'demo' }, { passwordHash }));
  expect((await prepareDemo(config, password))[1]).toBe(
    'Sign in as demo with the password you chose for it.',
  );
});
