import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Channel, Delivery, Message } from '@cbf/db';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type ClaimedDelivery, type TestLine } from '../../test/line.ts';

let api: TestApi;
let line: TestLine;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  line = await makeLine(api);
});
afterAll(() => api.close());

async function answer(text: string, chatId = '77'): Promise<ClaimedDelivery> {
  await line.say('Savol', { chatId });
  const { delivery } = await line.complete(await line.claimTurn(), text);
  if (!delivery) throw new Error('The answer was not handed out to be sent.');
  return delivery;
}

async function last(chatId = '77') {
  const { messages } = await line.thread(chatId);
  const message = messages.at(-1);
  if (!message) throw new Error('The conversation is empty.');
  return message;
}

describe('messages to a customer', () => {
  it('go one after another in their order', async () => {
    const first = await answer('Bir');
    await line.say('Yana');
    const { outcome, delivery } = await line.complete(await line.claimTurn(), 'Ikki');
    expect(outcome).toBe('STORED');
    expect(delivery).toBe(null);
    await line.act('takeOver');
    await line.operatorSays('Uch');
    expect(await line.claimDeliveries()).toEqual([]);
    await line.record(first, 'SENT');
    // The bot's second answer was taken back by the takeover; the operator's goes.
    expect(await line.sendAll()).toEqual(['Uch']);
    const states = (await line.thread()).messages.map(({ text, deliveryState }) => [
      text,
      deliveryState,
    ]);
    expect(states).toContainEqual(['Ikki', 'FAILED']);
    expect(states).toContainEqual(['Uch', 'SENT']);
  });

  it('in several pieces go on after the last piece that was sent', async () => {
    const sending = await answer('Uzun javob');
    await line.record(sending, 'PIECE_SENT', { piece: 1, pieces: 3, platformMessageId: '11' });
    await line.record(sending, 'RETRY', { piece: 2, pieces: 3 });
    expect((await last()).deliveryState).toBe('SENDING');
    await line.hurry();
    const [again] = await line.claimDeliveries();
    if (!again) throw new Error('Nothing to send.');
    expect(again).toMatchObject({ piecesSent: 1, attempt: 2 });
    await line.record(again, 'PIECE_SENT', { piece: 2, pieces: 3, platformMessageId: '12' });
    await line.record(again, 'SENT', { piece: 3, pieces: 3, platformMessageId: '13' });
    expect(await last()).toMatchObject({ deliveryState: 'SENT', maybeTwice: false });
    const stored = await line.em.findOneOrFail(Message, { id: again.messageId });
    expect(stored.platformMessageIds).toEqual(['11', '12', '13']);
  });

  it('wait as long as the platform asks', async () => {
    const sending = await answer('Javob');
    const before = Date.now();
    await line.record(sending, 'RETRY', { retryAfterMs: 20_000 });
    expect(await line.claimDeliveries()).toEqual([]);
    const { nextAt } = await line.em.findOneOrFail(Delivery, { id: sending.id });
    expect(nextAt.getTime() - before).toBeGreaterThanOrEqual(20_000);
  });

  it('that were refused are shown as failed with the reason in words', async () => {
    await line.record(await answer('Javob'), 'REJECTED');
    expect(await last()).toMatchObject({ deliveryState: 'FAILED' });
    expect((await last()).deliveryReason).toMatch(/refused/);
    expect(await line.claimDeliveries()).toEqual([]);
  });

  it('who has blocked the bot end as failed, and writing again lifts the block', async () => {
    await line.record(await answer('Javob'), 'BLOCKED');
    expect((await line.thread()).contact.blockedAt).not.toBe(null);
    expect((await last()).deliveryReason).toMatch(/blocked/);
    await line.act('takeOver');
    expect(failure(await line.operatorSays('Salom'))).toBe('BAD_STATE');
    await line.say('Qaytdim');
    expect((await line.thread()).contact.blockedAt).toBe(null);
  });

  it('whose block is reported by the platform are not sent any more', async () => {
    await line.say('Salom');
    const turn = await line.claimTurn();
    await line.say('/help', { command: 'help', chatId: '77' });
    await line.receive({ externalId: 'b', kind: 'BLOCKED' });
    expect((await line.complete(turn, 'Javob')).outcome).toBe('SILENCED');
    expect(await line.claimDeliveries()).toEqual([]);
    await line.receive({ externalId: 'u', kind: 'UNBLOCKED' });
    expect((await line.thread()).contact.blockedAt).toBe(null);
  });

  it('on a channel whose token is refused wait for a new token, and the owner is told', async () => {
    await line.record(await answer('Javob'), 'UNAUTHORIZED');
    expect(await last()).toMatchObject({ deliveryState: 'QUEUED' });
    const channel = await line.em.findOneOrFail(Channel, { id: line.channelId });
    expect(channel).toMatchObject({ status: 'INACTIVE', statusCode: 'WRONG_TOKEN' });
    expect(await line.claimDeliveries()).toEqual([]);
    await line.em.nativeUpdate(Channel, { id: line.channelId }, { statusCode: 'OK' });
    expect(await line.sendAll()).toEqual(['Javob']);
  });
});

describe('a send that was cut off', () => {
  it('is repeated once, marked as perhaps twice, and then held', async () => {
    await line.record(await answer('Javob'), 'UNCERTAIN');
    expect(await last()).toMatchObject({ deliveryState: 'QUEUED', maybeTwice: true });
    expect(await line.claimDeliveries()).toEqual([]);
    await line.hurry();
    const [again] = await line.claimDeliveries();
    if (!again) throw new Error('It was not repeated.');
    await line.record(again, 'UNCERTAIN');
    expect(await last()).toMatchObject({ deliveryState: 'UNCERTAIN', maybeTwice: true });
    await line.hurry();
    expect(await line.claimDeliveries()).toEqual([]);
  });

  it('may have arrived, although the platform refused to take it a second time', async () => {
    await line.record(await answer('Javob'), 'UNCERTAIN');
    await line.hurry();
    const [again] = await line.claimDeliveries();
    if (!again) throw new Error('It was not repeated.');
    await line.record(again, 'REJECTED');
    expect(await last()).toMatchObject({ deliveryState: 'UNCERTAIN', maybeTwice: true });
    expect((await last()).deliveryReason).toMatch(/refused/);
  });

  it('is held at once when the owner wishes so', async () => {
    await line.change({ uncertainSend: 'HOLD' });
    await line.record(await answer('Javob'), 'UNCERTAIN');
    expect(await last()).toMatchObject({ deliveryState: 'UNCERTAIN', maybeTwice: false });
    expect((await last()).deliveryReason).toMatch(/not known/);
  });

  it('because its runner died counts as cut off', async () => {
    await answer('Javob');
    await line.loseLeases('delivery');
    expect(await last()).toMatchObject({ deliveryState: 'QUEUED', maybeTwice: true });
  });

  it('but is reported as sent after all is believed and not repeated', async () => {
    const sending = await answer('Javob');
    await line.loseLeases('delivery');
    expect(await line.record(sending, 'SENT')).toBe(true);
    await line.hurry();
    expect(await line.claimDeliveries()).toEqual([]);
    expect((await last()).deliveryState).toBe('SENT');
    expect(await line.record(sending, 'SENT')).toBe(true);
  });

  it('is another’s once it was claimed again', async () => {
    const sending = await answer('Javob');
    await line.loseLeases('delivery');
    await line.hurry();
    const [again] = await line.claimDeliveries();
    expect(again?.id).toBe(sending.id);
    expect(await line.record(sending, 'SENT')).toBe(false);
    expect((await last()).deliveryState).toBe('SENDING');
  });
});

it('receipts of the platform move a message forward and never back', async () => {
  await line.record(await answer('Javob'), 'SENT', { platformMessageId: 'wamid.1' });
  const receipts = (states: readonly string[]) =>
    line.runner.ask(
      'mutation($id: ID!, $receipts: [ReceiptInput!]!) { recordReceipts(channelId: $id, receipts: $receipts) }',
      {
        id: line.channelId,
        receipts: states.map((state) => ({
          platformMessageId: 'wamid.1',
          state,
          at: new Date().toISOString(),
        })),
      },
    );
  expect(await receipts(['READ', 'DELIVERED'])).toEqual({ recordReceipts: 1 });
  expect((await last()).deliveryState).toBe('READ');
});

describe('what waits', () => {
  it('to be sent or answered by a channel ends when the channel is disconnected', async () => {
    await line.record(await answer('Javob'), 'RETRY', { retryAfterMs: 60_000 });
    await line.say('Savol', { chatId: 'b' });
    await line.owner.ask('mutation($id: ID!) { disconnectChannel(id: $id) { id } }', {
      id: line.channelId,
    });
    expect(await last()).toMatchObject({ deliveryState: 'FAILED' });
    expect((await last()).deliveryReason).toMatch(/disconnected/);
    expect((await line.thread('b')).openTurn).toBe(null);
  });

  it('to be answered is not answered after a stop and a start', async () => {
    await line.say('Kechagi savol');
    for (const act of ['stopBot', 'startBot'])
      await line.owner.ask(`mutation($id: ID!) { ${act}(id: $id) { id } }`, { id: line.botId });
    await line.hurry();
    expect(await line.claimTurns()).toEqual([]);
    await line.say('Bugungi savol');
    expect((await line.claimTurn()).newLines).toBe(2);
  });

  it('to be sent for longer than a day is not sent any more', async () => {
    await line.record(await answer('Javob'), 'RETRY', { retryAfterMs: 60_000 });
    const old = new Date(Date.now() - 25 * 3_600_000);
    await line.em.nativeUpdate(Delivery, { botId: line.botId }, { createdAt: old });
    await line.hurry();
    expect(await line.claimDeliveries()).toEqual([]);
    expect(await last()).toMatchObject({ deliveryState: 'FAILED' });
  });
});
