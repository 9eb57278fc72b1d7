import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Personality, Turn } from '@cbf/db';
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

describe('a turn', () => {
  it('of somebody who keeps writing is superseded three times, then one is sent and the rest answered', async () => {
    await line.say('1');
    for (let said = 2; said <= 4; said += 1) {
      const turn = await line.claimTurn();
      await line.say(String(said));
      expect((await line.complete(turn, 'eski')).outcome).toBe('SUPERSEDED');
    }
    const through = await line.claimTurn();
    await line.say('5');
    await line.say('6');
    expect(await line.progress(through, 'Toʻrt…')).toBe('CONTINUE');
    expect((await line.complete(through, 'Toʻrttaga')).outcome).toBe('STORED');
    const next = await line.claimTurn();
    expect(next.history.slice(-next.newLines).map(({ text }) => text)).toEqual(['5', '6']);
    await line.say('7');
    expect((await line.complete(next, 'eski')).outcome).toBe('SUPERSEDED');
    const last = await line.claimTurn();
    expect(last.newLines).toBe(3);
    await line.complete(last, 'Uchtaga');
    const { messages } = await line.thread();
    const texts = messages.map(({ text }) => text);
    expect(texts).toEqual(['1', '2', '3', '4', '5', '6', 'Toʻrttaga', '7', 'Uchtaga']);
  });

  it('that is given up after three others were superseded leaves nothing unanswered', async () => {
    await line.say('1');
    for (let said = 2; said <= 4; said += 1) {
      await line.claimTurn();
      await line.say(String(said));
    }
    const turn = await line.claimTurn();
    await line.say('5');
    expect(await line.fail(turn, 'SAFETY', { retryable: false })).toBe('DEAD');
    const next = await line.claimTurn();
    expect(next.newLines).toBe(1);
    expect((await line.complete(next, 'Besh')).outcome).toBe('STORED');
  });

  it('that loses its runners keeps its six tries for the model, and ends when it has lost twenty', async () => {
    await line.say('Salom');
    const lose = async () => {
      await line.claimTurn();
      await line.loseLeases('turn');
    };
    for (let loss = 1; loss <= 12; loss += 1) await lose();
    for (let failure = 1; failure <= 5; failure += 1) {
      expect(await line.fail(await line.claimTurn(), 'UNAVAILABLE')).toBe('RETRYING');
      await line.hurry();
    }
    const last = await line.claimTurn();
    expect(last.attempt).toBe(18);
    expect(await line.fail(last, 'UNAVAILABLE')).toBe('DEAD');

    await line.say('Yana salom');
    for (let loss = 1; loss < 20; loss += 1) await lose();
    const { id } = await line.claimTurn();
    await line.loseLeases('turn');
    expect(await line.em.fork().findOneOrFail(Turn, { id })).toMatchObject({
      state: 'DEAD',
      failure: 'RUNNER_LOST',
      losses: 20,
    });
  });

  it('shows the model all that waits, and tells how many of them its budget left out', async () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, place) => ({
        externalId: randomUUID(),
        kind: 'MESSAGE',
        messageId: randomUUID(),
        parts: [{ kind: 'TEXT', text: `Savol ${String(place + 1)}` }],
      }));
    await line.receiveAll(lines(45));
    const all = await line.claimTurn();
    expect(all.newLines).toBe(45);
    await line.complete(all, 'Hammasiga', { historyDropped: 2 });
    expect(await line.em.findOneOrFail(Turn, { id: all.id })).toMatchObject({ historyDropped: 2 });

    await line.em.nativeUpdate(Personality, { botId: line.botId }, { historyTokens: 100 });
    await line.receiveAll(lines(60));
    const some = await line.claimTurn();
    expect(some.newLines).toBeLessThan(20);
    expect(some.history.at(-1)?.text).toBe('Savol 60');
    await line.complete(some, 'Oxirgilariga');
    const turn = await line.em.findOneOrFail(Turn, { id: some.id });
    expect(turn.historyDropped).toBe(60 - some.newLines);
    expect(await line.claimTurns()).toEqual([]);
  });
});
