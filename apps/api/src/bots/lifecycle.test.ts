import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Message } from '@cbf/db';
import { failure, startTestApi, type Client, type TestApi } from '../../test/api.ts';
import { BotModel } from '../../test/bot-model.ts';
import { timingsOf } from '../runner/lease.ts';

let api: TestApi;
beforeAll(async () => {
  // A port of its own, so that everyone finds the api again after a restart.
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  // What time alone does is not in the model: no lease ends while it is compared.
  const times = { ...timingsOf(600_000), heartbeatMs: 300_000 };
  const port = typeof address === 'object' && address ? address.port : 0;
  api = await startTestApi({ port, times });
});
afterAll(() => api.close());

async function restart(): Promise<void> {
  await api.restart();
  // Connections that are kept open have to notice that their other end is gone.
  const ask = () => fetch(`${api.url}/healthz`).catch(() => null);
  while ((await ask())?.ok !== true);
}

const wishes = ['create', 'start', 'stop', 'connect', 'disconnect', 'delete', 'duplicate'] as const;
const doings = ['receive', 'runner', 'claim', 'complete', 'fail', 'restart'] as const;
type Act = (typeof wishes)[number] | (typeof doings)[number];
const node = z.object({ id: z.string() });
const leased = node.extend({ lease: z.string() });
const usage = {
  ...{ promptTokens: 9, cachedTokens: 0, toolTokens: 0 },
  ...{ thoughtsTokens: 0, candidatesTokens: 1, totalTokens: 10 },
};
let tokens = 100_000;

/** The real house beside the model: each act is done to both, and they must agree. */
class House {
  readonly bots: BotModel[] = [];
  readonly owner: Client;
  readonly runner = api.runner();
  readonly runnerId = `run_${randomUUID()}`;
  readonly leases = new Map<string, string>();

  constructor(owner: Client) {
    this.owner = owner;
  }

  async act(act: Act, place: number): Promise<void> {
    const bot = this.bots[place % Math.max(1, this.bots.length)];
    if (act === 'create') return this.made('createBot(input: { name: "Bot" }) { id }');
    if (act === 'restart') return restart();
    if (!bot) return;
    switch (act) {
      case 'start':
        return this.wish(bot, `startBot(id: "${bot.id}") { id }`, () => bot.start());
      case 'stop':
        return this.wish(bot, `stopBot(id: "${bot.id}") { id }`, () => bot.stop());
      case 'delete':
        return this.wish(bot, `deleteBot(id: "${bot.id}") { id }`, () => {
          bot.stop();
          bot.disconnect();
          bot.deleted = true;
        });
      case 'duplicate':
        if (bot.deleted) return this.wish(bot, `duplicateBot(id: "${bot.id}") { id }`, () => {});
        return this.made(`duplicateBot(id: "${bot.id}") { id }`);
      case 'connect':
        return this.connect(bot);
      case 'disconnect':
        return this.disconnect(bot);
      case 'receive':
        return this.receive(bot);
      case 'runner':
        return this.claimChannels();
      case 'claim':
        return this.claimTurns();
      case 'complete':
      case 'fail':
        return this.report(bot, act);
    }
  }

  /** What the owner sees of each bot is what the model says, and no message is lost or doubled. */
  async check(): Promise<void> {
    const em = api.app.parts.database.em.fork();
    for (const bot of this.bots) {
      const data = await this.owner.ask(`{ bot(id: "${bot.id}") { status statusCode desired } }`);
      const seen = z.object({ status: z.string(), statusCode: z.string(), desired: z.string() });
      const { status, statusCode, desired } = z.object({ bot: seen }).parse(data).bot;
      expect(`${status} ${statusCode}`).toBe(bot.seen);
      expect(desired).toBe(bot.desired);
      expect(await em.count(Message, { botId: bot.id })).toBe(bot.messages);
    }
  }

  private async made(mutation: string): Promise<void> {
    const { it } = z
      .object({ it: node })
      .parse(await this.owner.ask(`mutation { it: ${mutation} }`));
    this.bots.push(new BotModel(it.id));
    const input = '{ mergeWindowMs: 0 }';
    await this.owner.ask(`mutation { updateBot(id: "${it.id}", input: ${input}) { id } }`);
  }

  private async wish(bot: BotModel, mutation: string, then: () => void): Promise<void> {
    const answer = await this.owner.raw(`mutation { ${mutation} }`);
    if (bot.deleted) expect(failure(answer)).toBe('BAD_STATE');
    else {
      expect(answer.errors).toBe(undefined);
      then();
    }
  }

  private async connect(bot: BotModel): Promise<void> {
    const credential = `${String((tokens += 1))}:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc`;
    const input = `{ botId: "${bot.id}", platform: TELEGRAM, mode: LIVE, credential: "${credential}" }`;
    const answer = await this.owner.raw(`mutation { it: connectChannel(input: ${input}) { id } }`);
    if (bot.deleted) return expect(failure(answer)).toBe('BAD_STATE');
    if (bot.channel) return expect(failure(answer)).toBe('CONFLICT');
    const { id } = z.object({ it: node }).parse(answer.data).it;
    bot.channel = { id, held: false };
  }

  private async disconnect(bot: BotModel): Promise<void> {
    const id = bot.channel?.id ?? 'chn_nothing';
    const answer = await this.owner.raw(`mutation { disconnectChannel(id: "${id}") { id } }`);
    if (!bot.channel) return expect(failure(answer)).toBe('NOT_FOUND');
    bot.disconnect();
  }

  private async receive(bot: BotModel): Promise<void> {
    const update = {
      ...{ externalId: randomUUID(), kind: 'MESSAGE', chatId: '7', isPrivate: true },
      ...{ contact: { externalId: '7', name: 'Aziza' }, at: new Date().toISOString() },
      parts: [{ kind: 'TEXT', text: 'Savol' }],
    };
    // Said twice, as a platform does that has not heard the answer.
    const answer = await this.runner.raw(
      'mutation($id: ID!, $updates: [InboundInput!]!) { receive(channelId: $id, updates: $updates) { stored } }',
      { id: bot.channel?.id ?? 'chn_nothing', updates: [update, update] },
    );
    if (!bot.channel) return expect(failure(answer)).toBe('NOT_FOUND');
    expect(answer.data).toEqual({ receive: { stored: 1 } });
    bot.receive();
  }

  private async claimChannels(): Promise<void> {
    const data = await this.runner.ask(
      `mutation { claimChannels(runnerId: "${this.runnerId}", limit: 50) { id lease } }`,
    );
    const claimed = z.object({ claimChannels: z.array(leased) }).parse(data).claimChannels;
    const ours = this.bots.filter(({ wantsRunner }) => wantsRunner);
    expect(claimed.map(({ id }) => id).sort()).toEqual(ours.map((bot) => bot.channel?.id).sort());
    for (const { id, lease } of claimed) {
      this.leases.set(id, lease);
      const input = `{ channelId: "${id}", lease: "${lease}", status: ACTIVE, code: OK }`;
      await this.runner.ask(`mutation { reportChannel(input: ${input}) }`);
      const channel = ours.find((bot) => bot.channel?.id === id)?.channel;
      if (channel) channel.held = true;
    }
  }

  private async claimTurns(): Promise<void> {
    const data = await this.runner.ask(
      `mutation { claimTurns(runnerId: "${this.runnerId}", limit: 50) { id lease channelId } }`,
    );
    const turn = leased.extend({ channelId: z.string() });
    const claimed = z.object({ claimTurns: z.array(turn) }).parse(data).claimTurns;
    const ours = this.bots.filter(({ wantsAnswer }) => wantsAnswer);
    const channels = ours.map((bot) => bot.channel?.id);
    expect(claimed.map(({ channelId }) => channelId).sort()).toEqual(channels.sort());
    for (const { id, lease, channelId } of claimed) {
      const bot = ours.find(({ channel }) => channel?.id === channelId);
      bot?.made.push({ id, lease, fate: 'THINKING' });
      if (bot) bot.queued = false;
    }
  }

  private async report(bot: BotModel, act: 'complete' | 'fail'): Promise<void> {
    const turn = bot.made.at(-1);
    if (!turn) return;
    const { id: turnId, lease, fate } = turn;
    const common = { turnId, lease, runnerId: this.runnerId };
    const more =
      act === 'complete'
        ? {
            ...{ text: 'Javob', model: 'm', finishReason: 'STOP', usage, modelMs: 1 },
            ...{ historyKept: 1, historyDropped: 0 },
          }
        : { kind: 'SAFETY', retryable: false };
    const type = act === 'complete' ? 'CompleteTurnInput' : 'FailTurnInput';
    const data = await this.runner.ask(
      `mutation($input: ${type}!) { it: ${act}Turn(input: $input) { outcome } }`,
      { input: { ...common, ...more } },
    );
    const { outcome } = z.object({ it: z.object({ outcome: z.string() }) }).parse(data).it;
    if (fate === 'THINKING') {
      bot.finish(act === 'complete' ? 'STORED' : 'DEAD');
      expect(outcome).toBe(turn.fate);
    } else if (fate === 'STORED' && act === 'fail') expect(outcome).toBe('LOST');
    else expect(outcome).toBe(fate);
  }

  /** The runner says who it is; told once, because whoever says it anew has forgotten the rest. */
  async hello(): Promise<void> {
    const known = {
      version: '1',
      platforms: ['TELEGRAM'],
      modelProvider: 'SIMULATED',
      capacity: 4,
    };
    await this.runner.ask(
      'mutation($input: RunnerHelloInput!) { runnerHello(input: $input) { leaseMs } }',
      { input: { runnerId: this.runnerId, ...known } },
    );
  }

  /** Whatever the story left is gone, so that no runner of the next one is given any of it. */
  async leave(): Promise<void> {
    for (const { id } of this.bots)
      await this.owner.raw(`mutation { deleteBot(id: "${id}") { id } }`);
    await this.beat();
  }

  /** The runner's sign of life after each act: it gives back what is not wanted any more. */
  async beat(): Promise<void> {
    const channels = [...this.leases].map(([id, lease]) => ({ id, lease }));
    const turns = this.bots.flatMap(({ made }) => made.map(({ id, lease }) => ({ id, lease })));
    const data = await this.runner.ask(
      'mutation($input: RunnerHeartbeatInput!) { runnerHeartbeat(input: $input) { dropChannels } }',
      { input: { runnerId: this.runnerId, channels, turns, deliveries: [] } },
    );
    const orders = z.object({ dropChannels: z.array(z.string()) });
    const { dropChannels } = z.object({ runnerHeartbeat: orders }).parse(data).runnerHeartbeat;
    for (const id of dropChannels) {
      const lease = this.leases.get(id) ?? '';
      await this.runner.ask(`mutation { releaseChannel(channelId: "${id}", lease: "${lease}") }`);
      this.leases.delete(id);
    }
  }
}

it('a house and a model of it agree on every bot, whatever is done to them in whatever order', async () => {
  const step = fc.tuple(fc.constantFrom<Act>(...wishes, ...doings, ...doings), fc.nat({ max: 3 }));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (story) => {
      const house = new House(await api.as(`owner-${randomUUID().slice(0, 12)}`));
      try {
        await house.hello();
        for (const act of ['create', 'connect', 'start', 'runner'] as const) {
          await house.act(act, 0);
        }
        for (const [act, place] of story) {
          await house.act(act, place);
          await house.beat();
          await house.check();
        }
      } finally {
        await house.leave();
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 240_000);
