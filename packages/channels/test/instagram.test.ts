import { expect, test } from 'vitest';
import { z } from 'zod';
import { createInstagram, type InstagramOptions, type Outbound } from '../src/index.ts';
import { contract, hasContracts } from './contracts.ts';
import { graphServer, refusal } from './graph-server.ts';
import { PROFILE, SANJAR } from './payloads.ts';

const graph = graphServer();
const TOKEN = 'IGAAsecretsecretsecret';
const client = (more: Partial<InstagramOptions> = {}) =>
  createInstagram({ token: TOKEN, accountId: PROFILE, baseUrl: graph.url, ...more });
const SENT = { status: 200, body: { recipient_id: SANJAR, message_id: 'aWdfb3V0MQ' } };

async function send(outbound: Outbound, instagram = client()) {
  const [piece] = instagram.layOut(outbound);
  if (!piece) throw new Error('There is nothing to send.');
  return instagram.send(SANJAR, piece);
}

test('a text goes to the person, with the token in the header only', async () => {
  graph.answer(SENT);
  expect(await send({ text: 'Salom' })).toEqual({
    outcome: 'sent',
    platformMessageId: 'aWdfb3V0MQ',
  });
  expect(graph.asked[0]).toMatchObject({
    method: 'POST',
    path: `/v25.0/${PROFILE}/messages`,
    query: {},
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  expect(graph.asked[0]?.json).toEqual({ recipient: { id: SANJAR }, message: { text: 'Salom' } });
});

const LATE = refusal(403, 10, { error_subcode: 2534022, message: 'Das Fenster ist zu' });

test('a closed window is found by its code, whatever language it is told in', async () => {
  graph.answer(LATE);
  expect(await send({ text: 'x' })).toMatchObject({
    outcome: 'rejected',
    reasonCode: 'WINDOW_CLOSED',
    platformCode: '10/2534022',
  });
  expect(graph.asked).toHaveLength(1);
});

test('a person’s message may come later, and only a person’s carries the tag', async () => {
  graph.answer(LATE, SENT);
  expect(await send({ text: 'x', byHuman: true })).toMatchObject({ outcome: 'sent' });
  const message = { recipient: { id: SANJAR }, message: { text: 'x' } };
  expect(graph.asked.map(({ json }) => json)).toEqual([
    message,
    { ...message, messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' },
  ]);
  graph.asked.length = 0;
  graph.answer(SENT);
  await send({ text: 'x', byHuman: true });
  expect(graph.asked[0]?.json).toEqual(message);
});

test.for<[status: number, code: number, subcode: number | undefined, result: object]>([
  [400, 100, 2534014, { outcome: 'blocked', reasonCode: 'NOT_ON_PLATFORM' }],
  [400, 190, undefined, { outcome: 'unauthorized', reasonCode: 'TOKEN' }],
  [403, 10, undefined, { outcome: 'unauthorized', reasonCode: 'PERMISSION' }],
  // One message that was refused must not stop the channel.
  [400, 10, 1234567, { outcome: 'rejected', reasonCode: 'POLICY' }],
  [400, 613, undefined, { outcome: 'retry', limited: true, botPauseMs: 5_000 }],
  [400, 4, undefined, { outcome: 'retry', limited: true, botPauseMs: 60_000 }],
  [400, 100, undefined, { outcome: 'rejected', reasonCode: 'INVALID' }],
  [500, 2, undefined, { outcome: 'retry', reasonCode: 'OUTAGE' }],
])(
  'an answer %d with code %d and subcode %j is judged by its code',
  async ([status, code, error_subcode, result]) => {
    graph.answer(refusal(status, code, { error_subcode }));
    expect(await send({ text: 'x' })).toMatchObject(result);
  },
);

test('an error that says that it passes is waited out, one that nobody knows is not', async () => {
  graph.answer(refusal(400, 77_777, { is_transient: true }));
  expect(await send({ text: 'x' })).toMatchObject({ outcome: 'retry' });
  graph.answer(refusal(400, 77_777));
  expect(await send({ text: 'x' })).toMatchObject({ outcome: 'rejected', reasonCode: 'UNKNOWN' });
});

test('a comment is answered in private or under it, a message with a heart', async () => {
  graph.answer(SENT);
  await send({ text: 'Salom', comment: { id: '179', isPublic: false } });
  graph.answer({ status: 200, body: { id: '180' } });
  expect(await send({ text: 'Rahmat', comment: { id: '179', isPublic: true } })).toEqual({
    outcome: 'sent',
    platformMessageId: '180',
  });
  graph.answer({ status: 200, body: { recipient_id: SANJAR } });
  const reaction = { messageId: 'aWdfMQ', emoji: '👍' };
  expect(await send({ text: '', reaction })).toEqual({
    outcome: 'sent',
    platformMessageId: 'aWdfMQ',
  });
  await send({ text: '', reaction: { ...reaction, emoji: '' } });
  const messages = `/v25.0/${PROFILE}/messages`;
  const recipient = { id: SANJAR };
  const message_id = 'aWdfMQ';
  expect(graph.asked.map(({ path, json }) => [path, json])).toEqual([
    [messages, { recipient: { comment_id: '179' }, message: { text: 'Salom' } }],
    ['/v25.0/179/replies', { message: 'Rahmat' }],
    [messages, { recipient, sender_action: 'react', payload: { message_id, reaction: 'love' } }],
    [messages, { recipient, sender_action: 'unreact', payload: { message_id } }],
  ]);
});

test('seen and typing are shown', async () => {
  graph.answer({ status: 200, body: { recipient_id: SANJAR } });
  expect(await client().markRead(SANJAR, 'aWdfMQ')).toEqual({ ok: true, value: true });
  const stop = client().keepTyping(SANJAR, 'aWdfMQ');
  await graph.heard(2);
  stop();
  expect(graph.asked.map(({ json }) => json)).toEqual([
    { recipient: { id: SANJAR }, sender_action: 'mark_seen' },
    { recipient: { id: SANJAR }, sender_action: 'typing_on' },
  ]);
});

test('verifying gives the id that webhooks use, in either form of the answer', async () => {
  const me = { user_id: PROFILE, username: 'shop', id: '27000000000000000' };
  const value = { externalId: PROFILE, username: 'shop', displayName: 'shop' };
  graph.answer({ status: 200, body: me });
  expect(await client().verify()).toEqual({ ok: true, value });
  graph.answer({ status: 200, body: { data: [{ ...me, name: 'The shop' }] } });
  expect(await client().verify()).toMatchObject({ value: { displayName: 'The shop' } });
  expect(graph.asked[0]).toMatchObject({
    path: '/v25.0/me',
    query: { fields: 'user_id,username,name' },
  });
  graph.answer(refusal(400, 190));
  expect(await client().verify()).toMatchObject({ code: 'WRONG_TOKEN', reason: 'TOKEN' });
});

test('a token is given for one of sixty days, and that for a fresh one', async () => {
  const instagram = client({ clock: () => new Date('2026-11-22T12:00:00.000Z') });
  const body = { access_token: 'long', token_type: 'bearer', expires_in: 5_184_000 };
  graph.answer({ status: 200, body });
  const value = { token: 'long', expiresAt: '2027-01-21T12:00:00.000Z' };
  expect(await instagram.exchangeToken('app-secret')).toEqual({ ok: true, value });
  expect(await instagram.refreshToken()).toEqual({ ok: true, value });
  expect(graph.asked.map(({ method, path, query }) => [method, path, query])).toEqual([
    [
      'GET',
      '/access_token',
      { grant_type: 'ig_exchange_token', client_secret: 'app-secret', access_token: TOKEN },
    ],
    ['GET', '/refresh_access_token', { grant_type: 'ig_refresh_token', access_token: TOKEN }],
  ]);
  graph.answer(refusal(400, 190, { message: `expired: ${TOKEN}` }));
  const refused = await instagram.refreshToken();
  expect(refused).toMatchObject({ ok: false, code: 'WRONG_TOKEN' });
  expect(JSON.stringify(refused)).not.toContain('secret');
});

test('webhooks are asked for and given up; a person’s name is looked up', async () => {
  graph.answer({ status: 200, body: { success: true } });
  expect(await client().subscribe()).toEqual({ ok: true, value: true });
  expect(await client().unsubscribe()).toEqual({ ok: true, value: true });
  expect(graph.asked.map(({ method, path }) => [method, path])).toEqual([
    ['POST', `/v25.0/${PROFILE}/subscribed_apps`],
    ['DELETE', `/v25.0/${PROFILE}/subscribed_apps`],
  ]);
  expect(graph.asked[0]?.query['subscribed_fields']?.split(',')).toContain('comments');
  graph.answer({ status: 200, body: { name: 'Sanjar', username: 'sanjar', id: SANJAR } });
  expect(await client().profile(SANJAR)).toEqual({
    ok: true,
    value: { name: 'Sanjar', handle: 'sanjar' },
  });
});

const Samples = z.object({
  requests: z.record(z.string(), z.unknown()),
  errors: z.array(z.object({ when: z.string(), status: z.number(), body: z.unknown() })),
});

test.skipIf(!hasContracts)(
  'requests look like the collected samples, refusals are understood',
  async () => {
    const { requests, errors } = Samples.parse(contract('instagram/send-api.json'));
    graph.answer(SENT);
    const url = 'https://cdn.example.com/a.png';
    await send({ text: 'Hello' });
    await send({ text: '', media: { kind: 'IMAGE', source: { url } } });
    await send({ text: 'Hello', comment: { id: '17900000000000001', isPublic: false } });
    expect(graph.asked.map(({ json }) => json)).toEqual([
      { ...z.object({}).loose().parse(requests['text']), recipient: { id: SANJAR } },
      { ...z.object({}).loose().parse(requests['image']), recipient: { id: SANJAR } },
      requests['private_reply'],
    ]);
    const reasons: Record<string, unknown> = {};
    for (const { when, status, body } of errors) {
      graph.answer({ status, body });
      const result = await send({ text: 'x' });
      reasons[when] = 'reasonCode' in result ? result.reasonCode : result.outcome;
    }
    expect(reasons).toEqual({
      '24 h window closed': 'WINDOW_CLOSED',
      'recipient not found': 'NOT_ON_PLATFORM',
      'token expired or revoked': 'TOKEN',
      'rate limit': 'RATE',
      'app rate limit': 'RATE',
      'text longer than 1000 bytes': 'INVALID',
    });
  },
);
