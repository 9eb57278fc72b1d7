import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createWhatsapp, type Outbound, type WhatsappOptions } from '../src/index.ts';
import { contract, hasContracts } from './contracts.ts';
import { graphServer, refusal } from './graph-server.ts';
import { AZIZA, AZIZA_BSUID, NUMBER } from './payloads.ts';

const graph = graphServer();
const TOKEN = 'EAAsecretsecretsecretsecret';
const client = (more: Partial<WhatsappOptions> = {}) =>
  createWhatsapp({ token: TOKEN, phoneNumberId: NUMBER, baseUrl: graph.url, ...more });

const SENT = {
  status: 200,
  body: {
    messaging_product: 'whatsapp',
    contacts: [{ input: AZIZA, wa_id: AZIZA }],
    messages: [{ id: 'wamid.out1' }],
  },
};

async function send(outbound: Outbound, chatId = `phone:${AZIZA}`, whatsapp = client()) {
  const [piece] = whatsapp.layOut(outbound);
  if (!piece) throw new Error('There is nothing to send.');
  return whatsapp.send(chatId, piece);
}

test('a text goes to the number, with its token in the header only and our own id beside it', async () => {
  graph.answer(SENT);
  expect(await send({ text: '**Salom**', trace: 'dlv_1', replyTo: 'wamid.m1' })).toEqual({
    outcome: 'sent',
    platformMessageId: 'wamid.out1',
  });
  const [asked] = graph.asked;
  expect(asked).toMatchObject({
    method: 'POST',
    path: `/v25.0/${NUMBER}/messages`,
    query: {},
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
  });
  expect(asked?.json).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: AZIZA,
    context: { message_id: 'wamid.m1' },
    biz_opaque_callback_data: 'dlv_1',
    type: 'text',
    text: { preview_url: false, body: '*Salom*' },
  });
});

test('a person without a number is written to by the business-scoped id, a group by its own', async () => {
  graph.answer(SENT);
  await send({ text: 'x' }, `bsuid:${AZIZA_BSUID}`);
  await send({ text: 'x' }, 'group:G:1');
  expect(graph.asked[0]?.json).toMatchObject({ recipient: AZIZA_BSUID });
  expect(graph.asked[0]?.json).not.toHaveProperty('to');
  expect(graph.asked[1]?.json).toMatchObject({ recipient_type: 'group', to: 'G:1' });
});

test.for<[code: number, subcode: number | undefined, result: object]>([
  [0, undefined, { outcome: 'unauthorized', reasonCode: 'TOKEN' }],
  [190, 463, { outcome: 'unauthorized', reasonCode: 'TOKEN', platformCode: '190/463' }],
  [10, undefined, { outcome: 'unauthorized', reasonCode: 'PERMISSION' }],
  [203, undefined, { outcome: 'unauthorized', reasonCode: 'PERMISSION' }],
  [100, undefined, { outcome: 'rejected', reasonCode: 'INVALID', platformCode: '100' }],
  [100, 33, { outcome: 'unauthorized', reasonCode: 'ACCOUNT' }],
  [2, undefined, { outcome: 'retry', reasonCode: 'OUTAGE' }],
  [131000, undefined, { outcome: 'retry', reasonCode: 'OUTAGE' }],
  [4, undefined, { outcome: 'retry', limited: true, botPauseMs: 60_000 }],
  [130429, undefined, { outcome: 'retry', limited: true, botPauseMs: 5_000, reasonCode: 'RATE' }],
  [131056, undefined, { outcome: 'retry', limited: true, afterMs: 6_000 }],
  [131026, undefined, { outcome: 'blocked', reasonCode: 'NOT_ON_PLATFORM' }],
  [131042, undefined, { outcome: 'rejected', reasonCode: 'PAYMENT' }],
  [131047, undefined, { outcome: 'rejected', reasonCode: 'WINDOW_CLOSED' }],
  [131053, undefined, { outcome: 'rejected', reasonCode: 'MEDIA' }],
  [132001, undefined, { outcome: 'rejected', reasonCode: 'TEMPLATE_MISSING' }],
  [132000, undefined, { outcome: 'rejected', reasonCode: 'TEMPLATE_PARAMETERS' }],
  [132015, undefined, { outcome: 'rejected', reasonCode: 'TEMPLATE_PAUSED' }],
  [368, undefined, { outcome: 'unauthorized', reasonCode: 'POLICY' }],
  [987654, undefined, { outcome: 'rejected', reasonCode: 'UNKNOWN' }],
])('code %d (subcode %j) decides what becomes of a send', async ([code, error_subcode, result]) => {
  // The status says nothing: Meta asks to decide by the code.
  graph.answer(refusal(400, code, { error_subcode }));
  expect(await send({ text: 'x' })).toMatchObject(result);
  expect(graph.asked).toHaveLength(1);
});

const Codes = z.object({
  codes: z.array(z.object({ code: z.number(), suggested_handling: z.string() })),
});

test.skipIf(!hasContracts)(
  'each code of the collected table is handled as it suggests',
  async () => {
    const { codes } = Codes.parse(contract('whatsapp/error-codes.json'));
    expect(codes.length).toBeGreaterThan(45);
    for (const { code, suggested_handling: handling } of codes) {
      graph.answer(refusal(400, code));
      const result = await send({ text: 'x' });
      const wanted = /^retry|^wait|^queue/.test(handling)
        ? ['retry']
        : /^stop/.test(handling)
          ? ['unauthorized']
          : ['rejected', 'blocked'];
      expect(wanted, `${code}: ${handling}`).toContain(result.outcome);
      if ('reasonCode' in result) expect(result.reasonCode, String(code)).not.toBe('UNKNOWN');
      else expect.fail(`${code} gives no reason`);
    }
  },
);

test('a wait that WhatsApp asks for is kept, for one customer or for all', async () => {
  let now = 0;
  const whatsapp = client({ now: () => now });
  graph.answer(refusal(429, 131056), SENT);
  expect(await send({ text: 'x' }, 'phone:1', whatsapp)).toMatchObject({ afterMs: 6_000 });
  expect(await send({ text: 'x' }, 'phone:1', whatsapp)).toMatchObject({ outcome: 'retry' });
  expect(await send({ text: 'x' }, 'phone:2', whatsapp)).toMatchObject({ outcome: 'sent' });
  expect(graph.asked).toHaveLength(2);
  now = 6_000;
  expect(await send({ text: 'x' }, 'phone:1', whatsapp)).toMatchObject({ outcome: 'sent' });
  graph.answer({ ...refusal(429, 130429), headers: { 'retry-after': '30' } });
  expect(await send({ text: 'x' }, 'phone:2', whatsapp)).toMatchObject({ botPauseMs: 30_000 });
  expect(whatsapp.waitOfBot()).toBe(30_000);
  expect(whatsapp.waitFor('phone:3')).toBe(30_000);
});

test('nothing is claimed about a message whose fate is not known', async () => {
  graph.answer((response) => response.destroy());
  expect(await send({ text: 'x' })).toMatchObject({ outcome: 'uncertain' });
  graph.answer({ status: 502, body: 'a gateway' });
  expect(await send({ text: 'x' })).toMatchObject({ outcome: 'uncertain', detail: 'HTTP 502' });
  graph.answer({ status: 200, body: { messages: [] } });
  expect(await send({ text: 'x' })).toMatchObject({ outcome: 'uncertain' });
  graph.answer(() => {});
  const hasty = client({ timeoutMs: 50 });
  expect(await send({ text: 'x' }, 'phone:1', hasty)).toMatchObject({ outcome: 'uncertain' });
});

test('what surely never left may be sent again', async () => {
  const nobody = client({ baseUrl: 'http://127.0.0.1:1' });
  expect(await send({ text: 'x' }, 'phone:1', nobody)).toMatchObject({
    outcome: 'retry',
    detail: 'ECONNREFUSED',
  });
  const stopped = client().send('phone:1', { type: 'text', content: {} }, AbortSignal.abort());
  expect(await stopped).toMatchObject({ outcome: 'retry', afterMs: 0 });
  expect(graph.asked).toEqual([]);
});

test('no failure tells the token', async () => {
  graph.answer(refusal(401, 190, { message: `Malformed access token ${TOKEN}` }));
  expect(JSON.stringify(await send({ text: 'x' }))).not.toContain('secret');
  expect(JSON.stringify(await client({ token: 'short' }).verify())).not.toContain('secret');
});

test('verifying tells whose number it is, or what is wrong', async () => {
  graph.answer({
    status: 200,
    body: { id: NUMBER, display_phone_number: '+1 555-123-0000', verified_name: 'Registon' },
  });
  expect(await client().verify()).toEqual({
    ok: true,
    value: { externalId: NUMBER, username: '+1 555-123-0000', displayName: 'Registon' },
  });
  graph.answer(refusal(401, 190, { error_subcode: 463 }));
  expect(await client().verify()).toMatchObject({ code: 'WRONG_TOKEN', reason: 'TOKEN' });
  graph.answer(refusal(400, 100, { error_subcode: 33 }));
  expect(await client().verify()).toMatchObject({ code: 'WRONG_TOKEN', reason: 'ACCOUNT' });
  graph.answer({ status: 200, body: { something: 'else' } });
  expect(await client().verify()).toMatchObject({ ok: false, code: 'INTERNAL' });
});

test('an app secret is found wrong by the proof that is made with it', async () => {
  const appSecret = 'app-secret';
  const proof = createHmac('sha256', appSecret).update(TOKEN).digest('hex');
  const whatsapp = client({ appSecret });
  const me = { status: 200, body: { id: NUMBER } };
  graph.answer(me);
  expect(await whatsapp.verifySecret()).toEqual({ ok: true, value: true });
  expect(graph.asked[0]?.query).toMatchObject({ appsecret_proof: proof });
  graph.answer(refusal(400, 100), me);
  expect(await whatsapp.verifySecret()).toEqual({ ok: true, value: false });
  graph.answer(refusal(400, 190));
  expect(await whatsapp.verifySecret()).toMatchObject({ ok: false, code: 'WRONG_TOKEN' });
  expect(JSON.stringify(graph.asked.map(({ query }) => query))).not.toContain(appSecret);
});

test('reading and typing are one call, made again until it is told to end', async () => {
  graph.answer({ status: 200, body: { success: true } });
  expect(await client().markRead(`phone:${AZIZA}`, 'wamid.m1')).toEqual({ ok: true, value: true });
  const stop = client().keepTyping(`phone:${AZIZA}`, 'wamid.m1');
  const [read, typing] = await graph.heard(2);
  stop();
  const fields = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.m1' };
  expect(read?.json).toEqual(fields);
  expect(typing?.json).toEqual({ ...fields, typing_indicator: { type: 'text' } });
});

test('webhooks are made to come to us, and no more', async () => {
  graph.answer({ status: 200, body: { success: true } });
  const whatsapp = client({ wabaId: '200' });
  expect(await whatsapp.setWebhook('https://us.example/hooks', 'verify')).toMatchObject({
    ok: true,
  });
  expect(await whatsapp.deleteWebhook()).toMatchObject({ ok: true });
  expect(graph.asked.map(({ method, path, json }) => [method, path, json])).toEqual([
    [
      'POST',
      '/v25.0/200/subscribed_apps',
      { override_callback_uri: 'https://us.example/hooks', verify_token: 'verify' },
    ],
    ['DELETE', '/v25.0/200/subscribed_apps', null],
  ]);
});
