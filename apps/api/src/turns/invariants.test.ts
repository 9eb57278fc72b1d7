import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Conversation, Delivery, Event, Message, rebuildRollUp, Turn } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import {
  makeLine,
  type ClaimedDelivery,
  type ClaimedTurn,
  type TestLine,
} from '../../test/line.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const steps = [
  'say',
  'sayAgain',
  'help',
  'claim',
  'claim',
  'complete',
  'completeOld',
  'fail',
  'send',
  'doubt',
  'record',
  'recordOld',
  'takeOver',
  'operator',
  'handBack',
  'loseTurns',
  'loseSends',
  'hurry',
  'stopDraft',
] as const;
type Step = (typeof steps)[number];

/** One customer, one runner, and everything that may happen between them in any order. */
class Play {
  readonly line: TestLine;
  readonly turns: ClaimedTurn[] = [];
  readonly sends: ClaimedDelivery[] = [];
  said = 0;

  constructor(line: TestLine) {
    this.line = line;
  }

  async step(step: Step): Promise<void> {
    const { line, turns, sends } = this;
    const turn = turns.at(-1);
    const sending = sends.at(-1);
    const oldTurn = turns.at(0);
    const oldSending = sends.at(0);
    switch (step) {
      case 'say':
        this.said += 1;
        await line.say(`q${String(this.said)}`, { externalId: `u${String(this.said)}` });
        return;
      case 'sayAgain':
        if (this.said > 0)
          await line.say(`q${String(this.said)}`, { externalId: `u${String(this.said)}` });
        return;
      case 'help':
        await line.say('/help', { command: 'help' });
        return;
      case 'claim':
        turns.push(...(await line.claimTurns()));
        return;
      case 'complete':
        if (turn) await this.complete(turn);
        return;
      case 'completeOld':
        if (oldTurn) await this.complete(oldTurn);
        return;
      case 'fail':
        if (turn) await line.fail(turn, 'UNAVAILABLE', { retryAfterMs: 0 });
        return;
      case 'send':
        await this.claimSends();
        return;
      case 'doubt':
        if (sending) await line.record(sending, 'UNCERTAIN');
        return;
      case 'record':
        if (sending) await line.record(sending, 'SENT', { platformMessageId: sending.id });
        return;
      case 'recordOld':
        if (oldSending) await line.record(oldSending, 'SENT', { platformMessageId: oldSending.id });
        return;
      case 'takeOver':
      case 'handBack':
        if (await this.begun()) await line.act(step);
        return;
      case 'operator':
        if (await this.begun()) await line.operatorSays('operator');
        return;
      case 'loseTurns':
        await line.loseLeases('turn');
        return;
      case 'loseSends':
        await line.loseLeases('delivery');
        return;
      case 'hurry':
        await line.hurry();
        return;
      case 'stopDraft':
        await line.receive({ externalId: `stop-${String(this.said)}`, kind: 'STOPPED_DRAFT' });
    }
  }

  async complete(turn: ClaimedTurn): Promise<void> {
    const { delivery } = await this.line.complete(turn, `a ${turn.id} ${String(turn.attempt)}`);
    if (delivery) this.sends.push(delivery);
  }

  async claimSends(): Promise<number> {
    const claimed = await this.line.claimDeliveries();
    this.sends.push(...claimed);
    const open = await this.line.em.find(Delivery, {
      botId: this.line.botId,
      state: { $in: ['QUEUED', 'SENDING'] },
    });
    for (const each of claimed) {
      const own = open.find(({ id }) => id === each.id);
      // Nothing may overtake what is still on its way.
      expect(open.every(({ seq }) => seq >= (own?.seq ?? 0))).toBe(true);
    }
    return claimed.length;
  }

  async begun(): Promise<boolean> {
    return (await this.line.em.count(Conversation, { botId: this.line.botId })) > 0;
  }

  /** Lets everything end as it would in time. */
  async drain(): Promise<void> {
    const { line } = this;
    if (await this.begun()) await line.act('handBack');
    await line.loseLeases('turn', 'delivery');
    for (let round = 0; round < 40; round += 1) {
      await line.hurry();
      const turns = await line.claimTurns();
      for (const turn of turns) await this.complete(turn);
      const claimed = await this.claimSends();
      for (const each of this.sends)
        await line.record(each, 'SENT', { platformMessageId: each.id });
      if (turns.length + claimed === 0 && !(await this.open())) return;
    }
    throw new Error('The line does not come to rest.');
  }

  async open(): Promise<boolean> {
    const { em, botId } = this.line;
    const turns = await em.count(Turn, { botId, state: { $in: ['QUEUED', 'THINKING'] } });
    const sends = await em.count(Delivery, { botId, state: { $in: ['QUEUED', 'SENDING'] } });
    return turns + sends > 0;
  }
}

async function checkLaws(line: TestLine): Promise<void> {
  const { em, botId } = line;
  const messages = await em.find(Message, { botId }, { orderBy: { seq: 'asc' } });
  const turns = await em.find(Turn, { botId });
  const [conversation] = await em.find(Conversation, { botId });
  // Numbered without gaps, and every question is dealt with.
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, place) => place + 1));
  const left = messages.filter(
    ({ wantsAnswer, seq }) => wantsAnswer && seq > (conversation?.answeredSeq ?? 0),
  );
  expect(left).toEqual([]);
  // One stored answer for each answered turn, none for any other.
  const answers = messages.filter(({ turnId }) => turnId != null).map(({ turnId }) => turnId);
  const done = turns.filter(({ state }) => state === 'DONE').map(({ id }) => id);
  expect(answers.toSorted()).toEqual(done.toSorted());
  // No question is answered by two turns.
  const ranges = turns
    .filter(({ state }) => state === 'DONE')
    .sort((a, b) => a.fromSeq - b.fromSeq);
  for (const [place, turn] of ranges.entries())
    expect(turn.fromSeq).toBeGreaterThan(ranges[place - 1]?.throughSeq ?? 0);
  // Everything ends visibly.
  const ends = new Set(messages.map(({ deliveryState }) => deliveryState));
  for (const open of ['QUEUED', 'SENDING']) expect([...ends]).not.toContain(open);
  const workspaceId = messages[0]?.workspaceId ?? '';
  const log = await em.find(Event, { workspaceId }, { orderBy: { seq: 'asc' } });
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, place) => place + 1));
}

it('whatever happens in whatever order, every law of the line holds when it comes to rest', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...steps), { minLength: 8, maxLength: 30 }),
      async (script) => {
        const play = new Play(await makeLine(api));
        for (const step of script) await play.step(step);
        await play.drain();
        await checkLaws(play.line);
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
  expect(await rebuildRollUp(api.app.parts.database)).toMatchObject({ wasEqual: true });
}, 120_000);
