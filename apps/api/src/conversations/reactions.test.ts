import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const react = (line: TestLine, id: string, emoji: string | null) =>
  line.owner.raw(
    'mutation($id: ID!, $emoji: String) { react(messageId: $id, emoji: $emoji) { id } }',
    { id, emoji },
  );

const quote = async (line: TestLine, text: string, replyToId: string) =>
  line.owner.raw(
    `mutation($id: ID!, $text: String!, $replyToId: ID) {
       sendMessage(conversationId: $id, text: $text, replyToId: $replyToId) {
         id replyTo { text } } }`,
    { id: (await line.thread()).id, text, replyToId },
  );

const shape = z.object({
  conversation: z.object({
    messages: z.object({
      edges: z.array(
        z.object({
          node: z.object({
            id: z.string(),
            reactions: z.array(z.looseObject({ emoji: z.string(), deliveryState: z.string() })),
          }),
        }),
      ),
    }),
  }),
});

/** Our reactions to the first message, as `emoji STATE CODE`. */
async function shown(line: TestLine): Promise<string[]> {
  const { id } = await line.thread();
  const data = await line.owner.ask(
    `query($id: ID!) { conversation(id: $id) { messages { edges { node {
       id reactions { emoji direction deliveryState deliveryCode platformCode } } } } } }`,
    { id },
  );
  const [first] = shape.parse(data).conversation.messages.edges;
  return (first?.node.reactions ?? [])
    .filter(({ direction }) => direction === 'OUT')
    .map((one) => [one.emoji, one.deliveryState, one['deliveryCode']].filter(Boolean).join(' '));
}

/** A line on which a customer has written one message. */
async function talking(platform: 'TELEGRAM' | 'WHATSAPP' | 'INSTAGRAM', at?: string) {
  const line = await makeLine(api, platform);
  const { messageId: id } = await line.say('Salom', { messageId: '11', ...(at && { at }) });
  return { line, id: id ?? '' };
}

async function next(line: TestLine) {
  const [one] = await line.claimDeliveries();
  if (!one) throw new Error('Nothing is to be sent.');
  return one;
}

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

describe('a reaction', () => {
  it('is sent by itself, replaced and taken back, and shows how far it has come', async () => {
    const { line, id } = await talking('TELEGRAM');
    await react(line, id, '👍');
    expect(await shown(line)).toEqual(['👍 QUEUED']);
    const first = await next(line);
    expect(first).toMatchObject({ text: '', reaction: { messageId: '11', emoji: '👍' } });
    await react(line, id, '🎉');
    // The second waits for the first, or they could arrive the other way round.
    expect(await line.claimDeliveries()).toEqual([]);
    await line.record(first, 'SENT', { platformMessageId: '11' });
    expect(await shown(line)).toEqual(['🎉 QUEUED']);
    // What still waits is replaced, not sent.
    await react(line, id, '❤');
    const second = await next(line);
    expect(second.reaction?.emoji).toBe('❤');
    await line.record(second, 'SENT', { platformMessageId: '11' });
    expect(await shown(line)).toEqual(['❤ SENT']);
    await react(line, id, '❤️');
    expect(await line.claimDeliveries()).toEqual([]);
    await react(line, id, null);
    const third = await next(line);
    expect(third.reaction).toEqual({ messageId: '11', emoji: '' });
    expect(await shown(line)).toEqual(['❤ QUEUED']);
    await line.record(third, 'SENT', { platformMessageId: '11' });
    expect(await shown(line)).toEqual([]);
    await react(line, id, '');
    expect(await line.claimDeliveries()).toEqual([]);
  });

  it('stays with its reason when the platform refuses it, and the message is as it was', async () => {
    const { line, id } = await talking('WHATSAPP');
    await react(line, id, '🐈‍⬛');
    await line.record(await next(line), 'REJECTED', { reason: 'POLICY', platformCode: '131009' });
    expect(await shown(line)).toEqual(['🐈‍⬛ FAILED POLICY']);
    expect((await line.thread()).messages[0]).toMatchObject({ deliveryState: 'RECEIVED' });
    await react(line, id, '👍');
    const sending = await next(line);
    await line.record(sending, 'SENT', { platformMessageId: 'wamid.reaction' });
    expect(await shown(line)).toEqual(['👍 SENT']);
    // WhatsApp may take it and refuse it later.
    const failed = { platformMessageId: 'wamid.reaction', state: 'FAILED', trace: sending.id };
    await line.runner.ask(
      'mutation($id: ID!, $receipts: [ReceiptInput!]!) { recordReceipts(channelId: $id, receipts: $receipts) }',
      {
        id: line.channelId,
        receipts: [{ ...failed, at: ago(0), reason: 'WINDOW_CLOSED', platformCode: '131047' }],
      },
    );
    expect(await shown(line)).toEqual(['👍 FAILED WINDOW_CLOSED']);
  });

  it('is given once more when its send was cut off, since that does no harm', async () => {
    const { line, id } = await talking('TELEGRAM');
    await line.change({ uncertainSend: 'HOLD' });
    await react(line, id, '👍');
    await line.record(await next(line), 'UNCERTAIN');
    await line.hurry();
    await line.record(await next(line), 'UNCERTAIN');
    expect(await shown(line)).toEqual(['👍 UNCERTAIN UNCERTAIN']);
    expect((await line.thread()).messages[0]).toMatchObject({ maybeTwice: false });
  });

  it('does not end the bot’s part, and may be given to an answer of the bot', async () => {
    const { line } = await talking('TELEGRAM');
    const { delivery } = await line.complete(await line.claimTurn(), 'Javob');
    // Only a person's words may go out as a person's, after the window that bots have.
    expect(delivery?.byHuman).toBe(false);
    if (delivery) await line.record(delivery, 'SENT', { platformMessageId: '12' });
    const [, answer] = (await line.thread()).messages;
    await line.act('takeOver');
    await react(line, answer?.id ?? '', '👍');
    const sending = await next(line);
    expect(sending.reaction).toEqual({ messageId: '12', emoji: '👍' });
    await line.record(sending, 'SENT', { platformMessageId: '12' });
    expect((await line.thread()).messages[1]).toMatchObject({ deliveryState: 'SENT' });
  });

  it.each([
    ['TELEGRAM', '🦊', 'BAD_INPUT'],
    ['TELEGRAM', 'ok', 'BAD_INPUT'],
    ['INSTAGRAM', '👍', 'BAD_INPUT'],
    ['INSTAGRAM', '❤', null],
    ['WHATSAPP', '🦊', null],
    ['WHATSAPP', '🦊🦊', 'BAD_INPUT'],
    ['WHATSAPP', '1', 'BAD_INPUT'],
  ] as const)('on %s with %s ends with %s', async (platform, emoji, code) => {
    const { line, id } = await talking(platform);
    const { errors } = await react(line, id, emoji);
    expect(errors?.[0]?.extensions.code ?? null).toBe(code);
    expect(await shown(line)).toHaveLength(code === null ? 1 : 0);
  });

  it('is refused outside the window, for another’s message, and for one taken back', async () => {
    const late = await talking('WHATSAPP', ago(25));
    expect(failure(await react(late.line, late.id, '👍'))).toBe('BAD_STATE');
    const { line, id } = await talking('TELEGRAM');
    expect(failure(await react(late.line, id, '👍'))).toBe('NOT_FOUND');
    await line.receive({ externalId: 'd', kind: 'DELETE', messageId: '11' });
    expect(failure(await react(line, id, '👍'))).toBe('BAD_STATE');
    await line.act('closeConversation');
    expect(failure(await react(line, id, '👍'))).toBe('BAD_STATE');
  });
});

describe('a quote', () => {
  it('names the message on the platform, and is shown', async () => {
    const { line, id } = await talking('WHATSAPP');
    await line.act('takeOver');
    expect(JSON.stringify(await quote(line, 'Ha', id))).toContain('"replyTo":{"text":"Salom"}');
    // Whoever answers has read what the customer wrote.
    expect(await next(line)).toMatchObject({
      ...{ text: 'Ha', replyTo: '11', readId: '11', byHuman: true },
    });
  });

  it('is refused where there are none, of a foreign message, and of one that is not there', async () => {
    const { line, id } = await talking('TELEGRAM');
    const other = await talking('INSTAGRAM');
    for (const each of [line, other.line]) await each.act('takeOver');
    const instagram = await quote(other.line, 'Ha', other.id);
    expect(failure(instagram)).toBe('BAD_INPUT');
    expect(JSON.stringify(instagram)).toMatch(/replyToId.*Instagram/);
    expect(failure(await quote(line, 'Ha', other.id))).toBe('BAD_INPUT');
    const { messages } = await line.thread();
    expect(messages.map((one) => one.id)).toEqual([id]);
    await line.operatorSays('Kutmoqda');
    const waiting = (await line.thread()).messages.at(-1)?.id ?? '';
    expect(failure(await quote(line, 'Ha', waiting))).toBe('BAD_STATE');
  });
});
