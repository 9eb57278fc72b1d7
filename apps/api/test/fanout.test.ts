import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { Conversation, Member, User } from '@cbf/db';
import { change } from '../src/events/commit.ts';
import { startTestApi, type Client, type TestApi } from './api.ts';
import { makeLine, type TestLine } from './line.ts';
import {
  eventsQuery,
  figures,
  noLimits,
  openViewers,
  seqOf,
  type Asks,
  type Viewer,
} from './viewers.ts';

// Groups do not depend on the database: the full crowd comes to one of the two.
const crowd = inject('dialect') === 'sqlite' ? 1000 : 100;

let api: TestApi;
let line: TestLine;
const open: Viewer[] = [];
beforeAll(async () => {
  api = await startTestApi({ sockets: noLimits, metricsToken: randomUUID() });
});
beforeEach(async () => {
  line = await makeLine(api);
});
afterEach(() => {
  for (const { socket } of open.splice(0)) socket.terminate();
});
afterAll(() => api.close());

async function viewers(count: number, asks?: (place: number) => Asks, member = line.owner) {
  const made = await openViewers(api, member, count, asks);
  open.push(...made);
  return made;
}

async function workspaceOf(member: Client): Promise<string> {
  const data = await member.ask('{ viewer { workspace { id } } }');
  const shape = z.object({ viewer: z.object({ workspace: z.object({ id: z.string() }) }) });
  return shape.parse(data).viewer.workspace.id;
}

async function head(): Promise<string> {
  return z.object({ cursor: z.string() }).parse(await line.owner.ask('{ cursor }')).cursor;
}

/** Writes one event, and resolves when all of these were shown it. */
async function tell(all: readonly Viewer[], conversationId: string | null = null): Promise<void> {
  const workspaceId = await workspaceOf(line.owner);
  await change(api.app.parts, 'update-bot', [workspaceId], (inner) => {
    inner.emit(workspaceId, {
      kind: 'BotStatusChanged',
      botId: line.botId,
      conversationId,
      subjectId: line.botId,
    });
    return Promise.resolve();
  });
  const last = await head();
  await Promise.all(all.map((viewer) => viewer.until(() => viewer.cursors.at(-1) === last)));
}

describe('viewers of the same', () => {
  it(`${String(crowd)} cost one parse, one validation, and an event one execution and one text`, async () => {
    const query = `${eventsQuery} # ${randomUUID()}`;
    const after = await head();
    const before = await figures(api);
    const all = await viewers(crowd, (place) => ({
      query,
      variables: { after },
      // Some choose their ids, some have long ones: neither makes them another group.
      id: place % 2 ? '1' : randomUUID(),
    }));
    await tell(all);
    const joined = await figures(api);
    expect(joined.documents_parsed).toBe((before.documents_parsed ?? 0) + 1);
    expect(joined.documents_validated).toBe((before.documents_validated ?? 0) + 1);
    for (let n = 0; n < 3; n += 1) await tell(all);
    const told = await figures(api);
    expect((told.feed_executions ?? 0) - (joined.feed_executions ?? 0)).toBe(3);
    expect((told.feed_serialisations ?? 0) - (joined.feed_serialisations ?? 0)).toBe(3);
    expect((told.feed_deliveries ?? 0) - (joined.feed_deliveries ?? 0)).toBe(3 * crowd);
    for (const { seqs } of all) expect(seqs).toEqual(all[0]?.seqs);
  }, 60_000);

  it('an event is loaded as often for a hundred of them as for one', async () => {
    const isLoaded = (sql: string): boolean =>
      /from .?message.? where/.test(sql) && /workspace_id/.test(sql);
    const loads = async (all: readonly Viewer[]): Promise<number> => {
      api.statements.length = 0;
      await line.say('Nechta soʻrov?', { chatId: randomUUID() });
      const last = await head();
      await Promise.all(all.map((viewer) => viewer.until(() => viewer.cursors.at(-1) === last)));
      return api.statements.filter(isLoaded).length;
    };
    const [first] = await viewers(1);
    if (!first) throw new Error('No viewer.');
    await tell([first]);
    const alone = await loads([first]);
    expect(alone).toBeGreaterThan(0);
    const all = [first, ...(await viewers(100))];
    await tell([first]);
    expect(await loads(all)).toBeLessThanOrEqual(alone);
  }, 60_000);

  it('those who begin at different places are one group once they have caught up', async () => {
    const places = [await head()];
    for (let n = 0; n < 20; n += 1) {
      await tell([]);
      places.push(await head());
    }
    const all = await viewers(places.length, (place) => ({ variables: { after: places[place] } }));
    await tell(all);
    for (const [place, { seqs }] of all.entries()) {
      const begin = seqOf(places[place] ?? '');
      expect(seqs).toEqual(seqs.map((_, n) => begin + 1 + n));
    }
    const before = await figures(api);
    await tell(all);
    const after = await figures(api);
    expect((after.feed_executions ?? 0) - (before.feed_executions ?? 0)).toBe(1);
  });
});

describe('viewers of something else', () => {
  it(`${String(crowd)}, each with a conversation of their own, cost an event nothing`, async () => {
    const chats = Array.from({ length: crowd + 1 }, (_, place) => String(place));
    for (let begin = 0; begin < chats.length; begin += 100) {
      await line.receiveAll(
        chats.slice(begin, begin + 100).map((chatId) => ({
          externalId: randomUUID(),
          kind: 'MESSAGE',
          messageId: randomUUID(),
          parts: [{ kind: 'TEXT', text: 'Salom' }],
          chatId,
        })),
      );
    }
    const found = await line.em.find(Conversation, { channelId: line.channelId });
    const [own, ...others] = found.map(({ id }) => id);
    const ask = (id: string | undefined): Asks => ({ variables: { conversationId: id } });
    await viewers(crowd, (place) => ask(others[place]));
    const [watching] = await viewers(1, () => ask(own));
    if (!watching || own === undefined) throw new Error('No viewer.');
    await tell([watching], own);
    const before = await figures(api);
    for (let n = 0; n < 5; n += 1) await tell([watching], own);
    const after = await figures(api);
    expect((after.feed_executions ?? 0) - (before.feed_executions ?? 0)).toBe(5);
    expect((after.feed_deliveries ?? 0) - (before.feed_deliveries ?? 0)).toBe(5);
  }, 60_000);

  it('of another workspace neither see nor pay for what happens here', async () => {
    const stranger = await makeLine(api);
    const theirs = await viewers(3, () => ({}), stranger.owner);
    await Promise.all(theirs.map((viewer) => viewer.settled()));
    const mine = await viewers(1);
    await tell(mine);
    await tell(mine);
    expect(theirs.flatMap(({ cursors }) => cursors)).toEqual([]);
  });
});

describe('a shared subscription', () => {
  it('ends when its owner ends it, and its id can be used again', async () => {
    const [viewer, other] = await viewers(2, () => ({ id: 'x' }));
    if (!viewer || !other) throw new Error('No viewer.');
    await tell([viewer, other]);
    viewer.socket.send('{"id":"x","type":"complete"}');
    await viewer.settled();
    const seen = viewer.cursors.length;
    await tell([other]);
    await viewer.settled();
    expect(viewer.cursors).toHaveLength(seen);
    viewer.ask({ id: 'x', variables: { after: viewer.cursors.at(-1) } });
    await tell([viewer, other]);
    expect(viewer.seqs).toEqual(other.seqs);
  });

  it('with an id that is in use closes the socket with 4409', async () => {
    const [viewer] = await viewers(1, () => ({ id: 'x' }));
    viewer?.ask({ id: 'x' });
    expect((await viewer?.closed)?.code).toBe(4409);
  });

  it('of progress and of counters is executed once for all who watch', async () => {
    await line.say('Savol');
    const turn = await line.claimTurn();
    const watching = await viewers(20, () => ({
      query: 'subscription($id: ID!) { progress(conversationId: $id) { text } }',
      variables: { id: turn.conversationId },
    }));
    const counting = await viewers(20, () => ({
      query: 'subscription { usage { today { messagesIn } } }',
    }));
    await Promise.all(counting.map((viewer) => viewer.until(() => viewer.frames > 1)));
    await Promise.all(watching.map((viewer) => viewer.settled()));
    const before = await figures(api);
    // The first may still be on its way in when the runner begins to write.
    while (watching.some(({ frames }) => frames < 3)) await line.progress(turn, 'Salom');
    const after = await figures(api);
    const deliveries = (after.feed_deliveries ?? 0) - (before.feed_deliveries ?? 0);
    const executions = (after.feed_executions ?? 0) - (before.feed_executions ?? 0);
    expect(deliveries).toBeGreaterThanOrEqual(20);
    expect(executions).toBeLessThanOrEqual(deliveries / 5);
  });
});

describe('authority over a shared subscription', () => {
  it('that is lost ends it, and nothing of the old group is shown after that', async () => {
    const member = await api.as(`demoted-${randomUUID().slice(0, 8)}`);
    const workspaceId = await workspaceOf(member);
    const [before] = await viewers(1, () => ({}), member);
    const users = await api.app.parts.database.em.fork().find(Member, { workspaceId });
    const userId = users[0]?.userId ?? '';
    const em = api.app.parts.database.em.fork();
    await em.nativeUpdate(Member, { workspaceId, userId }, { role: 'VIEWER' });
    // The same session comes back with its new role at once, which must not keep the old one alive.
    const [now] = await viewers(1, () => ({}), member);
    if (!before || !now) throw new Error('No viewer.');
    await now.settled();
    expect(await before.closed).toEqual({ code: 4403, reason: 'revoked' });
    const seen = before.frames;
    await change(api.app.parts, 'update-bot', [workspaceId], (inner) => {
      inner.emit(workspaceId, { kind: 'BotStatusChanged', subjectId: line.botId });
      return Promise.resolve();
    });
    await now.settled();
    expect(now.socket.readyState).toBe(now.socket.OPEN);
    expect(before.frames).toBe(seen);
  });

  it('differs by role: an owner and a viewer of one workspace are never one group', async () => {
    const other = await api.as(`second-${randomUUID().slice(0, 8)}`);
    const workspaceId = await workspaceOf(line.owner);
    const theirs = await workspaceOf(other);
    const em = api.app.parts.database.em.fork();
    const { userId } = await em.findOneOrFail(Member, { workspaceId: theirs });
    const { id } = await em.findOneOrFail(User, { id: userId });
    await em.nativeUpdate(Member, { userId: id }, { workspaceId, role: 'VIEWER' });
    const all = [...(await viewers(3)), ...(await viewers(3, () => ({}), other))];
    await tell(all);
    const before = await figures(api);
    await tell(all);
    const after = await figures(api);
    expect((after.feed_executions ?? 0) - (before.feed_executions ?? 0)).toBe(2);
  });
});
