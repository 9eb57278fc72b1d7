import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
// eslint-disable-next-line no-restricted-imports -- PostgreSQL for tests is no part of the package's door
import { startEmbedded, type EmbeddedServer } from '../../../packages/db/test/embedded.ts';
import { startTestApi, type TestApi } from './api.ts';
import { makeLine, type TestLine } from './line.ts';

let server: EmbeddedServer;
let api: TestApi;
let line: TestLine;
const loose: unknown[] = [];
const note = (reason: unknown): void => {
  loose.push(reason);
};
beforeAll(async () => {
  process.on('unhandledRejection', note);
  server = await startEmbedded();
  api = await startTestApi({ databaseUrl: server.url });
  line = await makeLine(api);
});
afterAll(async () => {
  await api.close();
  await server.remove();
  process.off('unhandledRejection', note);
});

const ready = async () => (await fetch(`${api.url}/readyz`)).status;

it('PostgreSQL may go away and come back: all that was acknowledged is there, and work goes on', async () => {
  // Some are under way when it goes; each is stored or says so, and those that failed come again.
  const asked = Array.from({ length: 40 }, () => randomUUID());
  const say = (externalId: string) => line.say('Salom', { externalId, chatId: externalId });
  const first = Promise.allSettled(asked.map((id) => say(id)));
  await server.stop();
  const results = await first;

  expect(await ready()).toBe(503);
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
  const { errors = [] } = await line.owner.raw('{ bots { totalCount } }');
  expect(errors[0]?.extensions).toMatchObject({ code: 'INTERNAL', retryable: true });
  expect(errors[0]?.message).not.toMatch(/ECONN|connect|terminat|127\.0\.0\.1/i);

  await server.start();
  expect(await line.owner.raw('{ bots { totalCount } }')).not.toHaveProperty('errors');
  expect(await ready()).toBe(200);
  const again = await Promise.all(
    asked.filter((_, place) => results[place]?.status === 'rejected').map((id) => say(id)),
  );
  expect(again.length + results.filter(({ status }) => status === 'fulfilled').length).toBe(40);
  const { conversations } = z
    .object({ conversations: z.object({ totalCount: z.number() }) })
    .parse(await line.owner.ask('{ conversations { totalCount } }'));
  expect(conversations.totalCount).toBe(40);
  await line.hurry();
  const [turn] = await line.claimTurns();
  if (!turn) throw new Error('No turn is due after the restart.');
  expect((await line.complete(turn, 'Javob')).outcome).toBe('STORED');
  expect(loose).toEqual([]);
});
