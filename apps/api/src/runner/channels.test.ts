import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Channel, Runner } from '@cbf/db';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';
import { shortenLeases } from './presence.ts';
import { timings } from './lease.ts';

let api: TestApi;
let line: TestLine;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  line = await makeLine(api);
});
afterAll(() => api.close());

async function status() {
  const data = await line.owner.ask(
    'query($id: ID!) { bot(id: $id) { status statusCode statusReason channels { edges { node { status statusCode displayName username pendingCount } } } } }',
    { id: line.botId },
  );
  const channel = z.object({
    status: z.string(),
    statusCode: z.string(),
    displayName: z.string().nullable(),
    username: z.string().nullable(),
    pendingCount: z.number().nullable(),
  });
  const { bot } = z
    .object({
      bot: z.object({
        status: z.string(),
        statusCode: z.string(),
        statusReason: z.string().nullable(),
        channels: z.object({ edges: z.array(z.object({ node: channel })) }),
      }),
    })
    .parse(data);
  return { ...bot, channel: bot.channels.edges[0]?.node };
}

describe('a channel', () => {
  it('makes its bot active only while a runner has proven it and holds it', async () => {
    expect(await status()).toMatchObject({ status: 'ACTIVE', statusReason: null });
    await line.loseLeases('channel');
    expect(await status()).toMatchObject({ status: 'PENDING', statusCode: 'RUNNER_LOST' });
    const [again] = await line.claimChannels('run_second');
    expect(again?.id).toBe(line.channelId);
    expect(await status()).toMatchObject({ status: 'PENDING', statusCode: 'CHECKING' });
  });

  it('is held by one runner at a time, who alone can report on it', async () => {
    expect(await line.claimChannels('run_second')).toEqual([]);
    const old = line.channelLease;
    await line.loseLeases('channel');
    await line.claimChannels('run_second');
    line.channelLease = old;
    expect(await line.report('ACTIVE', 'OK')).toBe(false);
    expect(await status()).toMatchObject({ status: 'PENDING' });
  });

  it('hands its credential and its menu in three languages to the runner', async () => {
    await line.loseLeases('channel');
    const [claimed] = await line.claimChannels();
    expect(claimed?.credential).toMatch(/^\d+:AAEh/);
    expect(claimed?.hookSecret.length).toBeGreaterThan(20);
    expect(claimed?.commands).toHaveLength(12);
  });

  it('shows what the platform calls the bot and how much waits there', async () => {
    await line.report('ACTIVE', 'OK', {
      displayName: 'Shop',
      username: 'shop_bot',
      pendingCount: 3,
    });
    expect((await status()).channel).toMatchObject({ displayName: 'Shop', pendingCount: 3 });
    await line.report('PENDING', 'UNREACHABLE');
    expect(await status()).toMatchObject({
      status: 'PENDING',
      statusCode: 'UNREACHABLE',
      channel: { displayName: 'Shop', username: 'shop_bot' },
    });
    expect((await status()).statusReason).toMatch(/cannot be reached/);
  });

  it('whose token is refused is let go and not tried again until its owner asks', async () => {
    await line.report('INACTIVE', 'WRONG_TOKEN');
    expect(await status()).toMatchObject({ status: 'INACTIVE', statusCode: 'WRONG_TOKEN' });
    const held = { channels: [{ id: line.channelId, lease: line.channelLease }] };
    expect((await line.heartbeat(held)).dropChannels).toEqual([line.channelId]);
    expect(await line.claimChannels()).toEqual([]);
    await line.em.nativeUpdate(Channel, { id: line.channelId }, { checkAskedAt: new Date() });
    expect(await line.claimChannels()).toHaveLength(1);
    expect(await line.claimChannels()).toEqual([]);
  });

  it('that is to be checked is given anew to the runner that holds it, and to nobody else', async () => {
    await line.em.nativeUpdate(Channel, { id: line.channelId }, { checkAskedAt: new Date() });
    expect(await line.claimChannels('run_second')).toEqual([]);
    const [again] = await line.claimChannels();
    expect(again?.lease).not.toBe(line.channelLease);
    expect(await line.claimChannels()).toEqual([]);
  });

  it('of a stopped bot is named to the runner, which gives it back', async () => {
    const held = { channels: [{ id: line.channelId, lease: line.channelLease }] };
    expect((await line.heartbeat(held)).dropChannels).toEqual([]);
    await line.owner.ask('mutation($id: ID!) { stopBot(id: $id) { id } }', { id: line.botId });
    expect((await line.heartbeat(held)).dropChannels).toEqual([line.channelId]);
    await line.runner.ask(
      'mutation($id: ID!, $lease: String!) { releaseChannel(channelId: $id, lease: $lease) }',
      {
        id: line.channelId,
        lease: line.channelLease,
      },
    );
    expect(await line.claimChannels()).toEqual([]);
    expect(await status()).toMatchObject({ status: 'INACTIVE', statusCode: 'STOPPED' });
  });

  it('by webhook is known to its route only while it is running', async () => {
    const hook = async () => {
      const data = await line.runner.ask(
        'mutation($id: ID!) { hookChannel(channelId: $id) { id lease hookSecret } }',
        { id: line.channelId },
      );
      return z.object({ hookChannel: z.object({ lease: z.string() }).nullable() }).parse(data)
        .hookChannel;
    };
    expect(await hook()).toBe(null);
    await line.em.nativeUpdate(Channel, { id: line.channelId }, { transport: 'WEBHOOK' });
    expect(await hook()).toMatchObject({ lease: '' });
    await line.owner.ask('mutation($id: ID!) { stopBot(id: $id) { id } }', { id: line.botId });
    expect(await hook()).toBe(null);
  });
});

describe('a runner', () => {
  it('that starts anew under its old name frees what it held before', async () => {
    await line.say('Savol');
    const turn = await line.claimTurn();
    await line.hold();
    await line.loseLeases();
    const again = await line.claimTurn();
    expect(again).toMatchObject({ id: turn.id, attempt: 2 });
  });

  it('that the database does not know is told to say hello again', async () => {
    await line.em.nativeDelete(Runner, { id: line.runnerId });
    const answer = await line.runner.raw(
      'mutation($id: ID!) { runnerHeartbeat(input: { runnerId: $id, channels: [], turns: [], deliveries: [] }) { dropTurns } }',
      { id: line.runnerId },
    );
    expect(failure(answer)).toBe('NOT_FOUND');
  });

  it('that died with the only api is waited for no longer than two heartbeats', async () => {
    const { database } = api.app.parts;
    await shortenLeases(database, timings);
    const channel = await line.em.findOneOrFail(Channel, { id: line.channelId });
    const left = (channel.leaseUntil?.getTime() ?? 0) - Date.now();
    // On PostgreSQL another api may have renewed the lease all the while.
    const soon = 2 * timings.heartbeatMs;
    if (database.dialect === 'sqlite') expect(left).toBeLessThanOrEqual(soon);
    else expect(left).toBeGreaterThan(soon);
    const held = { channels: [{ id: line.channelId, lease: line.channelLease }] };
    expect((await line.heartbeat(held)).dropChannels).toEqual([]);
  });

  it('is woken by a hint as soon as there is work', async () => {
    const socket = line.runner.socket();
    const hints = socket.iterate({
      query: 'subscription($id: ID!) { work(runnerId: $id) { kind } }',
      variables: { id: line.runnerId },
    });
    const seen = async (wanted: string): Promise<boolean> => {
      for (;;) {
        const { done, value } = await hints.next();
        if (done) return false;
        if (JSON.stringify(value.data).includes(wanted)) return true;
      }
    };
    expect(await seen('DELIVERIES')).toBe(true);
    await line.say('/help', { command: 'help' });
    expect(await seen('DELIVERIES')).toBe(true);
    await hints.return?.();
    await socket.dispose();
  });

  it('alone may do what runners do', async () => {
    const answer = await line.owner.raw('mutation { claimTurns(runnerId: "x", limit: 1) { id } }');
    expect(failure(answer)).toBe('FORBIDDEN');
  });
});

describe('a credential', () => {
  const check = (credential: string) =>
    line.owner.raw(
      'mutation($credential: String!) { checkCredential(platform: TELEGRAM, mode: LIVE, credential: $credential) { ok statusCode reason username } }',
      { credential },
    );
  const claim = async () => {
    const data = await line.runner.ask(
      'mutation($id: ID!) { claimChecks(runnerId: $id, limit: 10) { id credential } }',
      { id: line.runnerId },
    );
    const one = z.object({ id: z.string(), credential: z.string() });
    return z.object({ claimChecks: z.array(one) }).parse(data).claimChecks;
  };

  it('is tried by a runner while its owner waits, and is kept nowhere afterwards', async () => {
    const answer = check('123456:abcdefghijklmnopqrstuvwx');
    let asked = await claim();
    while (asked.length === 0) asked = await claim();
    expect(asked).toMatchObject([{ credential: '123456:abcdefghijklmnopqrstuvwx' }]);
    const reported = await line.runner.ask(
      'mutation($id: ID!) { reportCheck(id: $id, result: { ok: true, code: OK, username: "shop_bot" }) }',
      { id: asked[0]?.id },
    );
    expect(reported).toEqual({ reportCheck: true });
    expect((await answer).data).toMatchObject({
      checkCredential: { ok: true, statusCode: 'OK', reason: null, username: 'shop_bot' },
    });
    expect(await claim()).toEqual([]);
  });

  it('cannot be tried when no runner works', async () => {
    await line.em.nativeUpdate(Runner, {}, { lastSeenAt: new Date(0) });
    expect(failure(await check('123456:abcdefghijklmnopqrstuvwx'))).toBe('BAD_STATE');
  });
});
