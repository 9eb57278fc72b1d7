import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enter } from '../../src/customer.ts';
import { by, talksOf } from '../../src/inbox.ts';
import { startLine, type Line } from '../../src/line.ts';
import { operation, type Owner } from '../../src/owner.ts';
import { openShop, untilChannel, type BotWish, type Shop } from '../../src/shop.ts';
import { until } from '../../src/until.ts';

let line: Line;
let owner: Owner;
beforeAll(async () => {
  line = await startLine();
  owner = await line.signUp();
});
afterAll(() => line.stop());
beforeEach(() => line.simulator.control.gemini.configure({ firstChunkMs: 20, chunkMs: 2 }));

async function openedShop(wish: BotWish = {}): Promise<Shop> {
  const shop = await openShop(line, owner, wish);
  await untilChannel(owner, shop, 'OK');
  return shop;
}

/** The calls of the model so far, newest last. */
const modelCalls = () => line.simulator.control.transcript.list({ platform: 'gemini' });

describe('a customer who writes', () => {
  it.each(['POLLING', 'WEBHOOK'] as const)('gets an answer with a receipt, by %s', async (way) => {
    const shop = await openedShop({ transport: way, role: 'You sell tea. Tea costs 12000 soʻm.' });
    const customer = await enter(line, shop);
    await customer.say('How much is the tea?');
    const [answer = ''] = await customer.hears(1);
    expect(answer).toContain('12000');

    const [talk] = await until(
      () => talksOf(owner, shop),
      ([first]) => by('BOT', first)[0]?.deliveryState === 'SENT',
    );
    const [reply] = by('BOT', talk);
    expect(talk?.contact.name).toBe('Dilnoza');
    expect(by('CONTACT', talk).map(({ text }) => text)).toEqual(['How much is the tea?']);
    expect(reply?.turn).toMatchObject({ state: 'DONE', attempt: 1, finishReason: 'STOP' });
    expect(reply?.turn?.totalTokens).toBeGreaterThan(reply?.turn?.promptTokens ?? 0);
    expect(reply?.turn?.sendMs).toBeGreaterThanOrEqual(0);
    const chat = await customer.chat();
    expect(chat.messages.filter(({ from }) => from === 'bot')).toHaveLength(1);
  });

  it('gets one answer when the next message comes while the first is thought about', async () => {
    await line.simulator.control.gemini.configure({ firstChunkMs: 3_000 });
    const shop = await openedShop();
    const customer = await enter(line, shop);
    const before = (await modelCalls()).length;
    await customer.say('This is the first');
    await until(
      () => talksOf(owner, shop),
      ([talk]) => talk?.openTurn?.state === 'THINKING',
    );
    await customer.say('#echo the second');
    expect(await customer.hears(1)).toEqual(['the second']);
    const [talk] = await talksOf(owner, shop);
    expect(by('BOT', talk).map(({ text }) => text)).toEqual(['the second']);
    const calls = (await modelCalls()).slice(before);
    expect(calls.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(calls[1]?.request.text).toContain('This is the first');
  });

  it('gets a long answer with all its formatting in pieces that Telegram takes', async () => {
    const shop = await openedShop();
    const customer = await enter(line, shop);
    await customer.say('#long:9000');
    const pieces = await customer.hears(3, 30_000);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(4096);
    expect(pieces.join('\n')).toMatch(/Section[\s\S]*code_1_1[\s\S]*const part = 3/);
    const [talk] = await until(
      () => talksOf(owner, shop),
      ([first]) => by('BOT', first)[0]?.deliveryState === 'SENT',
    );
    expect(by('BOT', talk)).toHaveLength(1);
    const chat = await customer.chat();
    const kinds = chat.messages.flatMap(({ entities = [] }) => entities.map(({ type }) => type));
    expect(kinds).toEqual(expect.arrayContaining(['bold', 'italic', 'code', 'pre']));
  });

  it('sees the bot typing and the answer growing, and stops it', async () => {
    await line.simulator.control.gemini.configure({ chunkMs: 150, chunkChars: 30 });
    const shop = await openedShop();
    const customer = await enter(line, shop);
    await customer.say('#long:4000');
    const chat = await until(
      () => customer.chat(),
      ({ drafts }) => (drafts[0]?.text.length ?? 0) > 60,
    );
    expect(chat.actions.map(({ action }) => action)).toContain('typing');
    const [draft] = chat.drafts;
    await line.simulator.control.telegram.stopDraft({
      ...customer.seat,
      draftId: draft?.draftId ?? 0,
    });
    const [answer = ''] = await customer.hears(1);
    expect(answer.length).toBeGreaterThan(60);
    expect(answer.length).toBeLessThan(3_000);
    const last = (await modelCalls()).at(-1);
    expect(last?.aborted).toBe(true);
    const [talk] = await talksOf(owner, shop);
    expect(by('BOT', talk).map(({ turn }) => turn?.state)).toEqual(['DONE']);
  });
});

describe('an owner who tries the bot', () => {
  const Try = operation<{ tryBot: { conversationId: string } }, { botId: string; text: string }>(
    `mutation Try($botId: ID!, $text: String!) { tryBot(botId: $botId, text: $text) { conversationId } }`,
  );
  const Lines = operation<
    { conversation: { messages: { edges: { node: { author: string; text: string } }[] } } },
    { id: string }
  >(`query Lines($id: ID!) {
    conversation(id: $id) { messages(last: 10) { edges { node { author text } } } }
  }`);

  it('gets an answer without any channel to customers', async () => {
    const shop = await openShop(line, owner);
    const { tryBot } = await owner.ask(Try, { botId: shop.botId, text: '#echo tried' });
    const said = await until(
      async () => (await owner.ask(Lines, { id: tryBot.conversationId })).conversation.messages,
      ({ edges }) => edges.length === 2,
    );
    expect(said.edges.map(({ node }) => node)).toEqual([
      { author: 'CONTACT', text: '#echo tried' },
      { author: 'BOT', text: 'tried' },
    ]);
  });
});
