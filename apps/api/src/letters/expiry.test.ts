import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Channel } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';
import { warnOfEnds } from './expiry.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const dayMs = 86_400_000;

/** The token's end comes so near, as if the days until then had passed. */
async function daysLeft(line: TestLine, days: number): Promise<void> {
  const credentialExpiresAt = new Date(line.now().getTime() + days * dayMs);
  await line.em.nativeUpdate(Channel, { id: line.channelId }, { credentialExpiresAt });
  await warnOfEnds(api.app.parts);
  // Once more: each day is said once.
  await warnOfEnds(api.app.parts);
}

async function letters(line: TestLine) {
  const data = await line.owner.ask(
    `query($id: ID!) { bot(id: $id) { deadLetters } deadLetters(botId: $id) { edges { node {
       id kind code reason attempts canReplay replayRefusal conversation { id } channel { id credentialExpiresAt } } } } }`,
    { id: line.botId },
  );
  const edges = z.array(z.object({ node: z.looseObject({ id: z.string() }) }));
  const { bot, deadLetters } = z
    .object({ bot: z.object({ deadLetters: z.number() }), deadLetters: z.object({ edges }) })
    .parse(data);
  expect(bot.deadLetters).toBe(deadLetters.edges.length);
  return deadLetters.edges.map(({ node }) => node);
}

function dismiss(line: TestLine): Promise<unknown> {
  return line.owner.ask('mutation($id: ID!) { dismissDeadLetter(id: $id) }', {
    id: line.channelId,
  });
}

it('an owner is warned ten days and one day before a token ends, each once', async () => {
  const line = await makeLine(api, 'INSTAGRAM');
  await daysLeft(line, 11);
  expect(await letters(line)).toEqual([]);
  await daysLeft(line, 9);
  const [letter] = await letters(line);
  expect(letter).toMatchObject({
    ...{ id: line.channelId, kind: 'CHANNEL', code: 'TOKEN_ENDS', conversation: null },
    ...{ canReplay: false, attempts: 0, channel: { id: line.channelId } },
    reason: expect.stringContaining('Meta'),
  });
  expect(await dismiss(line)).toEqual({ dismissDeadLetter: true });
  await daysLeft(line, 5);
  expect(await letters(line)).toEqual([]);
  await daysLeft(line, 0.9);
  expect(await letters(line)).toHaveLength(1);
  await dismiss(line);
  await daysLeft(line, -1);
  expect(await letters(line)).toEqual([]);
});

it('a warning is taken back when the token is renewed, and comes again for the next end', async () => {
  const line = await makeLine(api, 'INSTAGRAM');
  await daysLeft(line, 3);
  expect(await letters(line)).toHaveLength(1);
  const stranger = await makeLine(api, 'INSTAGRAM');
  expect(await letters(stranger)).toEqual([]);
  const renewed = await line.runner.ask(
    'mutation($id: ID!, $lease: String!, $at: DateTimeISO!) { renewCredential(channelId: $id, lease: $lease, token: "IGAA-fresh-token-of-sixty-days", expiresAt: $at) }',
    {
      id: line.channelId,
      lease: line.channelLease,
      at: new Date(line.now().getTime() + 60 * dayMs).toISOString(),
    },
  );
  expect(renewed).toEqual({ renewCredential: true });
  expect(await letters(line)).toEqual([]);
  await daysLeft(line, 8);
  expect(await letters(line)).toHaveLength(1);
});

it('a token that has died is the channel’s reason, in words', async () => {
  const line = await makeLine(api, 'INSTAGRAM');
  await line.report('INACTIVE', 'WRONG_TOKEN');
  const data = await line.owner.ask(
    'query($id: ID!) { node(id: $id) { ... on Channel { statusCode statusReason } } }',
    { id: line.channelId },
  );
  expect(data).toMatchObject({
    node: { statusCode: 'WRONG_TOKEN', statusReason: expect.stringContaining('Meta') },
  });
});
