import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Bot, Channel, Conversation, Delivery, Turn } from '@cbf/db';
import { sweep } from '../src/runner/sweeper.ts';
import type { Client, TestApi } from './api.ts';
import {
  conversation,
  delivery,
  deliveryFields,
  item,
  result,
  turn,
  turnFields,
  usage,
  type ClaimedDelivery,
  type ClaimedTurn,
  type Thread,
} from './line-shapes.ts';

/** One bot that runs on one channel, its owner, and the runner that holds the channel. */
export class TestLine {
  readonly api: TestApi;
  readonly owner: Client;
  readonly runner: Client;
  readonly runnerId = `run_${randomUUID()}`;
  readonly botId: string;
  readonly channelId: string;
  channelLease = '';

  constructor(api: TestApi, owner: Client, ids: { botId: string; channelId: string }) {
    this.api = api;
    this.owner = owner;
    this.runner = api.runner();
    this.botId = ids.botId;
    this.channelId = ids.channelId;
  }

  get em() {
    return this.api.app.parts.database.em.fork();
  }

  /** The time by which leases and due times go. */
  now(): Date {
    return this.api.app.parts.database.now();
  }

  /** Introduces the runner, claims the channel and reports it proven. */
  async hold(): Promise<void> {
    await this.runner.ask(
      'mutation($input: RunnerHelloInput!) { runnerHello(input: $input) { leaseMs } }',
      {
        input: {
          runnerId: this.runnerId,
          version: '1',
          platforms: ['TELEGRAM'],
          modelProvider: 'SIMULATED',
          capacity: 4,
        },
      },
    );
    const channels = await this.claimChannels();
    this.channelLease = channels.find(({ id }) => id === this.channelId)?.lease ?? '';
    await this.report('ACTIVE', 'OK');
  }

  async claimChannels(runnerId = this.runnerId) {
    const data = await this.runner.ask(
      'mutation($id: ID!) { claimChannels(runnerId: $id, limit: 100) { id lease credential hookSecret commands { locale command description } } }',
      { id: runnerId },
    );
    const channel = z.object({
      id: z.string(),
      lease: z.string(),
      credential: z.string(),
      hookSecret: z.string(),
      commands: z.array(z.object({ locale: z.string(), command: z.string() })),
    });
    return z.object({ claimChannels: z.array(channel) }).parse(data).claimChannels;
  }

  async report(status: string, code: string, more: object = {}): Promise<boolean> {
    const data = await this.runner.ask(
      'mutation($input: ChannelReportInput!) { reportChannel(input: $input) }',
      {
        input: { channelId: this.channelId, lease: this.channelLease, status, code, ...more },
      },
    );
    return z.object({ reportChannel: z.boolean() }).parse(data).reportChannel;
  }

  /** A customer's text, as the runner hands it over. */
  say(text: string, more: object = {}) {
    return this.receive({
      externalId: randomUUID(),
      kind: 'MESSAGE',
      messageId: randomUUID(),
      parts: [{ kind: 'TEXT', text }],
      ...more,
    });
  }

  async receive(update: object) {
    const [first] = await this.receiveAll([update]);
    if (!first) throw new Error('receive answered with nothing.');
    return first;
  }

  async receiveAll(updates: readonly object[]) {
    const data = await this.runner.ask(
      'mutation($channelId: ID!, $updates: [InboundInput!]!) { receive(channelId: $channelId, updates: $updates) { stored duplicates items { duplicate messageId notice } } }',
      {
        channelId: this.channelId,
        updates: updates.map((update) => ({
          chatId: '77',
          isPrivate: true,
          contact: { externalId: '77', name: 'Oʻtkir', language: 'uz' },
          parts: [],
          at: new Date().toISOString(),
          ...update,
        })),
      },
    );
    return z.object({ receive: z.object({ items: z.array(item) }) }).parse(data).receive.items;
  }

  async claimTurns(runnerId = this.runnerId, limit = 10): Promise<ClaimedTurn[]> {
    const data = await this.runner.ask(
      `mutation($id: ID!, $limit: Int!) { claimTurns(runnerId: $id, limit: $limit) { ${turnFields} } }`,
      { id: runnerId, limit },
    );
    return z.object({ claimTurns: z.array(turn) }).parse(data).claimTurns;
  }

  /** The one turn that is due; fails when there is none. */
  async claimTurn(): Promise<ClaimedTurn> {
    const [first, ...others] = await this.claimTurns();
    if (!first || others.length > 0) throw new Error('Not exactly one turn is due.');
    return first;
  }

  async complete(claimed: { id: string; lease: string }, text: string, more: object = {}) {
    const data = await this.runner.ask(
      `mutation($input: CompleteTurnInput!) { completeTurn(input: $input) { outcome delivery { ${deliveryFields} } } }`,
      {
        input: {
          turnId: claimed.id,
          lease: claimed.lease,
          runnerId: this.runnerId,
          text,
          model: 'gemini-3.8-flash',
          finishReason: 'STOP',
          usage,
          firstTokenMs: 120,
          modelMs: 800,
          historyKept: 1,
          historyDropped: 0,
          ...more,
        },
      },
    );
    return z.object({ completeTurn: result }).parse(data).completeTurn;
  }

  async fail(claimed: { id: string; lease: string }, kind: string, more: object = {}) {
    const data = await this.runner.ask(
      `mutation($input: FailTurnInput!) { failTurn(input: $input) { outcome delivery { id } } }`,
      {
        input: {
          turnId: claimed.id,
          lease: claimed.lease,
          runnerId: this.runnerId,
          kind,
          retryable: true,
          ...more,
        },
      },
    );
    return z.object({ failTurn: z.object({ outcome: z.string() }) }).parse(data).failTurn.outcome;
  }

  async progress(claimed: { id: string; lease: string }, text: string): Promise<string> {
    const data = await this.runner.ask(
      'mutation($id: ID!, $lease: String!, $text: String!) { progress(turnId: $id, lease: $lease, text: $text) }',
      { id: claimed.id, lease: claimed.lease, text },
    );
    return z.object({ progress: z.string() }).parse(data).progress;
  }

  async claimDeliveries(runnerId = this.runnerId): Promise<ClaimedDelivery[]> {
    const data = await this.runner.ask(
      `mutation($id: ID!) { claimDeliveries(runnerId: $id, limit: 20) { ${deliveryFields} } }`,
      { id: runnerId },
    );
    return z.object({ claimDeliveries: z.array(delivery) }).parse(data).claimDeliveries;
  }

  async record(sending: ClaimedDelivery, outcome: string, more: object = {}): Promise<boolean> {
    const data = await this.runner.ask(
      'mutation($input: DeliveryReportInput!) { recordDelivery(input: $input) }',
      {
        input: {
          deliveryId: sending.id,
          lease: sending.lease,
          outcome,
          piece: 1,
          pieces: 1,
          ...more,
        },
      },
    );
    return z.object({ recordDelivery: z.boolean() }).parse(data).recordDelivery;
  }

  /** Claims and sends all that may go, until nothing is left; gives the texts in their order. */
  async sendAll(): Promise<string[]> {
    const sent: string[] = [];
    for (;;) {
      const claimed = await this.claimDeliveries();
      if (claimed.length === 0) return sent;
      for (const each of claimed) {
        await this.record(each, 'SENT', { platformMessageId: randomUUID() });
        sent.push(each.text);
      }
    }
  }

  async heartbeat(held: object = {}) {
    const data = await this.runner.ask(
      'mutation($input: RunnerHeartbeatInput!) { runnerHeartbeat(input: $input) { dropChannels dropTurns dropDeliveries } }',
      { input: { runnerId: this.runnerId, channels: [], turns: [], deliveries: [], ...held } },
    );
    const ids = z.array(z.string());
    return z
      .object({
        runnerHeartbeat: z.object({ dropChannels: ids, dropTurns: ids, dropDeliveries: ids }),
      })
      .parse(data).runnerHeartbeat;
  }

  /** The conversation as its owner sees it. */
  async thread(chatId = '77'): Promise<Thread> {
    const found = await this.em.findOneOrFail(Conversation, { channelId: this.channelId, chatId });
    return this.threadById(found.id);
  }

  async threadById(id: string): Promise<Thread> {
    const data = await this.owner.ask(
      `query($id: ID!) { conversation(id: $id) { id mode status needsHuman totalTokens costUsd
         openTurn { id state failure } contact { language blockedAt }
         messages { edges { node { id seq author text deliveryState deliveryReason maybeTwice turn { id state } } } } } }`,
      { id },
    );
    const read = z.object({ conversation }).parse(data).conversation;
    return { ...read, messages: read.messages.edges.map(({ node }) => node) };
  }

  /** Does something to the conversation as its owner. */
  async act(
    name: 'takeOver' | 'handBack' | 'closeConversation' | 'reopenConversation',
    chatId = '77',
  ) {
    const { id } = await this.thread(chatId);
    return this.owner.raw(`mutation($id: ID!) { ${name}(conversationId: $id) { id mode } }`, {
      id,
    });
  }

  async operatorSays(text: string, chatId = '77') {
    const { id } = await this.thread(chatId);
    return this.owner.raw(
      'mutation($id: ID!, $text: String!) { sendMessage(conversationId: $id, text: $text) { id deliveryState author } }',
      { id, text },
    );
  }

  /** Lets every lease of this bot end now, as if nobody had renewed them, and sweeps. */
  async loseLeases(...kinds: ('channel' | 'turn' | 'delivery')[]): Promise<void> {
    const past = { leaseUntil: new Date(this.now().getTime() - 1) };
    const { em, botId } = this;
    if (kinds.includes('channel'))
      await em.nativeUpdate(Channel, { botId, lease: { $ne: null } }, past);
    if (kinds.includes('turn')) await em.nativeUpdate(Turn, { botId, state: 'THINKING' }, past);
    if (kinds.includes('delivery'))
      await em.nativeUpdate(Delivery, { botId, state: 'SENDING' }, past);
    await sweep(this.api.app.parts);
  }

  /** Makes everything that waits for its time due now. */
  async hurry(): Promise<void> {
    const now = this.now();
    await this.em.nativeUpdate(Turn, { botId: this.botId, state: 'QUEUED' }, { dueAt: now });
    await this.em.nativeUpdate(Delivery, { botId: this.botId, state: 'QUEUED' }, { nextAt: now });
  }

  async change(bot: Partial<Pick<Bot, 'mergeWindowMs' | 'uncertainSend'>>): Promise<void> {
    await this.em.nativeUpdate(Bot, { id: this.botId }, bot);
  }
}
