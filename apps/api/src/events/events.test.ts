import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { Counter, Event, Message } from '@cbf/db';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';
import { change } from './commit.ts';
import { forgetOldEvents } from './retention.ts';

let api: TestApi;
let line: TestLine;
const sockets: SocketClient[] = [];
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  line = await makeLine(api);
});
afterAll(async () => {
  for (const socket of sockets) await socket.dispose();
  await api.close();
});

const event = z.object({
  __typename: z.string(),
  cursor: z.string(),
  reason: z.string().optional(),
  message: z.object({ id: z.string(), seq: z.number(), text: z.string() }).optional(),
});
type Seen = z.infer<typeof event>;
const fields = `__typename cursor
  ... on MessageAdded { message { id seq text } }
  ... on MessageChanged { message { id seq text } }
  ... on ResyncRequired { reason }`;

function open(client = line.owner): SocketClient {
  const socket = client.socket();
  sockets.push(socket);
  return socket;
}

function follow(variables: Record<string, unknown> = {}, socket = open()) {
  const source = socket.iterate({
    query: `subscription($after: Cursor, $botId: ID, $conversationId: ID) {
      events(after: $after, botId: $botId, conversationId: $conversationId) { ${fields} } }`,
    variables,
  });
  return {
    async next(): Promise<Seen> {
      const { value } = await source.next();
      return z.object({ data: z.object({ events: event }) }).parse(value).data.events;
    },
    async until(isLast: (seen: Seen) => boolean): Promise<Seen[]> {
      const all: Seen[] = [];
      for (;;) {
        const seen = await this.next();
        all.push(seen);
        if (isLast(seen)) return all;
      }
    },
    end: async () => {
      await source.return?.();
    },
  };
}

async function head(): Promise<string> {
  const data = await line.owner.ask('{ cursor }');
  return z.object({ cursor: z.string() }).parse(data).cursor;
}

const seqOf = ({ cursor }: Seen): number => Number(cursor.split('.')[1]);
const saying = (text: string) => (seen: Seen) => seen.message?.text === text;

/** Writes many events at once, without the time that messages would take. */
async function fill(count: number): Promise<void> {
  const workspaceId = await workspace();
  await change(api.app.parts, 'update-bot', [workspaceId], (inner) => {
    for (let place = 0; place < count; place += 1)
      inner.emit(workspaceId, {
        kind: place % 2 ? 'BotChanged' : 'BotStatusChanged',
        botId: line.botId,
        // A subject of its own: events about one thing in one change are one event.
        subjectId: `${line.botId}-${String(place)}`,
      });
    return Promise.resolve();
  });
}

async function workspace(): Promise<string> {
  const data = await line.owner.ask('{ viewer { workspace { id } } }');
  return z.object({ viewer: z.object({ workspace: z.object({ id: z.string() }) }) }).parse(data)
    .viewer.workspace.id;
}

describe('the log', () => {
  it('tells every event once and in order, each with the cursor to go on from', async () => {
    const feed = follow({ after: await head() });
    await line.say('Salom');
    await line.complete(await line.claimTurn(), 'Javob');
    const seen = await feed.until(saying('Javob'));
    const first = seqOf(seen[0] ?? { __typename: '', cursor: '' });
    expect(seen.map(seqOf)).toEqual(seen.map((_, place) => first + place));
    expect(seen.map(({ __typename }) => __typename)).toEqual(
      expect.arrayContaining(['MessageAdded', 'ConversationChanged', 'TurnChanged']),
    );
    await feed.end();
  });

  it('stands still for an operation: what it reads is at least as new as its cursor', async () => {
    await line.say('Bor');
    api.statements.length = 0;
    await line.owner.ask('{ conversations { edges { node { id } } } viewer { kind } cursor }');
    const place = api.statements.findIndex((sql) => sql.includes('from counter'));
    expect(place).toBeGreaterThanOrEqual(0);
    const conversations = api.statements.findIndex((sql) => /from .?conversation/.test(sql));
    expect(place).toBeLessThan(conversations);
  });

  it('has no gap and no duplicate over 200 reconnects while messages keep coming', async () => {
    let cursor = await head();
    const begin = Number(cursor.split('.')[1]);
    const seen: number[] = [];
    let socket = open();
    const said: Promise<unknown>[] = [];
    for (let round = 0; round < 200; round += 1) {
      // Two events a round at least, and two are taken: the reader is always at the writer's heels.
      said.push(line.say(`m${String(round)}`));
      // Some reconnects open a new socket, as a phone in a lift does.
      if (round % 10 === 9) {
        await socket.dispose();
        socket = open();
      }
      const feed = follow({ after: cursor }, socket);
      for (let taken = 0; taken <= round % 3; taken += 1) {
        const one = await feed.next();
        cursor = one.cursor;
        seen.push(seqOf(one));
      }
      await feed.end();
    }
    await Promise.all(said);
    expect(seen.length).toBeGreaterThan(390);
    const steps = seen.map((seq, place) => seq - (seen[place - 1] ?? begin));
    expect(steps.filter((step) => step !== 1)).toEqual([]);
  }, 60_000);

  it('is followed also when every wake-up is lost', async () => {
    const { live } = api.app.parts;
    const feed = follow({ after: await head() });
    const wake = live.log.tell;
    Object.assign(live.log, { tell: () => undefined });
    try {
      await line.say('Hech kim uygʻotmadi');
      expect(await feed.until(saying('Hech kim uygʻotmadi'))).not.toEqual([]);
    } finally {
      Object.assign(live.log, { tell: wake });
    }
    await feed.end();
  });

  it('asks those who are too far behind to load anew, and goes on from there', async () => {
    const old = await head();
    await fill(1001);
    const feed = follow({ after: old });
    const resync = await feed.next();
    expect(resync).toMatchObject({ __typename: 'ResyncRequired', reason: 'TOO_FAR_BEHIND' });
    expect(resync.cursor).toBe(await head());
    await line.say('Keyin');
    expect((await feed.until(saying('Keyin'))).length).toBeLessThan(6);
    await feed.end();
  });

  it('asks those whose cursor is of another life of the database to load anew', async () => {
    const old = await head();
    await line.em.nativeUpdate(Counter, { workspaceId: await workspace() }, { epoch: 'restored' });
    const feed = follow({ after: old });
    expect(await feed.next()).toMatchObject({ reason: 'EPOCH_CHANGED' });
    await feed.end();
    const ahead = follow({ after: 'restored.99999999' });
    expect(await ahead.next()).toMatchObject({ reason: 'EPOCH_CHANGED' });
    await ahead.end();
  });

  it('is kept for a week; who comes back later loads anew', async () => {
    const old = await head();
    await line.say('Eski');
    const workspaceId = await workspace();
    await line.em.nativeUpdate(Event, { workspaceId }, { at: new Date('2026-01-01') });
    await line.say('Yangi', { chatId: 'new' });
    expect(await forgetOldEvents(api.app.parts.database)).toBeGreaterThan(0);
    const feed = follow({ after: old });
    expect(await feed.next()).toMatchObject({ reason: 'TOO_FAR_BEHIND', cursor: await head() });
    await feed.end();
  });

  it('leaves out what was erased and goes on', async () => {
    const after = await head();
    await line.say('Oʻchiriladi');
    await line.say('Qoladi');
    await line.em.nativeDelete(Message, { text: 'Oʻchiriladi' });
    const feed = follow({ after });
    const seen = await feed.until(saying('Qoladi'));
    expect(seen.some(saying('Oʻchiriladi'))).toBe(false);
    await feed.end();
  });

  it('can be narrowed to one bot or one conversation', async () => {
    await line.say('Birinchi', { chatId: 'a' });
    const after = await head();
    const { id } = await line.thread('a');
    const feed = follow({ after, conversationId: id });
    await line.say('Boshqa', { chatId: 'b' });
    await line.say('Shu', { chatId: 'a' });
    const seen = await feed.until(saying('Shu'));
    expect(seen.some(saying('Boshqa'))).toBe(false);
    await feed.end();
  });

  it('of another workspace cannot be followed', async () => {
    const stranger = await makeLine(api);
    await line.say('Sir');
    const { id } = await line.thread();
    const source = open(stranger.owner).iterate({
      query: 'subscription($id: ID!) { events(conversationId: $id) { cursor } }',
      variables: { id },
    });
    const { value } = await source.next();
    expect(value?.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    const answer = await stranger.owner.raw('query($id: ID!) { conversation(id: $id) { id } }', {
      id,
    });
    expect(failure(answer)).toBe('NOT_FOUND');
  });
});

describe('a partial answer', () => {
  it('is shown as it grows to those who watch the conversation', async () => {
    await line.say('Savol');
    const turn = await line.claimTurn();
    const source = open().iterate({
      query: 'subscription($id: ID!) { progress(conversationId: $id) { turnId text attempt } }',
      variables: { id: turn.conversationId },
    });
    const first = source.next();
    // Nobody says when a subscription stands, so the runner repeats itself as it does anyway.
    let shown = false;
    void first.then(() => {
      shown = true;
    });
    let text = '';
    while (!shown) {
      text += 'so‘z ';
      expect(await line.progress(turn, text)).toBe('CONTINUE');
    }
    const { value } = await first;
    expect(value?.data).toMatchObject({ progress: { turnId: turn.id, attempt: 1 } });
    await source.return?.();
  });
});

describe('a subscriber that stops reading', () => {
  it('does not hurt the others and holds next to nothing', async () => {
    const stalled = new WebSocket(api.wsUrl, 'graphql-transport-ws', {
      headers: { origin: api.config.publicUrl, cookie: line.owner.cookie ?? '' },
    });
    await new Promise((resolve) => stalled.once('open', resolve));
    stalled.send(JSON.stringify({ type: 'connection_init' }));
    await new Promise((resolve) => stalled.once('message', resolve));
    const query = `subscription { events { ${fields} } }`;
    for (let place = 0; place < 15; place += 1)
      stalled.send(JSON.stringify({ id: String(place), type: 'subscribe', payload: { query } }));
    stalled.pause();
    const feed = follow({ after: await head() });
    const long = 'x'.repeat(4000);
    for (let place = 0; place < 60; place += 1)
      await line.say(`${String(place)} ${long}`, { chatId: `s${String(place)}` });
    const seen = await feed.until((one) => one.message?.text.startsWith('59 ') ?? false);
    expect(seen.filter(({ __typename }) => __typename === 'MessageAdded')).toHaveLength(60);
    await feed.end();
    stalled.terminate();
  }, 60_000);
});

it('the log has no gap after everything that was written here', async () => {
  const events = await line.em.find(
    Event,
    { workspaceId: await workspace() },
    { orderBy: { seq: 'asc' } },
  );
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, place) => place + 1));
});
