import { expect, test } from 'vitest';
import { AZIZA, AZIZA_BSUID, NUMBER, says, status, whatsapp } from '../../test/payloads.ts';
import { NOW, readWhatsapp } from '../../test/reading.ts';
import { readWhatsappHook } from './hook.ts';

test('a text says who wrote what, where and when', () => {
  const { deliveries } = readWhatsapp(says('text', { body: 'Salom 👋' }));
  expect(deliveries).toEqual([
    {
      scope: 'CHANNEL',
      accountId: NUMBER,
      received: [
        {
          inbound: {
            externalId: 'wa:wamid.m1',
            kind: 'MESSAGE',
            chatId: `phone:${AZIZA}`,
            isPrivate: true,
            contact: { externalId: AZIZA, name: 'Aziza', phone: AZIZA },
            messageId: 'wamid.m1',
            parts: [{ kind: 'TEXT', text: 'Salom 👋' }],
            at: '2026-11-22T12:00:01.000Z',
          },
          pressId: null,
          readId: 'wamid.m1',
        },
      ],
      receipts: [],
      accountNews: [],
    },
  ]);
});

test.for([
  ['sent', 'SENT'],
  ['delivered', 'DELIVERED'],
  ['read', 'READ'],
  ['played', 'READ'],
])('the status %s is a receipt, with what it costs and our own id', ([word, state]) => {
  const pricing = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' };
  const payload = status({ status: word, pricing, biz_opaque_callback_data: 'dlv_1' });
  expect(readWhatsapp(payload).deliveries[0]?.receipts).toEqual([
    {
      platformMessageId: 'wamid.out1',
      state,
      at: '2026-11-22T12:00:02.000Z',
      trace: 'dlv_1',
      pricing: { billable: true, model: 'PMP', type: 'regular', category: 'service' },
    },
  ]);
});

test('a failed status says why, by its code; one without a reason says that', () => {
  const errors = [
    { code: 131047, title: 'Re-engagement message', error_data: { details: '24 hours' } },
  ];
  const failed = (more: object) =>
    readWhatsapp(status({ status: 'failed', ...more })).deliveries[0];
  expect(failed({ errors })?.receipts[0]?.error).toEqual({
    code: 'WINDOW_CLOSED',
    platformCode: '131047',
    detail: '131047: 24 hours',
  });
  expect(failed({})?.receipts[0]?.error).toMatchObject({ code: 'UNKNOWN' });
  expect(failed({ errors: 'none' })?.receipts[0]?.error).toMatchObject({ code: 'UNKNOWN' });
});

test('a status of a person without a number needs none', () => {
  const payload = status({ recipient_id: undefined, recipient_user_id: AZIZA_BSUID });
  expect(readWhatsapp(payload).deliveries[0]?.receipts).toHaveLength(1);
});

test('two numbers in one webhook are never mixed', () => {
  const one = whatsapp({ messages: [{ from: '1', id: 'wamid.a', type: 'text', text: {} }] });
  const two = whatsapp(
    { messages: [{ from: '1', id: 'wamid.b', type: 'text', text: { body: 'b' } }] },
    'messages',
    '100000000000002',
  );
  const both = { ...one, entry: [...entries(one), ...entries(two), ...entries(one)] };
  expect(
    readWhatsapp(both).deliveries.map(({ accountId, received }) => [
      accountId,
      received.map(({ inbound: { messageId } }) => messageId),
    ]),
  ).toEqual([
    [NUMBER, ['wamid.a', 'wamid.a']],
    ['100000000000002', ['wamid.b']],
  ]);
});

function entries(payload: object): unknown[] {
  return 'entry' in payload && Array.isArray(payload.entry) ? payload.entry : [];
}

test('one malformed thing takes nothing with it', () => {
  const good = { from: AZIZA, id: 'wamid.ok', timestamp: '1', type: 'text', text: { body: 'x' } };
  const payload = whatsapp({
    contacts: [null, 7, { wa_id: 7 }],
    messages: [null, [], { id: 7 }, { id: 'wamid.nobody', type: 'text' }, good],
    statuses: ['x', { id: 'wamid.out', status: 'teleported' }],
  });
  expect(readWhatsapp(payload)).toMatchObject({
    ignored: 6,
    deliveries: [{ received: [{ inbound: { messageId: 'wamid.ok' } }] }],
  });
});

test('what the account itself is told of comes as news of the business account', () => {
  const payload = (field: string, value: object) => ({
    object: 'whatsapp_business_account',
    entry: [{ id: '200', time: 1_795_348_801, changes: [{ field, value }] }],
  });
  const violation = { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'ADULT' } };
  expect(readWhatsapp(payload('account_update', violation)).deliveries).toMatchObject([
    {
      scope: 'BUSINESS',
      accountId: '200',
      accountNews: [
        {
          topic: 'account_update',
          event: 'ACCOUNT_VIOLATION',
          detail: 'ADULT',
          at: '2026-11-22T12:00:01.000Z',
        },
      ],
    },
  ]);
  const template = {
    event: 'PAUSED',
    message_template_name: 'promo',
    message_template_language: 'uz',
  };
  expect(
    readWhatsapp(payload('message_template_status_update', template)).deliveries,
  ).toMatchObject([
    { accountNews: [{ event: 'PAUSED', template: { name: 'promo', language: 'uz' } }] },
  ]);
  expect(readWhatsapp(payload('future_field', { x: 1 }))).toMatchObject({
    ignored: 1,
    deliveries: [],
  });
});

test('an error beside messages is news of the number', () => {
  const errors = [{ code: 130429, title: 'Rate limit hit' }];
  expect(readWhatsapp(whatsapp({ errors })).deliveries[0]?.accountNews).toEqual([
    {
      topic: 'errors',
      event: 'RATE',
      detail: '130429: Rate limit hit',
      at: NOW.toISOString(),
    },
  ]);
});

test.for<[body: string, what: string]>([
  ['', 'nothing'],
  ['{', 'half of something'],
  ['null', 'null'],
  ['[]', 'a list'],
  ['{"object":"page","entry":[]}', 'another object'],
  ['{"object":"instagram","entry":[]}', 'another platform'],
  ['x'.repeat(5 * 1_024 * 1_024), 'far too much'],
  [`${'['.repeat(500_000)}`, 'deep and cut'],
  [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'deep'],
])('a body that is none of WhatsApp’s is said to be none', ([body]) => {
  expect(readWhatsappHook(body)).toEqual({ ok: false, deliveries: [], ignored: 0 });
});
