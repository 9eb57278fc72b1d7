import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Channel, Conversation, Delivery, Message, Turn } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';
import type { Held } from '../runner/lease.ts';
import { sweep } from '../runner/sweeper.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ turnCaps: { perBot: 3, perWorkspace: 3 } });
});
afterAll(() => api.close());
afterEach(() => {
  vi.useRealTimers();
});

/** Lets the first line's runner hold the channels of the others, too. */
async function share(first: TestLine, ...others: TestLine[]): Promise<void> {
  for (const { em, channelId } of others)
    await em.nativeUpdate(Channel, channelId, { leaseOwner: first.runnerId });
}

const botOf = async (line: TestLine, id: string) => (await line.em.findOneOrFail(Turn, id)).botId;

describe('claims', () => {
  it('a tenant with 500 turns due delays nobody else’s one', async () => {
    const [crowd, quiet] = [await makeLine(api), await makeLine(api)];
    await share(crowd, quiet);
    for (let batch = 0; batch < 5; batch += 1)
      await crowd.receiveAll(
        Array.from({ length: 100 }, () => ({
          externalId: randomUUID(),
          chatId: randomUUID(),
          kind: 'MESSAGE',
          messageId: randomUUID(),
          parts: [{ kind: 'TEXT', text: 'Savol' }],
        })),
      );
    await quiet.say('Bitta savol');
    // A runner that takes one at a time and is done at once: the crowd's are all older.
    const served: string[] = [];
    for (let claim = 0; claim < 4; claim += 1) {
      const [turn] = await crowd.claimTurns(crowd.runnerId, 1);
      if (!turn) throw new Error('No turn is due.');
      served.push(await botOf(crowd, turn.id));
      await crowd.complete(turn, 'Javob');
    }
    expect(served.slice(0, 2).toSorted()).toEqual([crowd.botId, quiet.botId].toSorted());
    expect(served.slice(2)).toEqual([crowd.botId, crowd.botId]);
  });

  it('no bot has more turns thought about at once than it may, and the rest wait', async () => {
    const line = await makeLine(api);
    for (let chat = 0; chat < 5; chat += 1) await line.say('Savol', { chatId: String(chat) });
    const turns = await line.claimTurns();
    expect(turns).toHaveLength(3);
    expect(await line.claimTurns()).toEqual([]);
    for (const turn of turns.slice(0, 2)) await line.complete(turn, 'Javob');
    expect(await line.claimTurns()).toHaveLength(2);
  });
});

describe('a wall clock that jumps', () => {
  it.each([1, -1])('by %d h neither ends a lease nor makes one longer', async (hours) => {
    const line = await makeLine(api);
    await line.say('Savol');
    const turn = await line.claimTurn();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });

    await sweep(api.app.parts);
    const held = { turns: [{ id: turn.id, lease: turn.lease }] };
    expect(await line.heartbeat(held)).toMatchObject({ dropTurns: [] });
    const channel = await line.em.findOneOrFail(Channel, line.channelId);
    expect(channel.leaseOwner).toBe(line.runnerId);

    const { leaseUntil } = await line.em.findOneOrFail(Turn, turn.id);
    const left = (leaseUntil?.getTime() ?? 0) - line.now().getTime();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(api.config.times.leaseMs);
    const { delivery } = await line.complete(turn, 'Javob');
    expect(delivery).not.toBe(null);

    // What comes after the jump is due at once, too, and stands after what came before it.
    await line.say('Yana', { chatId: 'after' });
    const later = await line.claimTurn();
    expect((await line.complete(later, 'Javob')).outcome).toBe('STORED');
    const [question] = await line.em.find(Message, { botId: line.botId, text: 'Savol' });
    const [again] = await line.em.find(Message, { botId: line.botId, text: 'Yana' });
    const apart = (again?.createdAt.getTime() ?? 0) - (question?.createdAt.getTime() ?? 0);
    expect(apart).toBeGreaterThanOrEqual(0);
    expect(apart).toBeLessThan(600_000);
  });
});

describe('a runner whose leases were taken', () => {
  const acts = [
    'complete',
    'fail',
    'progress',
    'send',
    'cut',
    'report',
    'release',
    'beat',
  ] as const;

  it('changes nothing any more, whatever it tries in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...acts, ...acts], { minLength: 6 }),
        async (script) => {
          const line = await makeLine(api);
          await line.say('Javobi bor', { chatId: 'answered' });
          const { delivery: oldSend } = await line.complete(await line.claimTurn(), 'Javob');
          if (!oldSend) throw new Error('The answer was not handed out.');
          await line.say('Savol', { chatId: 'asked' });
          const oldTurn = await line.claimTurn();
          const oldChannel = line.channelLease;

          // Everything goes to another runner.
          await line.loseLeases('channel', 'turn', 'delivery');
          const other = `run_${randomUUID()}`;
          await line.claimChannels(other);
          await line.hurry();
          await line.claimTurns(other);
          await line.claimDeliveries(other);
          const before = await stateOf(line);
          expect(before.turns.map(({ owner }) => owner)).toContain(other);
          expect(before.deliveries.map(({ owner }) => owner)).toContain(other);
          expect(before.channel.owner).toBe(other);

          for (const act of script) {
            switch (act) {
              case 'complete':
                await line.complete(oldTurn, 'Kech');
                break;
              case 'fail':
                await line.fail(oldTurn, 'TIMEOUT');
                break;
              case 'progress':
                await line.progress(oldTurn, 'Kech');
                break;
              case 'send':
                await line.record(oldSend, 'SENT', { platformMessageId: randomUUID() });
                break;
              case 'cut':
                await line.record(oldSend, 'UNCERTAIN');
                break;
              case 'report':
                line.channelLease = oldChannel;
                await line.report('INACTIVE', 'WRONG_TOKEN');
                break;
              case 'release':
                await line.runner.ask(
                  'mutation($id: ID!, $lease: String!) { releaseChannel(channelId: $id, lease: $lease) }',
                  { id: line.channelId, lease: oldChannel },
                );
                break;
              case 'beat':
                await line.heartbeat({
                  channels: [{ id: line.channelId, lease: oldChannel }],
                  turns: [{ id: oldTurn.id, lease: oldTurn.lease }],
                  deliveries: [{ id: oldSend.id, lease: oldSend.lease }],
                });
            }
          }
          expect(await stateOf(line)).toEqual(before);
        },
      ),
      { numRuns: 5, endOnFailure: true },
    );
  }, 90_000);
});

/** All that a runner's word can change, but for what its calls of the model cost. */
async function stateOf({ em, botId, channelId }: TestLine) {
  const channel = await em.findOneOrFail(Channel, channelId);
  const held = (thing: Held) => ({
    owner: thing.leaseOwner ?? null,
    until: thing.leaseUntil ?? null,
  });
  return {
    channel: { status: channel.status, code: channel.statusCode, ...held(channel) },
    turns: (await em.find(Turn, { botId }, { orderBy: { id: 'asc' } })).map((turn) => ({
      ...{ id: turn.id, state: turn.state, attempt: turn.attempt, lease: turn.lease },
      ...held(turn),
    })),
    deliveries: (await em.find(Delivery, { botId }, { orderBy: { id: 'asc' } })).map((each) => ({
      ...{ id: each.id, state: each.state, attempt: each.attempt, lease: each.lease },
      ...held(each),
    })),
    messages: (await em.find(Message, { botId }, { orderBy: { id: 'asc' } })).map((message) => [
      ...[message.id, message.text, message.deliveryState, message.platformMessageId],
    ]),
    conversations: (await em.find(Conversation, { botId }, { orderBy: { id: 'asc' } })).map(
      ({ id, mode, lastSeq, answeredSeq }) => [id, mode, lastSeq, answeredSeq],
    ),
  };
}
