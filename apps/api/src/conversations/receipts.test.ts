import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Delivery, Message, rebuildRollUp } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';
import { answeredOn, talkOn } from '../../test/meta-talk.ts';

let api: TestApi;
let line: TestLine;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  line = await makeLine(api, 'WHATSAPP');
});
afterAll(() => api.close());

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const talk = (chatId?: string) => talkOn(line, chatId);
const answered = (text?: string) => answeredOn(line, text);

async function receipts(...given: object[]): Promise<number> {
  const data = await line.runner.ask(
    'mutation($channelId: ID!, $receipts: [ReceiptInput!]!) { recordReceipts(channelId: $channelId, receipts: $receipts) }',
    {
      channelId: line.channelId,
      receipts: given.map((receipt) => ({ at: new Date().toISOString(), ...receipt })),
    },
  );
  return z.object({ recordReceipts: z.number() }).parse(data).recordReceipts;
}

describe('receipts', () => {
  const pricing = { category: 'service', billable: true, model: 'PMP', type: 'regular' };

  it('only move a message forward, and keep what it costs', async () => {
    const delivery = await answered();
    await line.record(delivery, 'SENT', { platformMessageId: 'wamid.1' });
    const one = { platformMessageId: 'wamid.1' };
    expect(await receipts({ ...one, state: 'READ', pricing })).toBe(1);
    expect(await receipts({ ...one, state: 'DELIVERED', pricing })).toBe(0);
    expect((await talk()).messages.at(-1)).toMatchObject({
      deliveryState: 'READ',
      pricing: { category: 'service', billable: true },
    });
  });

  it('add what each message costs, once, by the price that the owner gave', async () => {
    await line.owner.ask(
      'mutation($id: ID!) { updateChannel(id: $id, input: { messagePriceUsd: 0.0034 }) { id } }',
      { id: line.channelId },
    );
    for (const n of [1, 2]) {
      const delivery = await answered(`Javob ${String(n)}`);
      const receipt = { platformMessageId: `wamid.p${String(n)}`, trace: delivery.id, pricing };
      await line.record(delivery, 'SENT', { platformMessageId: receipt.platformMessageId });
      await receipts({ ...receipt, state: 'SENT' }, { ...receipt, state: 'DELIVERED' });
    }
    const { id } = await line.thread();
    const [from, to] = [ago(1), ago(-1)];
    expect(
      await line.owner.ask(
        'query($from: DateTimeISO!, $to: DateTimeISO!) { usage(from: $from, to: $to, interval: HOUR) { totals { messageCostUsd } } }',
        { from, to },
      ),
    ).toEqual({ usage: { totals: { messageCostUsd: 0.0068 } } });
    expect(await rebuildRollUp(api.app.parts.database)).toMatchObject({ wasEqual: true });
    const cost = '{ messageCostUsd channel { messagePriceUsd } }';
    expect(
      await line.owner.ask(`query($id: ID!) { conversation(id: $id) ${cost} }`, { id }),
    ).toEqual({ conversation: { messageCostUsd: 0.0068, channel: { messagePriceUsd: 0.0034 } } });
  });

  it('that overtake the answer of the send are found by our own id, and are not taken back', async () => {
    const delivery = await answered();
    const receipt = { platformMessageId: 'wamid.2', trace: delivery.id };
    expect(await receipts({ ...receipt, state: 'DELIVERED' })).toBe(1);
    await line.record(delivery, 'SENT', { platformMessageId: 'wamid.2' });
    expect((await talk()).messages.at(-1)).toMatchObject({ deliveryState: 'DELIVERED' });
  });

  it('settle a send that was cut off, so that it is not repeated', async () => {
    const delivery = await answered();
    await line.record(delivery, 'UNCERTAIN');
    await receipts({ platformMessageId: 'wamid.3', trace: delivery.id, state: 'SENT' });
    const message = await line.em.findOneOrFail(Message, { id: delivery.messageId });
    expect(message).toMatchObject({ deliveryState: 'SENT', maybeTwice: false });
    const settled = await line.em.findOneOrFail(Delivery, { id: delivery.id });
    expect(settled.state).toBe('SENT');
  });

  it('that come before a send is known to be in doubt settle it, as done or as refused', async () => {
    const done = await answered('Bir');
    await receipts({ platformMessageId: 'wamid.s', trace: done.id, state: 'DELIVERED' });
    await line.record(done, 'UNCERTAIN');
    const refused = await answered('Ikki');
    const failed = { platformMessageId: 'wamid.f', trace: refused.id, state: 'FAILED' };
    await receipts({ ...failed, reason: 'PAYMENT' });
    await line.record(refused, 'UNCERTAIN');
    await line.hurry();
    expect(await line.claimDeliveries()).toEqual([]);
    expect((await talk()).messages.filter(({ author }) => author === 'BOT')).toMatchObject([
      { deliveryState: 'DELIVERED' },
      { deliveryState: 'FAILED', deliveryCode: 'PAYMENT' },
    ]);
  });

  it('that tell of a failure say why in words, also when they come before the answer', async () => {
    const delivery = await answered();
    const failed = { state: 'FAILED', reason: 'PAYMENT', platformCode: '131042' };
    await receipts({ platformMessageId: 'wamid.4', trace: delivery.id, ...failed });
    await line.record(delivery, 'SENT', { platformMessageId: 'wamid.4' });
    expect((await talk()).messages.at(-1)).toMatchObject({
      deliveryState: 'FAILED',
      deliveryCode: 'PAYMENT',
      platformCode: '131042',
      deliveryReason: expect.stringContaining('payment'),
    });
  });

  it('of another channel change nothing', async () => {
    const delivery = await answered();
    line = await makeLine(api, 'WHATSAPP');
    const receipt = { platformMessageId: 'wamid.5', trace: delivery.id, state: 'READ' };
    expect(await receipts(receipt)).toBe(0);
  });
});
