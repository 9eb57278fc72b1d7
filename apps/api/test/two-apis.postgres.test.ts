import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rebuildRollUp } from '@cbf/db';
import { startTestApi, type TestApi } from './api.ts';
import { makeLine, type TestLine } from './line.ts';

let first: TestApi;
let second: TestApi;
let line: TestLine;
beforeAll(async () => {
  first = await startTestApi();
  second = await startTestApi({
    databaseUrl: first.config.databaseUrl,
    sessionSecret: first.config.sessionSecret,
    dataKey: first.config.dataKey,
    runnerKey: first.config.runnerKey,
  });
  line = await makeLine(first);
});
afterAll(async () => {
  await second.close();
  await first.close();
});

describe('on PostgreSQL', () => {
  it('a message is stored once, answered, sent, found, counted and told', async () => {
    const { cursor } = z.object({ cursor: z.string() }).parse(await line.owner.ask('{ cursor }'));
    const update = {
      externalId: 'pg:1',
      kind: 'MESSAGE',
      parts: [{ kind: 'TEXT', text: "O'tkir?" }],
    };
    const received = await Promise.all([1, 2, 3].map(() => line.receive(update)));
    expect(received.filter(({ duplicate }) => duplicate)).toHaveLength(2);
    const { delivery } = await line.complete(await line.claimTurn(), 'Javob \\ ?');
    if (!delivery) throw new Error('The answer was not handed out to be sent.');
    await line.record(delivery, 'SENT', { platformMessageId: '1' });
    await line.say('/help', { command: 'help' });
    expect(await line.sendAll()).toHaveLength(1);
    await line.say('Yana');
    expect(await line.fail(await line.claimTurn(), 'TIMEOUT')).toBe('RETRYING');
    await line.act('takeOver');
    await line.operatorSays('Men');
    const { messages } = await line.thread();
    expect(messages.map(({ author }) => author)).toEqual([
      'CONTACT',
      'BOT',
      'CONTACT',
      'BOT',
      'CONTACT',
      'OPERATOR',
    ]);
    const found = await line.owner.ask(
      '{ searchMessages(query: "otkir") { edges { node { seq } } } bots { edges { node { today { messagesIn answers } } } } }',
    );
    expect(found).toEqual({
      searchMessages: { edges: [{ node: { seq: 1 } }] },
      bots: { edges: [{ node: { today: { messagesIn: 3, answers: 1 } } }] },
    });
    const socket = line.owner.socket();
    const feed = socket.iterate({
      query: 'subscription($after: Cursor) { events(after: $after) { cursor } }',
      variables: { after: cursor },
    });
    const seqs: number[] = [];
    while (seqs.length < 15) {
      const { value } = await feed.next();
      const shape = z.object({ data: z.object({ events: z.object({ cursor: z.string() }) }) });
      seqs.push(Number(shape.parse(value).data.events.cursor.split('.')[1]));
    }
    expect(seqs).toEqual(seqs.map((_, place) => Number(cursor.split('.')[1]) + 1 + place));
    await feed.return?.();
    await socket.dispose();
    expect(await rebuildRollUp(first.app.parts.database)).toMatchObject({ wasEqual: true });
  });

  it('two apis hand each turn and each message to one claim only', async () => {
    const other = second.runner();
    const chats = Array.from({ length: 30 }, (_, place) => `many-${String(place)}`);
    await Promise.all(chats.map((chatId) => line.say('Savol', { chatId })));
    const claim = 'mutation($id: ID!) { claimTurns(runnerId: $id, limit: 10) { id lease chatId } }';
    const shape = z.object({
      claimTurns: z.array(z.object({ id: z.string(), lease: z.string(), chatId: z.string() })),
    });
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, place) =>
        (place % 2 ? other : line.runner).ask(claim, { id: line.runnerId }),
      ),
    );
    const turns = claims.flatMap((each) => shape.parse(each).claimTurns);
    expect(new Set(turns.map(({ id }) => id)).size).toBe(turns.length);
    for (const turn of turns) await line.complete(turn, 'Javob');
    while (turns.length < 30) {
      const more = await line.claimTurns();
      for (const turn of more) await line.complete(turn, 'Javob');
      turns.push(...more);
    }
    await line.loseLeases('delivery');
    await line.hurry();
    const sends = await Promise.all([1, 2, 3].map(() => line.claimDeliveries()));
    const ids = sends.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leases that end are noticed, and a restart of one api leaves them alone', async () => {
    await line.say('Savol', { chatId: 'lease' });
    const [turn] = await line.claimTurns();
    if (!turn) throw new Error('No turn is due.');
    await second.restart();
    const held = { turns: [{ id: turn.id, lease: turn.lease }] };
    expect((await line.heartbeat(held)).dropTurns).toEqual([]);
    await line.loseLeases('turn');
    expect((await line.claimTurns()).map(({ id }) => id)).toContain(turn.id);
  });
});
