import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Bot, Channel } from '@cbf/db';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';
import { sweep } from './sweeper.ts';

let api: TestApi;
let line: TestLine;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  line = await makeLine(api);
});
afterAll(() => api.close());

const status = z.object({ status: z.string(), statusCode: z.string() });
const shown = status.extend({
  lastError: z.object({ text: z.string(), at: z.string() }).nullable(),
  lagMs: z.number().nullable(),
  leaseOwner: z.object({ runnerId: z.string(), since: z.string().nullable() }).nullable(),
});

async function seen() {
  const data = await line.owner.ask(
    `query($bot: ID!, $id: ID!) {
       bot(id: $bot) { status statusCode }
       node(id: $id) { ... on Channel { status statusCode lastError { text at } lagMs leaseOwner { runnerId since } } } }`,
    { bot: line.botId, id: line.channelId },
  );
  return z.object({ bot: status, node: shown }).parse(data);
}

const said = async () => {
  const { bot } = await seen();
  return `${bot.status} ${bot.statusCode}`;
};

describe('a channel', () => {
  it('tells how long messages are under way, its last trouble, and who holds it since when', async () => {
    const at = '2026-11-22T10:00:00.000Z';
    await line.report('ACTIVE', 'OK', {
      lagMs: 1_200,
      lastErrorText: 'no route to /bot123456:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc/getUpdates',
      lastErrorAt: at,
    });
    const { node } = await seen();
    expect(node).toMatchObject({ lagMs: 1_200, lastError: { at } });
    expect(node.lastError?.text).not.toContain('AAEhBOweik6');
    expect(node.leaseOwner?.runnerId).toBe(line.runnerId);
    expect(Date.now() - Date.parse(node.leaseOwner?.since ?? '')).toBeLessThan(60_000);
    await line.report('PENDING', 'UNREACHABLE', { detail: 'ECONNREFUSED' });
    expect((await seen()).node.lastError).toMatchObject({ text: 'ECONNREFUSED' });
    await line.loseLeases('channel');
    expect((await seen()).node.leaseOwner).toBe(null);
  });

  it('that was not proven for two intervals is not called active, until it is proven again', async () => {
    const past = (ms: number) => ({ provenAt: new Date(Date.now() - ms) });
    await line.em.nativeUpdate(Channel, { id: line.channelId }, past(110_000));
    await sweep(api.app.parts);
    expect(await said()).toBe('ACTIVE OK');
    await line.em.nativeUpdate(Channel, { id: line.channelId }, past(121_000));
    await sweep(api.app.parts);
    expect(await said()).toBe('PENDING NOT_PROVEN');
    await line.report('ACTIVE', 'OK');
    expect(await said()).toBe('ACTIVE OK');
  });
});

describe('a refused model key', () => {
  const refuse = async () => {
    await line.say('Savol');
    await line.fail(await line.claimTurn(), 'BAD_KEY', { retryable: false });
  };

  it('is the reason of its bot until an answer is made, whatever else is proven', async () => {
    await refuse();
    expect(await said()).toBe('PENDING MODEL_KEY_INVALID');
    await line.report('ACTIVE', 'OK');
    expect(await said()).toBe('PENDING MODEL_KEY_INVALID');
    await line.say('Yana');
    await line.complete(await line.claimTurn(), 'Javob');
    expect(await said()).toBe('ACTIVE OK');
    expect(await line.em.count(Bot, { id: line.botId, modelKeyRefusedAt: null })).toBe(1);
  });

  it('is over when a runner finds the key to be good', async () => {
    await refuse();
    const good = 'mutation($id: ID!) { reportModelKey(runnerId: $id) }';
    const variables = { id: line.runnerId };
    expect(await line.runner.ask(good, variables)).toEqual({ reportModelKey: 1 });
    expect(await said()).toBe('ACTIVE OK');
    expect(await line.runner.ask(good, variables)).toEqual({ reportModelKey: 0 });
  });

  it('does not hide that the bot was stopped', async () => {
    await refuse();
    await line.owner.ask('mutation($id: ID!) { stopBot(id: $id) { id } }', { id: line.botId });
    expect(await said()).toBe('INACTIVE STOPPED');
  });
});

describe('what is seen of a bot', () => {
  const act = (name: string, id = line.botId) =>
    line.owner.raw(`mutation($id: ID!) { ${name}(id: $id) { id } }`, { id });
  type Step = () => Promise<unknown>;
  const steps: Readonly<Record<string, Step>> = {
    start: () => act('startBot'),
    stop: () => act('stopBot'),
    remove: () => act('deleteBot'),
    restore: () => act('restoreBot'),
    disconnect: () => act('disconnectChannel', line.channelId),
    proven: () => line.report('ACTIVE', 'OK'),
    refused: () => line.report('INACTIVE', 'WRONG_TOKEN'),
    rival: () => line.report('INACTIVE', 'USED_ELSEWHERE'),
    away: () => line.report('PENDING', 'UNREACHABLE'),
    lost: () => line.loseLeases('channel'),
    claimed: async () => {
      const [channel] = await line.claimChannels();
      line.channelLease = channel?.lease ?? line.channelLease;
    },
  };

  it.each([
    ['stop', 'INACTIVE STOPPED'],
    ['stop start', 'PENDING CHECKING'],
    ['stop start proven', 'ACTIVE OK'],
    ['start', 'ACTIVE OK'],
    ['stop stop', 'INACTIVE STOPPED'],
    ['away', 'PENDING UNREACHABLE'],
    ['away proven', 'ACTIVE OK'],
    ['rival', 'INACTIVE USED_ELSEWHERE'],
    ['rival proven', 'ACTIVE OK'],
    ['refused', 'INACTIVE WRONG_TOKEN'],
    ['refused proven', 'INACTIVE WRONG_TOKEN'],
    ['refused start claimed', 'PENDING CHECKING'],
    ['lost', 'PENDING RUNNER_LOST'],
    ['lost proven', 'PENDING RUNNER_LOST'],
    ['lost claimed', 'PENDING CHECKING'],
    ['lost claimed proven', 'ACTIVE OK'],
    ['stop lost', 'INACTIVE STOPPED'],
    ['stop lost start', 'PENDING WAITING_FOR_RUNNER'],
    ['disconnect', 'INACTIVE NO_CHANNEL'],
    ['disconnect stop', 'INACTIVE STOPPED'],
    ['remove', 'INACTIVE STOPPED'],
    ['remove restore', 'INACTIVE STOPPED'],
    ['remove restore start', 'PENDING CHECKING'],
  ])('after "%s" is %s', async (story, expected) => {
    for (const name of story.split(' ')) await steps[name]?.();
    expect(await said()).toBe(expected);
  });

  it.each([
    ['remove', 'startBot', 'BAD_STATE'],
    ['remove', 'stopBot', 'BAD_STATE'],
    ['remove', 'deleteBot', 'BAD_STATE'],
    ['remove', 'duplicateBot', 'BAD_STATE'],
    ['stop', 'restoreBot', 'BAD_STATE'],
    ['disconnect', 'disconnectChannel', 'NOT_FOUND'],
    ['disconnect', 'checkChannel', 'NOT_FOUND'],
  ])('after "%s" refuses %s with %s', async (story, name, code) => {
    for (const step of story.split(' ')) await steps[step]?.();
    const id = name.endsWith('Channel') ? line.channelId : line.botId;
    expect(failure(await act(name, id))).toBe(code);
  });
});
