import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Bot } from '@cbf/db';
import { createContext } from '../src/context.ts';
import { startTestApi, type Client, type TestApi } from './api.ts';
import { makeLine, type TestLine } from './line.ts';

let api: TestApi;
let line: TestLine;
let stranger: TestLine;
beforeAll(async () => {
  api = await startTestApi();
  line = await makeLine(api);
  stranger = await makeLine(api);
});
afterAll(() => api.close());

const bots = z.object({
  bots: z.object({
    edges: z.array(z.object({ node: z.object({ id: z.string(), name: z.string() }) })),
  }),
});

async function botsOf(client: Client): Promise<{ id: string; name: string }[]> {
  const data = await client.ask('{ bots { edges { node { id name } } } }');
  return bots.parse(data).bots.edges.map(({ node }) => node);
}

it('nothing that a request has loaded is there for the next one', async () => {
  for (let round = 0; round < 3; round += 1) {
    const name = `Doʻkon ${randomUUID()}`;
    await botsOf(line.owner);
    // Behind the product's back, so that only a look at the database can know it.
    await line.em.nativeUpdate(Bot, { id: line.botId }, { name });
    expect(await botsOf(line.owner)).toEqual([{ id: line.botId, name }]);
  }
});

it('requests of two people at the same moment see their own and nothing else', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, place) => botsOf((place % 2 ? line : stranger).owner)),
  );
  answers.forEach((answer, place) => {
    expect(answer.map(({ id }) => id)).toEqual([(place % 2 ? line : stranger).botId]);
  });
});

it('what one request holds, no other one does, nor the app itself', async () => {
  const { parts } = api.app;
  const origin = { address: '', userAgent: null, setCookie: () => undefined };
  const guest = { kind: 'GUEST', locale: 'en' } as const;
  const [one, other] = [createContext(parts, guest, origin), createContext(parts, guest, origin)];
  await one.em.findOneOrFail(Bot, { id: line.botId });
  const held = (em: typeof one.em) => em.getUnitOfWork().getIdentityMap().values().length;
  expect(held(one.em)).toBe(1);
  expect([held(other.em), held(one.fork().em)]).toEqual([0, 0]);
  // The one that lives as long as the app holds nothing for anybody: it refuses to.
  expect(() => held(parts.database.em)).toThrow(/global EntityManager/);
});
