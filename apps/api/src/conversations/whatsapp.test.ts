import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Conversation, Event, ModelCall } from '@cbf/db';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
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

const hourMs = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hourMs).toISOString();

const talk = (chatId?: string) => talkOn(line, chatId);
const answered = (text?: string) => answeredOn(line, text);

async function close() {
  const windowUntil = new Date(ago(1));
  await line.em.nativeUpdate(Conversation, { channelId: line.channelId }, { windowUntil });
}

describe('the window', () => {
  it('is open for a day after what the customer wrote, counted from when they wrote it', async () => {
    await line.say('Salom', { at: ago(2) });
    const until = Date.parse((await talk()).windowUntil ?? '');
    expect(Math.abs(until - Date.now() - 22 * hourMs)).toBeLessThan(60_000);
    await line.say('Kechikkan', { at: ago(9) });
    expect(Date.parse((await talk()).windowUntil ?? '')).toBe(until);
    await line.say('Reklamadan', { referral: { source: 'AD', id: '1' } });
    const ad = Date.parse((await talk()).windowUntil ?? '');
    expect(Math.abs(ad - Date.now() - 72 * hourMs)).toBeLessThan(60_000);
  });

  it('refuses a person’s words once it is closed, and says what to do', async () => {
    await line.say('Salom', { at: ago(25) });
    await line.act('takeOver');
    const refused = await line.operatorSays('Kech boʻldi');
    expect(failure(refused)).toBe('BAD_STATE');
    expect(JSON.stringify(refused)).toMatch(/template/);
    await line.say('Yana men');
    await line.operatorSays('Eshitaman');
    expect(await line.sendAll()).toEqual(['Eshitaman']);
  });

  it('that a message opens again is told to who has the conversation open', async () => {
    await line.say('Salom', { at: ago(25) });
    const { id } = await line.thread();
    const told = () => line.em.count(Event, { kind: 'ConversationChanged', subjectId: id });
    const before = await told();
    await line.say('Yana men');
    expect(await told()).toBe(before + 1);
  });

  it('lets no late answer out: it is kept, and its reason is seen', async () => {
    await line.say('Salom');
    const turn = await line.claimTurn();
    await close();
    const { delivery } = await line.complete(turn, 'Kech javob');
    expect(delivery).toBeNull();
    expect(await line.sendAll()).toEqual([]);
    expect((await talk()).messages.at(-1)).toMatchObject({
      text: expect.stringContaining('Kech javob'),
      deliveryState: 'FAILED',
      deliveryCode: 'WINDOW_CLOSED',
      deliveryReason: expect.stringContaining('template'),
    });
  });

  it('that is closed lets nothing be thought: no token is spent, and the reason is seen', async () => {
    await line.say('Salom');
    await close();
    expect(await line.claimTurns()).toEqual([]);
    expect((await line.thread()).openTurn).toBeNull();
    expect(await line.em.count(ModelCall, { botId: line.botId })).toBe(0);
    const read = await line.owner.ask(
      'query($id: ID!) { deadLetters(botId: $id) { edges { node { kind code reason turn { state failure } } } } }',
      { id: line.botId },
    );
    expect(read).toMatchObject({
      deadLetters: {
        edges: [{ node: { code: 'WINDOW_CLOSED', turn: { state: 'DEAD' } } }],
      },
    });
    // The customer reads no word of it, and is answered as soon as they write.
    expect((await talk()).messages).toHaveLength(1);
    await line.say('Yana men');
    expect((await line.complete(await line.claimTurn(), 'Javob')).delivery).not.toBeNull();
  });

  it('that closed while a message waited holds it back when it is claimed', async () => {
    await line.say('Salom');
    await line.act('takeOver');
    await line.operatorSays('Kutib turing');
    await close();
    expect(await line.claimDeliveries()).toEqual([]);
    expect((await talk()).messages.at(-1)).toMatchObject({ deliveryCode: 'WINDOW_CLOSED' });
  });
});

it('a person may write on Instagram for a week, the bot for a day', async () => {
  line = await makeLine(api, 'INSTAGRAM');
  await line.say('Salom', { at: ago(30) });
  const { id } = await line.thread();
  const read = await line.owner.ask(
    'query($id: ID!) { conversation(id: $id) { windowUntil humanUntil channel { limits { text textUnit humanHours } } } }',
    { id },
  );
  const day = z.coerce.date();
  const shape = z.object({ conversation: z.looseObject({ windowUntil: day, humanUntil: day }) });
  const { conversation } = shape.parse(read);
  const apart = conversation.humanUntil.getTime() - conversation.windowUntil.getTime();
  expect(apart).toBe(6 * 24 * hourMs);
  expect(conversation).toMatchObject({
    channel: { limits: { text: 1000, textUnit: 'BYTES', humanHours: 168 } },
  });
  await line.act('takeOver');
  await line.operatorSays('Kechikdim');
  const [delivery] = await line.claimDeliveries();
  expect(delivery).toMatchObject({ text: 'Kechikdim' });
});

describe('what a customer does with messages', () => {
  it('reactions come and go, quotes name what they quote', async () => {
    const delivery = await answered('Narxi 12 000');
    await line.record(delivery, 'SENT', { platformMessageId: 'wamid.a' });
    const react = { kind: 'REACTION', messageId: 'wamid.a' };
    await line.receive({ externalId: 'r1', ...react, data: '👍' });
    await line.say('Shunisini olaman', { replyTo: 'wamid.a', forwarded: true });
    const { messages } = await talk();
    expect(messages.at(1)).toMatchObject({ reactions: [{ emoji: '👍', direction: 'IN' }] });
    expect(messages.at(2)).toMatchObject({
      forwarded: true,
      replyTo: { text: expect.stringContaining('Narxi 12 000') },
    });
    await line.receive({ externalId: 'r2', ...react, data: '' });
    expect((await talk()).messages.at(1)).toMatchObject({ reactions: [] });
  });

  it('a quote on Telegram names a message of its own chat: each group counts anew', async () => {
    line = await makeLine(api, 'TELEGRAM');
    await line.say('Boshqa suhbat', { chatId: '-100', messageId: '5' });
    await line.say('Bu nima?', { replyTo: '5', messageId: '6' });
    expect((await talk()).messages.at(-1)).toMatchObject({ text: 'Bu nima?', replyTo: null });
    await line.say('Oldingisi', { replyTo: '6', messageId: '7' });
    expect((await talk()).messages.at(-1)).toMatchObject({ replyTo: { text: 'Bu nima?' } });
  });

  it('a message that is taken back is forgotten and not answered', async () => {
    await line.say('Adashdim', { messageId: 'wamid.b' });
    await line.receive({ externalId: 'd1', kind: 'DELETE', messageId: 'wamid.b' });
    expect(await line.claimTurns()).toEqual([]);
    expect((await talk()).messages).toMatchObject([{ text: '', deletedAt: expect.any(String) }]);
    const late = { messageId: 'wamid.b', parts: [{ kind: 'TEXT', text: 'Adashdim, kechiring' }] };
    await line.receive({ externalId: 'e1', kind: 'EDIT', ...late });
    expect((await talk()).messages).toMatchObject([{ text: '', deletedAt: expect.any(String) }]);
  });

  it('a message that its own edit overtook is there once, in the words of the edit', async () => {
    const edit = { kind: 'EDIT', messageId: 'wamid.c', parts: [{ kind: 'TEXT', text: 'Ikkita' }] };
    await line.receive({ externalId: 'e1', ...edit });
    await line.say('Bitta', { messageId: 'wamid.c' });
    await line.say('Rahmat', { messageId: 'wamid.d' });
    await line.receive({ externalId: 'e1', ...edit });
    const { history } = await line.claimTurn();
    expect(history.map(({ text }) => text)).toEqual(['Ikkita', 'Rahmat']);
    expect((await talk()).messages.map(({ text }) => text)).toEqual(['Ikkita', 'Rahmat']);
  });

  it('a message that was taken back before it came is never shown and not answered', async () => {
    await line.say('Salom', { messageId: 'wamid.e' });
    await line.complete(await line.claimTurn(), 'Salom!');
    await line.receive({ externalId: 'd1', kind: 'DELETE', messageId: 'wamid.f' });
    await line.say('Adashdim', { messageId: 'wamid.f' });
    expect(await line.claimTurns()).toEqual([]);
    expect((await talk()).messages.at(-1)).toMatchObject({
      ...{ text: '', deletedAt: expect.any(String) },
    });
  });
});

describe('an echo', () => {
  const echo = (messageId: string, text: string) =>
    line.receive({
      ...{ externalId: `echo ${messageId}`, kind: 'ECHO', messageId },
      parts: [{ kind: 'TEXT', text }],
    });

  it('of our own message is nothing new, before and after its send was answered', async () => {
    const delivery = await answered('**Narxi** 12 000');
    expect((await echo('wamid.e', '*Narxi* 12 000')).duplicate).toBe(true);
    await line.record(delivery, 'SENT', { platformMessageId: 'wamid.e' });
    expect((await echo('wamid.e', 'Narxi 12 000')).duplicate).toBe(true);
    const { mode, messages } = await talk();
    expect([mode, messages.length]).toEqual(['BOT', 2]);
  });

  it('of a person in the app joins the conversation and silences the bot', async () => {
    await line.say('Savol');
    const turn = await line.claimTurn();
    await echo('wamid.h', 'Men javob beraman');
    expect((await line.complete(turn, 'Bot javobi')).outcome).toBe('SILENCED');
    const { mode, messages } = await talk();
    expect(mode).toBe('HUMAN');
    expect(messages.at(-1)).toMatchObject({ author: 'OPERATOR', text: 'Men javob beraman' });
    expect((await echo('wamid.h', 'Men javob beraman')).duplicate).toBe(true);
    await line.say('Rahmat');
    expect(await line.claimTurns()).toEqual([]);
  });

  it('of one piece proves nothing of a text that needs two', async () => {
    line = await makeLine(api, 'INSTAGRAM');
    const delivery = await answered('слово '.repeat(100));
    await line.record(delivery, 'UNCERTAIN');
    await echo('mid.1', 'слово '.repeat(80));
    await line.hurry();
    expect(await line.claimDeliveries()).toMatchObject([{ id: delivery.id }]);
  });

  it('to somebody who never wrote opens the conversation', async () => {
    await echo('wamid.n', 'Assalomu alaykum');
    expect(await talk()).toMatchObject({ mode: 'HUMAN', messages: [{ author: 'OPERATOR' }] });
  });
});
