import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Channel, Conversation, Delivery } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';

let api: TestApi;
let line: TestLine;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  line = await makeLine(api);
});
afterAll(() => api.close());

const texts = async () =>
  (await line.thread()).messages.map(({ text, deliveryState }) => `${text} ${deliveryState}`);

async function handedOut(more: object = {}) {
  await line.say('Savol');
  const { delivery } = await line.complete(await line.claimTurn(), 'Javob', more);
  return delivery;
}

async function mayStillSend(sending: { id: string; lease: string }): Promise<boolean> {
  const data = await line.runner.ask(
    'mutation($id: ID!, $lease: String!) { mayStillSend(deliveryId: $id, lease: $lease) }',
    { id: sending.id, lease: sending.lease },
  );
  return z.object({ mayStillSend: z.boolean() }).parse(data).mayStillSend;
}

describe('a person who takes over', () => {
  it('holds back an answer that was handed out and of which no byte was written', async () => {
    const sending = await handedOut();
    if (!sending) throw new Error('The answer was not handed out.');
    expect(await mayStillSend(sending)).toBe(true);
    await line.act('takeOver');
    expect(await mayStillSend(sending)).toBe(false);
    expect(await texts()).toEqual(['Savol RECEIVED', 'Javob FAILED']);
    expect(await line.record(sending, 'SENT')).toBe(true);
    expect(await texts()).toEqual(['Savol RECEIVED', 'Javob SENT']);
  });

  it('holds back the rest of an answer whose first piece is with the customer', async () => {
    const sending = await handedOut();
    if (!sending) throw new Error('The answer was not handed out.');
    await line.act('takeOver');
    const first = { piece: 1, pieces: 2, platformMessageId: '1' };
    expect(await line.record(sending, 'PIECE_SENT', first)).toBe(false);
    expect((await line.thread()).messages.at(-1)?.deliveryReason).toMatch(/person/);
    expect(await line.claimDeliveries()).toEqual([]);
  });

  it('does not hold back what the bot said to a command just before', async () => {
    await line.say('/start', { command: 'start' });
    await line.say('/human', { command: 'human' });
    expect((await line.thread()).mode).toBe('HUMAN');
    const sent = await line.sendAll();
    expect(sent).toHaveLength(2);
  });
});

describe('a send', () => {
  it('whose lease has ended while its runner was stopped may not begin any more', async () => {
    const sending = await handedOut();
    if (!sending) throw new Error('The answer was not handed out.');
    await line.em.nativeUpdate(Delivery, { id: sending.id }, { leaseUntil: new Date() });
    expect(await mayStillSend(sending)).toBe(false);
  });

  it('that would come too fast is queued for its time and holds no lease meanwhile', async () => {
    expect(await handedOut({ sendAfterMs: 60_000 })).toBe(null);
    expect(await line.claimDeliveries()).toEqual([]);
    const [queued] = await line.em.find(Delivery, { botId: line.botId });
    expect(queued).toMatchObject({ state: 'QUEUED', leaseUntil: null });
    await line.hurry();
    expect(await line.sendAll()).toEqual(['Javob']);
  });

  it('that the platform refused keeps its own chat quiet, and no other', async () => {
    const sending = await handedOut();
    if (!sending) throw new Error('The answer was not handed out.');
    await line.record(sending, 'RETRY', { retryAfterMs: 60_000, limited: true });
    const other = { chatId: '88', contact: { externalId: '88', name: 'Bobur' } };
    await line.say('/help', { ...other, command: 'help' });
    expect(await line.claimDeliveries()).toMatchObject([{ chatId: '88' }]);
    await line.say('Yana', {});
    const data = await line.runner.ask(
      'mutation($id: ID!) { claimTurns(runnerId: $id, limit: 5) { quietMs } }',
      { id: line.runnerId },
    );
    const turns = z.object({ claimTurns: z.array(z.object({ quietMs: z.number() })) }).parse(data);
    expect(turns.claimTurns[0]?.quietMs).toBeGreaterThan(50_000);
  });

  it('that the platform refused for the whole bot lets the bot’s queue rest, for all to see', async () => {
    const sending = await handedOut();
    if (!sending) throw new Error('The answer was not handed out.');
    const wait = { retryAfterMs: 60_000, limited: true, channelPauseMs: 60_000 };
    await line.record(sending, 'RETRY', wait);
    await line.say('/help', {
      command: 'help',
      chatId: '88',
      contact: { externalId: '88', name: 'Bobur' },
    });
    expect(await line.claimDeliveries()).toEqual([]);
    const data = await line.owner.ask(
      'query($id: ID!) { node(id: $id) { ... on Channel { status sendsPausedUntil } } }',
      { id: line.channelId },
    );
    const channel = z.object({ status: z.string(), sendsPausedUntil: z.string() });
    const { node } = z.object({ node: channel }).parse(data);
    expect(node.status).toBe('ACTIVE');
    expect(Date.parse(node.sendsPausedUntil) - Date.now()).toBeGreaterThan(50_000);
    const over = { sendsPausedUntil: new Date() };
    await line.em.nativeUpdate(Channel, { id: line.channelId }, over);
    expect(await line.claimDeliveries()).toMatchObject([{ chatId: '88' }]);
  });

  it('is not handed out on a channel that has sent as much as it may', async () => {
    await line.say('/help', { command: 'help' });
    const claim = async (closed: readonly string[]) => {
      const data = await line.runner.ask(
        'mutation($id: ID!, $closed: [ID!]) { claimDeliveries(runnerId: $id, limit: 5, closedChannels: $closed) { id } }',
        { id: line.runnerId, closed },
      );
      return z.object({ claimDeliveries: z.array(z.unknown()) }).parse(data).claimDeliveries.length;
    };
    expect(await claim([line.channelId])).toBe(0);
    expect(await claim(['chn_other'])).toBe(1);
  });

  it('to a group that has moved takes its conversation along', async () => {
    const sending = await handedOut();
    if (!sending) throw new Error('The answer was not handed out.');
    await line.record(sending, 'SENT', { platformMessageId: '1', movedToChatId: '-100777' });
    const moved = { channelId: line.channelId, chatId: '-100777' };
    expect(await line.em.count(Conversation, moved)).toBe(1);
  });

  it('in pieces is repeated once for each piece that was cut off', async () => {
    const first = await handedOut();
    if (!first) throw new Error('The answer was not handed out.');
    const [pieces, again] = [{ pieces: 2 }, () => line.hurry().then(() => line.claimDeliveries())];
    await line.record(first, 'UNCERTAIN', { piece: 1, ...pieces });
    const [second] = await again();
    if (!second) throw new Error('The first piece is not repeated.');
    await line.record(second, 'PIECE_SENT', { piece: 1, ...pieces, platformMessageId: '1' });
    await line.record(second, 'UNCERTAIN', { piece: 2, ...pieces });
    expect(await again()).toMatchObject([{ piecesSent: 1 }]);
    expect((await line.thread()).messages.at(-1)?.maybeTwice).toBe(true);
  });
});
