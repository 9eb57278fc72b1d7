import { setTimeout as rest } from 'node:timers/promises';
import { z } from 'zod';
import type { Side } from '../harness/side.ts';
import { ownOperations } from '../history/documents.ts';
import { runnerId } from './prepare.ts';

const Claimed = z.object({
  claimTurns: z.array(z.object({ id: z.string(), lease: z.string() })),
});
const Completed = z.object({
  completeTurn: z.object({
    outcome: z.string(),
    delivery: z.object({ id: z.string(), lease: z.string() }).nullable(),
  }),
});
const Answer = z.object({ data: z.unknown().optional(), errors: z.unknown().optional() });

/** A runner whose model answers at once: it claims, hands in and reports as a real one does. */
export interface TurnRunner {
  /** Claims and answers until so many turns are done; how long each held the customer up, in ms. */
  answer(turns: number, together: number): Promise<number[]>;
  /**
   * The same, so many begun a second. Like a real one it asks for work once at a time, for all that
   * it may begin by now; the time from that question on counts.
   */
  steadily(turns: number, perSecond: number): Promise<number[]>;
}

/** One that speaks to a side in the words of our own client. */
export function turnRunner(side: Side, key: string): TurnRunner {
  const texts = ownOperations('packages/client/src');
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const send = async (name: string, variables: object) => {
    const body = JSON.stringify({ query: texts.get(name), operationName: name, variables });
    const answer = await fetch(`${side.url}/graphql`, { method: 'POST', headers, body });
    const { data, errors } = Answer.parse(await answer.json());
    if (errors !== undefined) throw new Error(`${side.name}, ${name}: ${JSON.stringify(errors)}`);
    return data;
  };
  const finish = async ({ id, lease }: { id: string; lease: string }): Promise<number> => {
    const start = performance.now();
    const input = { ...receipt, turnId: id, lease, runnerId };
    const { outcome, delivery } = Completed.parse(
      await send('CompleteTurn', { input }),
    ).completeTurn;
    const took = performance.now() - start;
    if (outcome !== 'STORED' || delivery === null)
      throw new Error(`${side.name}: a turn ended as ${outcome}, without a delivery.`);
    const report = { deliveryId: delivery.id, lease: delivery.lease, outcome: 'SENT' };
    const sent = { ...report, piece: 1, pieces: 1, platformMessageId: id, sendMs: 20 };
    await send('RecordDelivery', { input: sent });
    return took;
  };
  const claim = async (limit: number) => {
    const start = performance.now();
    const { claimTurns } = Claimed.parse(await send('ClaimTurns', { runnerId, limit }));
    const ms = performance.now() - start;
    return claimTurns.map((turn) => async () => ms + (await finish(turn)));
  };
  let misses = 0;
  const missed = async () => {
    if ((misses += 1) > mostMisses) throw new Error(`${side.name} hands out no turn.`);
    await rest(missMs);
  };
  return {
    async answer(turns, together) {
      misses = 0;
      const took: number[] = [];
      while (took.length < turns) {
        const claimed = await claim(Math.min(together, turns - took.length));
        if (claimed.length === 0) await missed();
        took.push(...(await Promise.all(claimed.map((end) => end()))));
      }
      return took;
    },
    async steadily(turns, perSecond) {
      misses = 0;
      const ends: Promise<number>[] = [];
      const start = performance.now();
      while (ends.length < turns) {
        const due = Math.floor(((performance.now() - start) * perSecond) / 1000) + 1;
        const wanted = Math.min(due, turns) - ends.length;
        if (wanted <= 0) {
          await rest(Math.max(1, start + (ends.length * 1000) / perSecond - performance.now()));
          continue;
        }
        const claimed = await claim(wanted);
        // A bot may have no more in the making than it has: until one of them ends.
        if (claimed.length === 0) await missed();
        ends.push(...claimed.map((end) => end()));
      }
      return Promise.all(ends);
    },
  };
}

// Whoever is handed nothing asks again after a while, as a runner does whom nobody wakes.
const [mostMisses, missMs] = [500, 20];

const receipt = {
  text: 'We open at nine every day, and there is parking behind the house.',
  model: 'gemini-3.8-flash',
  finishReason: 'STOP',
  usage: {
    ...{ promptTokens: 220, cachedTokens: 0, toolTokens: 0 },
    ...{ thoughtsTokens: 0, candidatesTokens: 40, totalTokens: 260 },
  },
  ...{ firstTokenMs: 300, modelMs: 900, historyKept: 20, historyDropped: 0 },
};
