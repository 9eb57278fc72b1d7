import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startTestApi, type TestApi } from './api.ts';
import type { ClaimedDelivery, ClaimedTurn } from './line-shapes.ts';
import { makeLine, type TestLine } from './line.ts';

// How many statements an operation sends, `begin` and `commit` not counted: measured on 2026-11-22.
// A number here may sink; it may only grow with a reason in the commit.
const isSqlite = inject('dialect') === 'sqlite';
// PostgreSQL writes two tables in one statement.
const received = isSqlite ? 12 : 9;
const most: Readonly<Record<string, number>> = {
  'receive one': received,
  // One statement a table, however many; SQLite runs some of them line by line.
  'receive fifty of fifty chats': received,
  'claim turns, none due': 1,
  'claim turns, one due': isSqlite ? 8 : 7,
  // On PostgreSQL what writes different rows goes in one statement.
  'complete a turn': isSqlite ? 12 : 6,
  'record a delivery': isSqlite ? 10 : 6,
  'claim deliveries, none due': 1,
  'a page of a conversation': 2,
  // One more, however many files there are.
  'a page of a conversation with files': 3,
  'a page of the inbox': 4,
  // On PostgreSQL a long read first says how long it may take; on SQLite a thread of its own reads.
  // The days that are closed are one statement, the hours between them another.
  'a year of usage': isSqlite ? 3 : 4,
};

let api: TestApi;
let line: TestLine;
beforeAll(async () => {
  api = await startTestApi();
  line = await makeLine(api);
});
afterAll(() => api.close());

/** The smallest of a few counts: the api's own clockwork asks once a second, too. */
async function count(operation: () => Promise<() => Promise<unknown>>): Promise<number> {
  const counts: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const run = await operation();
    api.statements.length = 0;
    await run();
    counts.push(api.statements.length);
  }
  return Math.min(...counts);
}

const update = () => ({
  externalId: randomUUID(),
  chatId: randomUUID(),
  kind: 'MESSAGE',
  messageId: randomUUID(),
  parts: [{ kind: 'TEXT', text: 'Savol' }],
});

async function asked(): Promise<void> {
  await line.receive(update());
}

async function claimed(): Promise<ClaimedTurn> {
  await asked();
  return line.claimTurn();
}

async function sending(): Promise<ClaimedDelivery> {
  const { delivery } = await line.complete(await claimed(), 'Javob');
  if (!delivery) throw new Error('The answer was not handed out to be sent.');
  return delivery;
}

it('no operation sends more statements than it did', async () => {
  const ready = (run: () => Promise<unknown>) => () => Promise.resolve(run);
  const found: Record<string, number> = {};
  // What is received here is never answered, so that it stands in nobody's way.
  const crowd = await makeLine(api);
  found['receive one'] = await count(ready(() => crowd.receive(update())));
  found['receive fifty of fifty chats'] = await count(
    ready(() => crowd.receiveAll(Array.from({ length: 50 }, update))),
  );
  found['claim turns, none due'] = await count(ready(() => line.claimTurns()));
  found['claim turns, one due'] = await count(async () => {
    await asked();
    return () => line.claimTurns();
  });
  found['complete a turn'] = await count(async () => {
    const turn = await claimed();
    return () => line.complete(turn, 'Javob');
  });
  found['record a delivery'] = await count(async () => {
    const delivery = await sending();
    return () => line.record(delivery, 'SENT', { platformMessageId: randomUUID() });
  });
  found['claim deliveries, none due'] = await count(ready(() => line.claimDeliveries()));

  for (let seq = 0; seq < 60; seq += 1)
    await line.say('/help', { command: 'help', chatId: 'page' });
  const { id } = await line.thread('page');
  const ask = (query: string) => ready(() => line.owner.ask(query, { id }));
  found['a page of a conversation'] = await count(
    ask(
      'query($id: ID!) { conversation(id: $id) { id messages(last: 50) { edges { node { id seq text turn { id } } } } } }',
    ),
  );
  for (let n = 0; n < 5; n += 1)
    await line.receive({
      ...update(),
      chatId: 'page',
      parts: [
        { kind: 'IMAGE', fileId: randomUUID() },
        { kind: 'VOICE', fileId: randomUUID() },
      ],
    });
  found['a page of a conversation with files'] = await count(
    ask(
      'query($id: ID!) { conversation(id: $id) { id messages(last: 50) { edges { node { id parts { kind media { id url } } } } } } }',
    ),
  );
  found['a page of the inbox'] = await count(
    ask(
      '{ conversations(first: 50) { edges { node { id contact { name } lastMessage { text } openTurn { id } } } } }',
    ),
  );
  found['a year of usage'] = await count(
    ask(
      '{ usage(from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z", interval: DAY) { totals { answers } } }',
    ),
  );
  expect(Object.keys(found).toSorted()).toEqual(Object.keys(most).toSorted());
  expect(Object.entries(found).filter(([name, sent]) => sent > (most[name] ?? 0))).toEqual([]);
}, 120_000);
