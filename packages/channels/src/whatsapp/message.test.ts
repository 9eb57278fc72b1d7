import { expect, test } from 'vitest';
import { AZIZA, AZIZA_BSUID, OWN_NUMBER, says, whatsapp } from '../../test/payloads.ts';
import { NOW, onlyWhatsapp, readWhatsapp } from '../../test/reading.ts';

test('a person is known by the business-scoped id first, whether or not the number is told', () => {
  const person = { profile: { name: 'Aziza', username: '@aziza' }, user_id: AZIZA_BSUID };
  const message = { id: 'wamid.m1', timestamp: '1', type: 'text', text: { body: 'x' } };
  const nameless = onlyWhatsapp(
    whatsapp({ contacts: [person], messages: [{ ...message, from_user_id: AZIZA_BSUID }] }),
  );
  expect(nameless).toMatchObject({
    chatId: `bsuid:${AZIZA_BSUID}`,
    contact: { externalId: AZIZA_BSUID, bsuid: AZIZA_BSUID, handle: 'aziza' },
  });
  expect(nameless?.contact).not.toHaveProperty('phone');
  // The id may stand in the introduction only.
  const both = onlyWhatsapp(
    whatsapp({
      contacts: [{ ...person, wa_id: AZIZA }],
      messages: [{ ...message, from: AZIZA }],
    }),
  );
  expect(both).toMatchObject({
    chatId: `bsuid:${AZIZA_BSUID}`,
    contact: { externalId: AZIZA_BSUID, bsuid: AZIZA_BSUID, phone: AZIZA },
  });
});

test('nobody gets the id or the name of another person in the same webhook', () => {
  const contacts = [{ profile: { name: 'Aziza' }, wa_id: AZIZA, user_id: AZIZA_BSUID }];
  const messages = [
    { from: '15550001111', id: 'wamid.m2', timestamp: '1', type: 'text', text: { body: 'x' } },
    {
      from: AZIZA,
      from_user_id: 'UZ.999',
      id: 'wamid.m3',
      timestamp: '1',
      type: 'text',
      text: { body: 'x' },
    },
  ];
  const [delivery] = readWhatsapp(whatsapp({ contacts, messages })).deliveries;
  expect(delivery?.received.map((one) => one.inbound.contact)).toEqual([
    { externalId: '15550001111', name: '15550001111', phone: '15550001111' },
    { externalId: 'UZ.999', name: AZIZA, phone: AZIZA, bsuid: 'UZ.999' },
  ]);
});

const file = { id: '3000000000000001', mime_type: 'image/jpeg', sha256: 'eA==' };
test.for<[type: string, content: unknown, parts: object[]]>([
  ['image', file, [{ kind: 'IMAGE', fileId: file.id, mimeType: 'image/jpeg' }]],
  ['image', { ...file, caption: 'Qarang' }, [{ kind: 'IMAGE' }, { kind: 'TEXT', text: 'Qarang' }]],
  ['video', file, [{ kind: 'VIDEO', fileId: file.id }]],
  ['audio', { ...file, mime_type: 'audio/ogg; codecs=opus', voice: true }, [{ kind: 'VOICE' }]],
  ['audio', { ...file, voice: false }, [{ kind: 'AUDIO' }]],
  ['document', { ...file, filename: 'a.pdf' }, [{ kind: 'DOCUMENT', fileName: 'a.pdf' }]],
  ['sticker', { ...file, animated: true }, [{ kind: 'STICKER' }]],
  [
    'location',
    { latitude: 41.31, longitude: 69.24, name: 'Chorsu', address: 'Toshkent' },
    [{ kind: 'LOCATION', latitude: 41.31, longitude: 69.24, text: 'Chorsu, Toshkent' }],
  ],
  ['location', { latitude: 410, longitude: 0 }, [{ kind: 'UNSUPPORTED', text: 'location' }]],
  [
    'contacts',
    [
      { name: { formatted_name: 'Ali Valiyev' }, phones: [{ phone: '+998 90 123' }] },
      { name: { first_name: 'Vali' } },
    ],
    [
      { kind: 'CONTACT', text: 'Ali Valiyev +998 90 123' },
      { kind: 'CONTACT', text: 'Vali' },
    ],
  ],
  [
    'order',
    {
      catalog_id: '1',
      text: '',
      product_items: [
        { product_retailer_id: 'OSH', quantity: 3, item_price: 30, currency: 'UZS' },
        { product_retailer_id: 'CHOY' },
      ],
    },
    [{ kind: 'TEXT', text: '3 × OSH, 30 UZS\n1 × CHOY' }],
  ],
  [
    'interactive',
    {
      type: 'nfm_reply',
      nfm_reply: {
        name: 'flow',
        body: 'Sent',
        response_json: '{"flow_token":"t","size":"XL","count":2,"deep":{"a":1}}',
      },
    },
    [{ kind: 'TEXT', text: 'Sent\nsize: XL\ncount: 2' }],
  ],
  ['unsupported', { type: 'poll' }, [{ kind: 'UNSUPPORTED', text: 'poll' }]],
  ['unsupported', undefined, [{ kind: 'UNSUPPORTED', text: 'unsupported' }]],
  ['interactive', undefined, [{ kind: 'UNSUPPORTED', text: 'interactive' }]],
  ['hologram', { id: '1' }, [{ kind: 'UNSUPPORTED', text: 'hologram' }]],
  ['image', { id: 7 }, [{ kind: 'UNSUPPORTED', text: 'image' }]],
  ['text', { body: '  ' }, [{ kind: 'UNSUPPORTED', text: 'text' }]],
])('a message of type %s is shown as its parts: %j', ([type, content, parts]) => {
  const message = onlyWhatsapp(says(type, content));
  expect(message).toMatchObject({ kind: 'MESSAGE', messageId: 'wamid.m1' });
  expect(message?.parts).toHaveLength(parts.length);
  expect(message?.parts).toMatchObject(parts);
});

test('what a message quotes, that it was passed on and which advertisement led to it is told', () => {
  const context = { from: OWN_NUMBER, id: 'wamid.out1', frequently_forwarded: true };
  const referral = {
    source_type: 'ad',
    source_id: '120',
    source_url: 'https://fb.me/x',
    headline: 'Osh',
  };
  expect(onlyWhatsapp(says('text', { body: '/Human now' }, { context, referral }))).toMatchObject({
    replyTo: 'wamid.out1',
    forwarded: true,
    command: 'human',
    referral: { source: 'AD', id: '120', url: 'https://fb.me/x', title: 'Osh' },
  });
});

test.for<[type: string, content: object]>([
  ['interactive', { type: 'button_reply', button_reply: { id: 'lang:uz', title: 'Oʻzbekcha' } }],
  ['interactive', { type: 'list_reply', list_reply: { id: 'lang:uz', title: 'Oʻzbekcha' } }],
  ['button', { payload: 'lang:uz', text: 'Oʻzbekcha' }],
])('a pressed button (%s) names its data and the message it stood under', ([type, content]) => {
  const context = { from: OWN_NUMBER, id: 'wamid.out1' };
  expect(onlyWhatsapp(says(type, content, { context }))).toMatchObject({
    externalId: 'wa:wamid.m1',
    kind: 'PRESS',
    data: 'lang:uz',
    messageId: 'wamid.out1',
    parts: [{ kind: 'PRESS', text: 'Oʻzbekcha' }],
  });
  expect(onlyWhatsapp(says(type, content))).not.toHaveProperty('messageId');
});

test.for<[reaction: object, data: string]>([
  [{ emoji: '😮' }, '😮'],
  [{ emoji: '' }, ''],
  [{}, ''],
])('a reaction %j refers to its message; none means taken back', ([reaction, data]) => {
  const content = { message_id: 'wamid.out3', ...reaction };
  expect(onlyWhatsapp(says('reaction', content))).toMatchObject({
    externalId: 'wa:wamid.m1',
    kind: 'REACTION',
    messageId: 'wamid.out3',
    data,
    parts: [],
  });
});

test('an edit and a deletion name the message that was meant', () => {
  const edit = {
    original_message_id: 'wamid.m0',
    message: { type: 'text', text: { body: 'Yangi' } },
  };
  expect(onlyWhatsapp(says('edit', edit))).toMatchObject({
    kind: 'EDIT',
    messageId: 'wamid.m0',
    parts: [{ kind: 'TEXT', text: 'Yangi' }],
  });
  expect(onlyWhatsapp(says('revoke', { original_message_id: 'wamid.m0' }))).toMatchObject({
    kind: 'DELETE',
    messageId: 'wamid.m0',
  });
});

test('in a group only what answers us is for us', () => {
  const group = { group_id: 'G1' };
  expect(readWhatsapp(says('text', { body: 'hi' }, group))).toMatchObject({ ignored: 1 });
  const answer = { ...group, context: { from: OWN_NUMBER, id: 'wamid.out1' } };
  expect(onlyWhatsapp(says('text', { body: 'hi' }, answer))).toMatchObject({
    chatId: 'group:G1',
    isPrivate: false,
    contact: { externalId: AZIZA },
  });
});

test('what a person of the business does in the phone’s app is an echo, never a customer’s word', () => {
  const echo = (fields: object) =>
    onlyWhatsapp(
      whatsapp(
        {
          message_echoes: [
            { from: OWN_NUMBER, to: AZIZA, id: 'wamid.e1', timestamp: '1795348820', ...fields },
          ],
        },
        'smb_message_echoes',
      ),
    );
  expect(echo({ type: 'text', text: { body: 'Men javob beraman' } })).toMatchObject({
    kind: 'ECHO',
    chatId: `phone:${AZIZA}`,
    contact: { externalId: AZIZA },
    messageId: 'wamid.e1',
    parts: [{ kind: 'TEXT', text: 'Men javob beraman' }],
  });
  const original_message_id = 'wamid.e0';
  expect(echo({ type: 'revoke', revoke: { original_message_id } })).toMatchObject({
    kind: 'DELETE',
    messageId: 'wamid.e0',
    byBusiness: true,
  });
  const message = { type: 'text', text: { body: 'x' } };
  expect(echo({ type: 'edit', edit: { original_message_id, message } })).toMatchObject({
    kind: 'EDIT',
    messageId: 'wamid.e0',
    byBusiness: true,
  });
});

test.for<[timestamp: unknown, at: string]>([
  ['1795348801', '2026-11-22T12:00:01.000Z'],
  [1_795_348_801, '2026-11-22T12:00:01.000Z'],
  [1_795_348_801_500, '2026-11-22T12:00:01.500Z'],
  [undefined, NOW.toISOString()],
  ['yesterday', NOW.toISOString()],
  [-5, NOW.toISOString()],
  [9e20, NOW.toISOString()],
])('a message is kept whenever it says it was written (%j)', ([timestamp, at]) => {
  expect(onlyWhatsapp(says('text', { body: 'x' }, { timestamp }))?.at).toBe(at);
});
