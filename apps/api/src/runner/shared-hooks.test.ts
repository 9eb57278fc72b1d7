import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it('a shared handshake is right with the verify token of any connected channel of its platform', async () => {
  const line = await makeLine(api, 'WHATSAPP');
  const data = await line.owner.ask(
    'query($id: ID!) { node(id: $id) { ... on Channel { verifyToken } } }',
    { id: line.channelId },
  );
  const { verifyToken } = z
    .object({ node: z.object({ verifyToken: z.string() }) })
    .parse(data).node;
  const isRight = async (platform: string, word: string) =>
    line.runner.ask(
      'mutation($platform: Platform!, $word: String!) { isVerifyToken(platform: $platform, verifyToken: $word) }',
      { platform, word },
    );
  expect(await isRight('WHATSAPP', verifyToken)).toEqual({ isVerifyToken: true });
  expect(await isRight('INSTAGRAM', verifyToken)).toEqual({ isVerifyToken: false });
  expect(await isRight('WHATSAPP', `${verifyToken}x`)).toEqual({ isVerifyToken: false });
  await line.owner.ask('mutation($id: ID!) { disconnectChannel(id: $id) { id } }', {
    id: line.channelId,
  });
  expect(await isRight('WHATSAPP', verifyToken)).toEqual({ isVerifyToken: false });
});

async function channelsOf(line: TestLine, platform: string, externalId: string) {
  const data = await line.runner.ask(
    'mutation($platform: Platform!, $ids: [String!]!) { hookChannels(platform: $platform, externalIds: $ids) { id hookUrl } }',
    { platform, ids: [externalId] },
  );
  const channel = z.object({ id: z.string(), hookUrl: z.string() });
  return z.object({ hookChannels: z.array(channel) }).parse(data).hookChannels;
}

it('a webhook for an unknown profile is offered to the channels that were never proven', async () => {
  const line = await makeLine(api, 'INSTAGRAM');
  const its = {
    id: line.channelId,
    hookUrl: `http://localhost:3000/hooks/instagram/${line.channelId}`,
  };
  expect(await channelsOf(line, 'INSTAGRAM', '1784')).toContainEqual(its);
  await line.report('ACTIVE', 'OK', { externalId: '17841400000000001' });
  expect(await channelsOf(line, 'INSTAGRAM', '1784')).not.toContainEqual(its);
  expect(await channelsOf(line, 'INSTAGRAM', '17841400000000001')).toEqual([its]);
  expect(await channelsOf(line, 'WHATSAPP', '17841400000000001')).toEqual([]);
});
