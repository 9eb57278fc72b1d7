import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Delivery, ModelCall } from '@cbf/db';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';
import { sweep } from '../runner/sweeper.ts';

let api: TestApi;
let line: TestLine;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  line = await makeLine(api);
});
afterAll(() => api.close());

const letter = z.object({
  id: z.string(),
  kind: z.string(),
  code: z.string(),
  reason: z.string(),
  attempts: z.number(),
  canReplay: z.boolean(),
  replayRefusal: z.string().nullable(),
});

async function letters(first = 20, after: string | null = null) {
  const data = await line.owner.ask(
    `query($id: ID!, $first: Int, $after: String) {
       bot(id: $id) { deadLetters }
       deadLetters(botId: $id, first: $first, after: $after) {
         totalCount pageInfo { endCursor hasNextPage }
         edges { node { id kind code reason attempts canReplay replayRefusal } } } }`,
    { id: line.botId, first, after },
  );
  const { bot, deadLetters } = z
    .object({
      bot: z.object({ deadLetters: z.number() }),
      deadLetters: z.object({
        totalCount: z.number(),
        pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
        edges: z.array(z.object({ node: letter })),
      }),
    })
    .parse(data);
  expect(deadLetters.totalCount).toBe(bot.deadLetters);
  return { ...deadLetters, list: deadLetters.edges.map(({ node }) => node) };
}

const resend = (messageId: string) =>
  line.owner.raw(
    'mutation($id: ID!) { resendMessage(messageId: $id) { id deliveryState maybeTwice } }',
    { id: messageId },
  );

const dismiss = (id: string) =>
  line.owner.raw('mutation($id: ID!) { dismissDeadLetter(id: $id) }', { id });

/** A customer's question whose answer the platform treats in some way. */
async function answered(outcome: string) {
  await line.say('Savol');
  const { delivery } = await line.complete(await line.claimTurn(), 'Javob');
  if (!delivery) throw new Error('The answer was not handed out.');
  await line.record(delivery, outcome);
  return delivery;
}

describe('what needs attention', () => {
  it('is an answer that was given up, until it is tried again', async () => {
    await line.say('Savol');
    const turn = await line.claimTurn();
    await line.fail(turn, 'SAFETY', { retryable: false });
    const { list } = await letters();
    expect(list).toMatchObject([
      { id: turn.id, kind: 'ANSWER', code: 'SAFETY', attempts: 1, canReplay: true },
    ]);
    expect(list[0]?.reason).toMatch(/safety/i);
    await line.owner.ask('mutation($id: ID!) { retryTurn(id: $id) { id } }', { id: turn.id });
    expect((await letters()).list).toEqual([]);
  });

  it('is a message that the platform refused; it is sent again once, however often that is asked', async () => {
    const { messageId } = await answered('REJECTED');
    expect((await letters()).list).toMatchObject([
      { id: messageId, kind: 'MESSAGE', code: 'REJECTED', attempts: 1, canReplay: true },
    ]);
    await resend(messageId);
    expect((await resend(messageId)).data).toMatchObject({
      resendMessage: { deliveryState: 'QUEUED', maybeTwice: false },
    });
    expect((await letters()).list).toEqual([]);
    expect(await line.sendAll()).toEqual(['Javob']);
    expect((await resend(messageId)).data).toMatchObject({
      resendMessage: { deliveryState: 'SENT' },
    });
    expect(await line.sendAll()).toEqual([]);
  });

  it('is a message that perhaps did not arrive; sent again it is marked as perhaps twice', async () => {
    await line.change({ uncertainSend: 'HOLD' });
    const { messageId } = await answered('UNCERTAIN');
    expect((await letters()).list).toMatchObject([{ id: messageId, code: 'UNCERTAIN' }]);
    expect((await resend(messageId)).data).toMatchObject({ resendMessage: { maybeTwice: true } });
    const [again] = await line.claimDeliveries();
    expect(again?.messageId).toBe(messageId);
    if (again) await line.record(again, 'UNCERTAIN');
    expect((await letters()).list).toMatchObject([{ id: messageId, canReplay: true }]);
  });

  it('goes on after the pieces that are with the customer', async () => {
    await line.say('Savol');
    const { delivery } = await line.complete(await line.claimTurn(), 'Javob');
    if (!delivery) throw new Error('The answer was not handed out.');
    await line.record(delivery, 'PIECE_SENT', { piece: 1, pieces: 3, platformMessageId: '1' });
    await line.record(delivery, 'REJECTED', { piece: 2, pieces: 3 });
    await resend(delivery.messageId);
    const claimed = await line.claimDeliveries();
    expect(claimed).toMatchObject([{ id: delivery.id, piecesSent: 1 }]);
  });

  it('cannot be sent to who blocked the bot, nor by an ended channel, nor behind a person', async () => {
    const { messageId } = await answered('REJECTED');
    await line.act('takeOver');
    expect(failure(await resend(messageId))).toBe('BAD_STATE');
    expect((await letters()).list[0]?.replayRefusal).toMatch(/person/);
    await line.act('handBack');
    await line.receive({ externalId: 'block', kind: 'BLOCKED' });
    expect((await letters()).list).toMatchObject([{ canReplay: false }]);
    expect(failure(await resend(messageId))).toBe('BAD_STATE');
    await line.receive({ externalId: 'unblock', kind: 'UNBLOCKED' });
    await line.owner.ask('mutation($id: ID!) { disconnectChannel(id: $id) { id } }', {
      id: line.channelId,
    });
    expect((await letters()).list[0]?.replayRefusal).toMatch(/channel/);
    expect(failure(await resend(messageId))).toBe('BAD_STATE');
  });

  it('waits while another message of its conversation is being sent, and else goes before it', async () => {
    const { messageId } = await answered('REJECTED');
    await line.act('takeOver');
    await line.operatorSays('Men yozaman');
    const [sending] = await line.claimDeliveries();
    await line.act('handBack');
    expect(failure(await resend(messageId))).toBe('BAD_STATE');
    if (sending) await line.record(sending, 'SENT', { platformMessageId: 'o1' });
    await line.act('takeOver');
    await line.operatorSays('Yana men');
    await line.act('handBack');
    await resend(messageId);
    expect(await line.sendAll()).toEqual(['Javob', 'Yana men']);
  });

  it('is listed newest first, page by page, and leaves the list when it is dismissed', async () => {
    for (const chatId of ['a', 'b', 'c']) {
      await line.say('Savol', { chatId, contact: { externalId: chatId, name: chatId } });
      await line.fail(await line.claimTurn(), 'SAFETY', { retryable: false });
    }
    const whole = (await letters()).list.map(({ id }) => id);
    expect(whole).toHaveLength(3);
    const page = await letters(2);
    expect(page.pageInfo.hasNextPage).toBe(true);
    const rest = await letters(2, page.pageInfo.endCursor);
    expect([...page.list, ...rest.list].map(({ id }) => id)).toEqual(whole);
    const [newest = ''] = whole;
    expect((await dismiss(newest)).data).toEqual({ dismissDeadLetter: true });
    expect((await dismiss(newest)).data).toEqual({ dismissDeadLetter: false });
    expect((await letters()).list.map(({ id }) => id)).toEqual(whole.slice(1));
  });

  it('leaves the list when a success is told late', async () => {
    await line.change({ uncertainSend: 'HOLD' });
    const delivery = await answered('UNCERTAIN');
    expect((await letters()).list).toHaveLength(1);
    await line.record(delivery, 'SENT', { platformMessageId: 'late' });
    expect((await letters()).list).toEqual([]);
    expect(await line.em.count(Delivery, { id: delivery.id, state: 'SENT' })).toBe(1);
  });

  it('is told to who watches, by an event of its bot', async () => {
    const socket = line.owner.socket();
    const events = socket.iterate({
      query:
        'subscription($id: ID) { events(botId: $id) { ... on BotChanged { bot { deadLetters } } } }',
      variables: { id: line.botId },
    });
    await answered('REJECTED');
    for (;;) {
      const { value } = await events.next();
      if (JSON.stringify(value).includes('"deadLetters":1')) break;
    }
    await events.return?.();
    await socket.dispose();
  });
});

describe('a call of the model', () => {
  const calls = async (id: string) => {
    const data = await line.owner.ask(
      'query($id: ID!) { node(id: $id) { ... on Turn { totalTokens calls { attempt model state totalTokens costUsd ms at } } } }',
      { id },
    );
    const call = z.object({
      attempt: z.number(),
      model: z.string(),
      state: z.string(),
      totalTokens: z.number().nullable(),
    });
    return z
      .object({ node: z.object({ totalTokens: z.number(), calls: z.array(call) }) })
      .parse(data).node;
  };
  const lost = async () => {
    const at = Date.now();
    const data = await line.owner.ask(
      'query($from: DateTimeISO!, $to: DateTimeISO!, $id: ID) { usage(from: $from, to: $to, interval: HOUR, botId: $id) { totals { lostCalls totalTokens } } }',
      {
        from: new Date(at - 3_600_000).toISOString(),
        to: new Date(at + 3_600_000).toISOString(),
        id: line.botId,
      },
    );
    const totals = z.object({ lostCalls: z.number(), totalTokens: z.number() });
    return z.object({ usage: z.object({ totals }) }).parse(data).usage.totals;
  };

  it('is written down before it is made and settled by its result', async () => {
    await line.say('Savol');
    const turn = await line.claimTurn();
    expect((await calls(turn.id)).calls).toMatchObject([
      { attempt: 1, state: 'OPEN', totalTokens: null },
    ]);
    await line.complete(turn, 'Javob');
    expect((await calls(turn.id)).calls).toMatchObject([{ state: 'MADE', totalTokens: 127 }]);
  });

  it('is lost with its runner, and billed once when the runner comes back after all', async () => {
    await line.say('Savol');
    const first = await line.claimTurn();
    await line.loseLeases('turn');
    const second = await line.claimTurn();
    expect((await calls(first.id)).calls).toMatchObject([{ state: 'LOST' }, { state: 'OPEN' }]);
    expect(await lost()).toEqual({ lostCalls: 1, totalTokens: 0 });
    await line.complete(second, 'Javob');
    expect((await line.complete(first, 'Kech')).outcome).toBe('LOST');
    expect((await line.complete(first, 'Kech')).outcome).toBe('LOST');
    const { totalTokens, calls: both } = await calls(first.id);
    expect(both).toMatchObject([{ state: 'MADE' }, { state: 'MADE' }]);
    expect(totalTokens).toBe(254);
    expect(await lost()).toEqual({ lostCalls: 0, totalTokens: 254 });
    expect(await line.em.count(ModelCall, { turnId: first.id })).toBe(2);
  });

  it('of an answer that nobody wants any more is lost when its runner is never heard of again', async () => {
    await line.say('Savol');
    const turn = await line.claimTurn();
    await line.act('takeOver');
    await sweep(api.app.parts);
    expect((await calls(turn.id)).calls).toMatchObject([{ state: 'OPEN' }]);
    const longAgo = new Date(Date.now() - 3_600_000);
    await line.em.nativeUpdate(ModelCall, { turnId: turn.id }, { at: longAgo });
    await sweep(api.app.parts);
    expect((await calls(turn.id)).calls).toMatchObject([{ state: 'LOST' }]);
    expect((await lost()).lostCalls).toBe(1);
  });

  it('that was never written to the service is told apart from one that was cut off', async () => {
    await line.say('Savol');
    const turn = await line.claimTurn();
    await line.fail(turn, 'UNAVAILABLE', { call: 'NOT_MADE' });
    await line.hurry();
    await line.fail(await line.claimTurn(), 'TIMEOUT', { call: 'LOST' });
    await line.hurry();
    await line.fail(await line.claimTurn(), 'QUOTA', { call: 'MADE', model: 'gemini-3.8-flash' });
    const states = (await calls(turn.id)).calls.map(({ state }) => state);
    expect(states).toEqual(['NOT_MADE', 'LOST', 'MADE']);
    expect((await lost()).lostCalls).toBe(1);
  });

  it('that a customer stopped before its first word ends without a word', async () => {
    await line.say('Uzun hikoya ayting');
    const turn = await line.claimTurn();
    await line.receive({ externalId: 'stop', kind: 'STOPPED_DRAFT' });
    await line.say('Boshqa savol');
    expect(await line.fail(turn, 'EMPTY', { retryable: false })).toBe('SILENCED');
    expect((await line.thread()).messages.map(({ text }) => text)).toEqual([
      'Uzun hikoya ayting',
      'Boshqa savol',
    ]);
    expect((await letters()).list).toEqual([]);
    expect(await line.claimTurn()).toMatchObject({ newLines: 1 });
  });
});
