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
const Answer = z.object({ data: z.unknown(), errors: z.unknown().optional() });

/** A runner whose model answers at once: it claims, hands in and reports as a real one does. */
export interface TurnRunner {
  /** Claims and answers until so many turns are done; how long each held the customer up, in ms. */
  answer(turns: number, together: number): Promise<number[]>;
}

/** One that speaks to a side in the words of our own client. */
export function turnRunner(side: Side, key: string): TurnRunner {
  const texts = ownOperations('packages/client/src');
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const send = async (name: string, variables: object) => {
    const body = JSON.stringify({ query: texts.get(name), operationName: name, variables });
    const answer = await fetch(`${side.url}/graphql`, { method: 'POST', headers, body });
    const { data, errors } = Answer.parse(await answer.json());
    if (errors !== undefined) throw new Error(`${side.name}: ${JSON.stringify(errors)}`);
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
  return {
    async answer(turns, together) {
      const took: number[] = [];
      let misses = 0;
      while (took.length < turns) {
        const start = performance.now();
        const limit = Math.min(together, turns - took.length);
        const { claimTurns } = Claimed.parse(await send('ClaimTurns', { runnerId, limit }));
        const claim = performance.now() - start;
        if (claimTurns.length === 0 && (misses += 1) > 100)
          throw new Error(`${side.name} hands out no turn.`);
        const ended = await Promise.all(claimTurns.map(finish));
        took.push(...ended.map((ms) => ms + claim));
      }
      return took;
    },
  };
}

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
