import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Channel, ModelCall, Turn } from '@cbf/db';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
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

describe('a message of a customer', () => {
  it('is stored, answered by a turn, sent, and shown with its receipt', async () => {
    await line.say('Narxi qancha?');
    const turn = await line.claimTurn();
    expect(turn).toMatchObject({
      attempt: 1,
      chatId: '77',
      canStream: true,
      locale: 'uz',
      botName: 'Doʻkon',
      contactName: 'Oʻtkir',
      newLines: 1,
      history: [{ seq: 1, author: 'CONTACT', text: 'Narxi qancha?' }],
    });
    const { outcome, delivery } = await line.complete(turn, 'Besh ming soʻm.');
    expect(outcome).toBe('STORED');
    if (!delivery) throw new Error('The answer was not handed out to be sent.');
    expect((await line.thread()).messages[1]?.deliveryState).toBe('SENDING');
    expect(await line.record(delivery, 'SENT', { platformMessageId: '5', sendMs: 40 })).toBe(true);
    const thread = await line.thread();
    expect(
      thread.messages.map(({ author, text, deliveryState }) => [author, text, deliveryState]),
    ).toEqual([
      ['CONTACT', 'Narxi qancha?', 'RECEIVED'],
      ['BOT', 'Besh ming soʻm.', 'SENT'],
    ]);
    expect(thread.openTurn).toBe(null);
    expect(thread.totalTokens).toBe(127);
    // 60 at 0.75, 40 cached at 0.075, 27 out at 3.75 dollars a million.
    expect(thread.costUsd).toBeCloseTo((60 * 0.75 + 40 * 0.075 + 27 * 3.75) / 1e6, 12);
    const stored = await line.em.findOneOrFail(Turn, { id: turn.id });
    expect(stored).toMatchObject({ state: 'DONE', sendMs: 40, modelMs: 800, finishReason: 'STOP' });
    expect(stored.responseMs).toBeGreaterThanOrEqual(0);
  });

  it('that is delivered twice is stored and answered once', async () => {
    const update = {
      externalId: 'tg:same',
      kind: 'MESSAGE',
      parts: [{ kind: 'TEXT', text: 'Bir' }],
    };
    const results = await Promise.all([1, 2, 3].map(() => line.receive(update)));
    expect(results.filter(({ duplicate }) => duplicate)).toHaveLength(2);
    expect(new Set(results.map(({ messageId }) => messageId)).size).toBe(1);
    await line.complete(await line.claimTurn(), 'Bir javob');
    expect((await line.receive(update)).duplicate).toBe(true);
    expect(await line.claimTurns()).toEqual([]);
    expect((await line.thread()).messages).toHaveLength(2);
  });

  it('in a burst is answered together with the rest of the burst', async () => {
    await line.change({ mergeWindowMs: 10_000 });
    for (const text of ['Salom', 'Menga', 'kitob kerak']) await line.say(text);
    expect(await line.claimTurns()).toEqual([]);
    await line.hurry();
    const turn = await line.claimTurn();
    expect(turn.newLines).toBe(3);
    expect(turn.history.map(({ text }) => text)).toEqual(['Salom', 'Menga', 'kitob kerak']);
  });

  it('that comes while the bot thinks supersedes the turn, whose cost is kept', async () => {
    await line.say('Bir');
    const first = await line.claimTurn();
    await line.say('Yoʻq, ikki');
    expect(await line.progress(first, 'Bir…')).toBe('STOP');
    expect((await line.complete(first, 'Eski javob')).outcome).toBe('SUPERSEDED');
    const second = await line.claimTurn();
    expect(second.newLines).toBe(2);
    expect((await line.complete(second, 'Yangi javob')).outcome).toBe('STORED');
    const { messages, totalTokens } = await line.thread();
    expect(messages.map(({ text }) => text)).toEqual(['Bir', 'Yoʻq, ikki', 'Yangi javob']);
    expect(totalTokens).toBe(254);
  });

  it('that is edited before its answer is answered for its new words', async () => {
    await line.say('2 ta', { messageId: 'm1' });
    const first = await line.claimTurn();
    await line.receive({
      externalId: 'edit-1',
      kind: 'EDIT',
      messageId: 'm1',
      parts: [{ kind: 'TEXT', text: '3 ta' }],
    });
    expect((await line.complete(first, 'Ikkita')).outcome).toBe('SUPERSEDED');
    const again = await line.claimTurn();
    expect(again.history.map(({ text }) => text)).toEqual(['3 ta']);
    await line.complete(again, 'Uchta');
    await line.receive({
      externalId: 'edit-2',
      kind: 'EDIT',
      messageId: 'm1',
      parts: [{ kind: 'TEXT', text: '4 ta' }],
    });
    expect(await line.claimTurns()).toEqual([]);
    expect((await line.thread()).messages[0]?.text).toBe('4 ta');
  });

  it('that is edited stays as it is in every other chat, whatever its number there', async () => {
    await line.say('2 ta', { messageId: '5' });
    await line.say('Guruhdan', { chatId: 'group', messageId: '7' });
    await line.receive({
      externalId: 'edit-1',
      kind: 'EDIT',
      chatId: 'group',
      messageId: '5',
      parts: [{ kind: 'TEXT', text: '3 ta' }],
    });
    expect((await line.thread()).messages[0]?.text).toBe('2 ta');
  });

  it('to a stopped bot is stored and not answered', async () => {
    await line.owner.ask('mutation($id: ID!) { stopBot(id: $id) { id } }', { id: line.botId });
    await line.say('Bormisiz?');
    await line.hurry();
    expect(await line.claimTurns()).toEqual([]);
    expect((await line.thread()).messages).toHaveLength(1);
  });
});

describe('a turn', () => {
  it('that is completed twice by its holder gives the same result and is stored once', async () => {
    await line.say('Salom');
    const turn = await line.claimTurn();
    const once = await line.complete(turn, 'Va alaykum salom');
    const twice = await line.complete(turn, 'Va alaykum salom');
    expect(twice).toEqual(once);
    expect((await line.thread()).messages).toHaveLength(2);
    expect(await line.em.count(ModelCall, { turnId: turn.id })).toBe(1);
    expect((await line.thread()).totalTokens).toBe(127);
  });

  it('whose lease has ended belongs to whoever claims it next; the old holder cannot write', async () => {
    await line.say('Salom');
    const first = await line.claimTurn();
    await line.loseLeases('turn');
    const second = await line.claimTurn();
    expect(second).toMatchObject({ id: first.id, attempt: 2 });
    expect((await line.complete(first, 'Kech')).outcome).toBe('LOST');
    expect(await line.fail(first, 'TIMEOUT')).toBe('LOST');
    expect(await line.progress(first, 'Kech')).toBe('STOP');
    expect((await line.complete(second, 'Oʻz vaqtida')).outcome).toBe('STORED');
    expect((await line.thread()).messages.map(({ text }) => text)).toEqual([
      'Salom',
      'Oʻz vaqtida',
    ]);
  });

  it('is kept by heartbeats and named to a runner that has lost it', async () => {
    await line.say('Salom');
    const turn = await line.claimTurn();
    const held = { turns: [{ id: turn.id, lease: turn.lease }] };
    expect((await line.heartbeat(held)).dropTurns).toEqual([]);
    await line.act('takeOver');
    expect((await line.heartbeat(held)).dropTurns).toEqual([turn.id]);
  });

  it('waits longer after each failure and is given up after six, with the fallback said once', async () => {
    await line.say('Salom');
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(await line.fail(await line.claimTurn(), 'UNAVAILABLE')).toBe('RETRYING');
      await line.hurry();
    }
    const last = await line.claimTurn();
    expect(last.attempt).toBe(6);
    expect(await line.fail(last, 'UNAVAILABLE')).toBe('DEAD');
    expect(await line.fail(last, 'UNAVAILABLE')).toBe('DEAD');
    const thread = await line.thread();
    expect(thread.needsHuman).toBe(true);
    expect(thread.messages).toHaveLength(2);
    expect(await line.sendAll()).toHaveLength(1);
    const turn = await line.em.findOneOrFail(Turn, { id: last.id });
    expect(turn).toMatchObject({ state: 'DEAD', failure: 'UNAVAILABLE' });
  });

  it('waits as long as the model asked', async () => {
    await line.say('Salom');
    const turn = await line.claimTurn();
    const before = Date.now();
    expect(await line.fail(turn, 'QUOTA', { retryAfterMs: 30_000 })).toBe('RETRYING');
    const { dueAt } = await line.em.findOneOrFail(Turn, { id: turn.id });
    expect(dueAt.getTime() - before).toBeGreaterThanOrEqual(30_000);
    expect(await line.claimTurns()).toEqual([]);
  });

  it('that cannot succeed is given up at once, in the customer’s language, and can be tried again', async () => {
    await line.say('Salom');
    const turn = await line.claimTurn();
    const outcome = await line.fail(turn, 'SAFETY', {
      retryable: false,
      model: 'gemini-3.8-flash',
      usage: {
        promptTokens: 50,
        cachedTokens: 0,
        toolTokens: 0,
        thoughtsTokens: 0,
        candidatesTokens: 0,
        totalTokens: 50,
      },
      modelMs: 10,
    });
    expect(outcome).toBe('DEAD');
    const thread = await line.thread();
    expect(thread.totalTokens).toBe(50);
    const data = await line.owner.ask(
      'query($id: ID!) { node(id: $id) { ... on Turn { state failure failureReason } } }',
      { id: turn.id },
    );
    const shown = z.object({ node: z.object({ failureReason: z.string() }) }).parse(data).node;
    expect(shown.failureReason).toMatch(/safety/i);
    const retry = 'mutation($id: ID!) { retryTurn(id: $id) { id state } }';
    await line.owner.ask(retry, { id: turn.id });
    expect(failure(await line.owner.raw(retry, { id: turn.id }))).toBe('BAD_STATE');
    const again = await line.claimTurn();
    expect(again).toMatchObject({ newLines: 1, attempt: 1 });
    expect(again.history.at(-1)?.text).toBe('Salom');
    expect((await line.complete(again, 'Salom!')).outcome).toBe('STORED');
    expect(failure(await line.owner.raw(retry, { id: turn.id }))).toBe('BAD_STATE');
  });

  it('that the customer stopped is stored as it is, and what came meanwhile is answered next', async () => {
    await line.say('Uzun hikoya ayting');
    const turn = await line.claimTurn();
    expect(await line.progress(turn, 'Bir bor ekan')).toBe('CONTINUE');
    await line.receive({ externalId: 'stop-1', kind: 'STOPPED_DRAFT' });
    expect(await line.progress(turn, 'Bir bor ekan, bir yoʻq')).toBe('STOP');
    await line.say('Boshqa savol');
    const { outcome } = await line.complete(turn, 'Bir bor ekan', { stoppedByCustomer: true });
    expect(outcome).toBe('STORED');
    const next = await line.claimTurn();
    expect(next.newLines).toBe(1);
    expect(next.history.map(({ text }) => text)).toEqual([
      'Uzun hikoya ayting',
      'Bir bor ekan',
      'Boshqa savol',
    ]);
  });

  it('is only handed to the runner that holds the channel, and one conversation has one', async () => {
    await line.say('Bir', { chatId: 'a' });
    await line.say('Ikki', { chatId: 'b' });
    expect(await line.claimTurns('run_other')).toEqual([]);
    const claims = await Promise.all([1, 2, 3].map(() => line.claimTurns()));
    const ids = claims.flat().map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
  });

  it('shows the model no more than the personality’s budget, and what cannot be read by name', async () => {
    await line.say('eski '.repeat(2000));
    await line.complete(await line.claimTurn(), 'Tushunarli');
    await line.receive({
      externalId: 'photo',
      kind: 'MESSAGE',
      parts: [{ kind: 'IMAGE', text: 'Bu nima?' }],
    });
    const turn = await line.claimTurn();
    expect(turn.history.at(-1)?.text).toBe('[photo] Bu nima?');
    const estimated = turn.history.reduce((sum, { text }) => sum + text.length / 3.5, 0);
    expect(estimated).toBeLessThan(4100);
    const seqs = turn.history.map(({ seq }) => seq);
    expect(new Set(seqs).size).toBe(seqs.length);
  });

  it('takes one of each workspace before a second of any', async () => {
    const busy = line;
    const quiet = await makeLine(api);
    for (const chatId of ['a', 'b', 'c', 'd']) await busy.say('Savol', { chatId });
    await quiet.say('Bitta savol');
    // One runner holds both channels.
    await quiet.em.nativeUpdate(Channel, { id: quiet.channelId }, { leaseOwner: busy.runnerId });
    const claimed = await busy.claimTurns(busy.runnerId, 2);
    expect(claimed.map(({ history }) => history[0]?.text).sort()).toEqual(['Bitta savol', 'Savol']);
  });
});
