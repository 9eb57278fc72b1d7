import { expect, test } from 'vitest';
import { does, instagram, PROFILE, SANJAR } from '../../test/payloads.ts';
import { NOW, onlyInstagram, readInstagram } from '../../test/reading.ts';
import { readInstagramHook } from './hook.ts';

const only = (event: object) => onlyInstagram(instagram([does(event)]));
const message = (fields: object) => only({ message: { mid: 'aWdfMQ', ...fields } });

test('a text says who wrote what, where and when', () => {
  expect(
    readInstagram(instagram([does({ message: { mid: 'aWdfMQ', text: 'Salom 👋' } })])),
  ).toEqual({
    ok: true,
    ignored: 0,
    deliveries: [
      {
        scope: 'CHANNEL',
        accountId: PROFILE,
        received: [
          {
            inbound: {
              externalId: 'ig:aWdfMQ',
              kind: 'MESSAGE',
              chatId: SANJAR,
              isPrivate: true,
              contact: { externalId: SANJAR, name: SANJAR },
              messageId: 'aWdfMQ',
              parts: [{ kind: 'TEXT', text: 'Salom 👋' }],
              at: '2026-11-22T12:00:01.000Z',
            },
            pressId: null,
          },
        ],
        receipts: [],
        accountNews: [],
      },
    ],
  });
});

const url = 'https://cdn.example.com/x?a=1';
test.for<[attachments: object[], parts: object[]]>([
  [[{ type: 'image', payload: { url } }], [{ kind: 'IMAGE', fileId: url }]],
  [[{ type: 'video', payload: { url } }], [{ kind: 'VIDEO', fileId: url }]],
  [[{ type: 'audio', payload: { url } }], [{ kind: 'AUDIO', fileId: url }]],
  [[{ type: 'file', payload: { url } }], [{ kind: 'DOCUMENT', fileId: url }]],
  [
    [
      { type: 'image', payload: { url } },
      { type: 'image', payload: { url } },
    ],
    [{ kind: 'IMAGE' }, { kind: 'IMAGE' }],
  ],
  [[{ type: 'like_heart' }], [{ kind: 'STICKER', text: '❤️' }]],
  [[{ type: 'ephemeral' }], [{ kind: 'UNSUPPORTED', text: 'ephemeral' }]],
  [[{ type: 'image', payload: { url: 'file:///etc' } }], [{ kind: 'UNSUPPORTED', text: 'image' }]],
  [[{ type: 'hologram', payload: { x: 1 } }], [{ kind: 'UNSUPPORTED', text: 'hologram' }]],
  [
    [{ type: 'ig_post', payload: { title: 'Osh', url } }],
    [
      { kind: 'UNSUPPORTED', text: 'ig_post' },
      { kind: 'TEXT', text: 'Osh' },
    ],
  ],
  [[{ kind: 7 }], [{ kind: 'UNSUPPORTED', text: 'attachment' }]],
])('attachments %j are shown as parts', ([attachments, parts]) => {
  const found = message({ attachments });
  expect(found?.parts).toHaveLength(parts.length);
  expect(found?.parts).toMatchObject(parts);
});

test('what cannot be shown says so', () => {
  expect(message({ is_unsupported: true })?.parts).toEqual([
    { kind: 'UNSUPPORTED', text: 'unsupported' },
  ]);
});

test('what a message answers, and what brought the person to write, is told', () => {
  expect(message({ text: 'x', reply_to: { mid: 'aWdfMA' } })).toMatchObject({ replyTo: 'aWdfMA' });
  const story = { id: '18', url };
  expect(message({ text: 'x', reply_to: { story } })).toMatchObject({
    referral: { source: 'STORY', ...story },
  });
  const post = { type: 'ig_reel', payload: { reel_video_id: '18', title: 'Osh', url } };
  expect(message({ attachments: [post] })).toMatchObject({
    referral: { source: 'POST', id: '18', title: 'Osh', url },
  });
  expect(message({ attachments: [{ type: 'story_mention', payload: { url } }] })).toMatchObject({
    referral: { source: 'STORY', url },
  });
  const ad = { ref: '', source: 'ADS', ad_id: '120', ads_context_data: { ad_title: 'Osh' } };
  expect(message({ text: 'x', referral: ad })).toMatchObject({
    referral: { source: 'AD', id: '120', title: 'Osh' },
  });
  expect(only({ referral: { ref: 'promo42', source: 'IGME_SOURCE' } })).toMatchObject({
    kind: 'NOTICE',
    data: 'OTHER',
    referral: { source: 'LINK', id: 'promo42' },
  });
});

test('a pressed button gives its data, whichever kind of button it was', () => {
  expect(message({ text: 'Ha', quick_reply: { payload: 'YES' } })).toMatchObject({
    externalId: 'ig:aWdfMQ',
    kind: 'PRESS',
    data: 'YES',
    parts: [{ kind: 'PRESS', text: 'Ha' }],
  });
  expect(
    only({ postback: { mid: 'aWdfaWNl', title: 'Ish vaqti?', payload: 'HOURS' } }),
  ).toMatchObject({ kind: 'PRESS', data: 'HOURS', parts: [{ text: 'Ish vaqti?' }] });
  expect(only({ postback: { payload: 'HOURS' } })).toMatchObject({ kind: 'PRESS', parts: [] });
});

test('an edit, a deletion, a reaction and its end each have a key of their own', () => {
  const all = [
    message({ text: 'x' }),
    message({ is_deleted: true }),
    only({ message_edit: { mid: 'aWdfMQ', text: 'y', num_edit: 1 } }),
    only({ message_edit: { mid: 'aWdfMQ', text: 'z', num_edit: 2 } }),
    only({ reaction: { mid: 'aWdfMQ', action: 'react', reaction: 'love', emoji: '❤️' } }),
    only({ reaction: { mid: 'aWdfMQ', action: 'unreact' } }),
  ];
  expect(all.map((one) => [one?.kind, one?.messageId, one?.data])).toEqual([
    ['MESSAGE', 'aWdfMQ', undefined],
    ['DELETE', 'aWdfMQ', undefined],
    ['EDIT', 'aWdfMQ', undefined],
    ['EDIT', 'aWdfMQ', undefined],
    ['REACTION', 'aWdfMQ', '❤️'],
    ['REACTION', 'aWdfMQ', ''],
  ]);
  expect(new Set(all.map((one) => one?.externalId)).size).toBe(all.length);
});

test('an edit that does not tell the new text is left alone', () => {
  const edit = does({ message_edit: { mid: 'aWdfMQ', num_edit: 0 } });
  expect(readInstagram(instagram([edit]))).toEqual({ ok: true, deliveries: [], ignored: 1 });
});

test('that a person has read is a receipt', () => {
  expect(readInstagram(instagram([does({ read: { mid: 'aWdfb3V0' } })])).deliveries).toMatchObject([
    {
      received: [],
      receipts: [{ platformMessageId: 'aWdfb3V0', state: 'READ', at: '2026-11-22T12:00:01.000Z' }],
    },
  ]);
});

test('what the profile sends comes as an echo in the conversation with the person', () => {
  const echo = {
    ...does({ message: { mid: 'aWdfaHVtYW4', text: '/human I take over', is_echo: true } }),
    sender: { id: PROFILE },
    recipient: { id: SANJAR },
  };
  const found = onlyInstagram(instagram([echo]));
  expect(found).toMatchObject({
    kind: 'ECHO',
    chatId: SANJAR,
    contact: { externalId: SANJAR },
    messageId: 'aWdfaHVtYW4',
  });
  expect(found).not.toHaveProperty('command');
});

test('notes to itself, what another app answers and what the profile reads is nothing for a bot', () => {
  const own = { sender: { id: PROFILE }, recipient: { id: SANJAR } };
  const events = [
    { ...does({ message: { mid: 'a', text: 'note', is_self: true, is_echo: true } }), ...own },
    {
      ...does({ message: { mid: 'b', text: 'x' } }),
      recipient: { id: PROFILE },
      sender: { id: PROFILE },
    },
    { ...does({ read: { mid: 'c' } }), ...own },
  ];
  const standby = [does({ message: { mid: 'd', text: 'x' } })];
  const payload = { object: 'instagram', entry: [{ id: PROFILE, messaging: events, standby }] };
  expect(readInstagram(payload)).toEqual({ ok: true, deliveries: [], ignored: 4 });
});

test('a comment comes in two forms; the profile’s own is left alone', () => {
  const value = {
    from: { id: SANJAR, username: 'sanjar' },
    media: { id: '18000000000000004' },
    id: '17900000000000002',
    parent_id: '17900000000000001',
    text: 'Narxi?',
  };
  const entry = { id: PROFILE, time: 1_795_348_801 };
  const flat = { object: 'instagram', entry: [{ ...entry, field: 'comments', value }] };
  const nested = {
    object: 'instagram',
    entry: [{ ...entry, changes: [{ field: 'comments', value }] }],
  };
  expect(onlyInstagram(flat)).toEqual({
    externalId: 'ig:comment:17900000000000002',
    kind: 'COMMENT',
    chatId: SANJAR,
    isPrivate: false,
    contact: { externalId: SANJAR, name: 'sanjar', handle: 'sanjar' },
    messageId: '17900000000000002',
    parts: [{ kind: 'TEXT', text: 'Narxi?' }],
    data: '18000000000000004',
    replyTo: '17900000000000001',
    at: '2026-11-22T12:00:01.000Z',
  });
  expect(onlyInstagram(nested)).toEqual(onlyInstagram(flat));
  const own = { ...value, from: { id: PROFILE } };
  const ours = { object: 'instagram', entry: [{ ...entry, field: 'comments', value: own }] };
  expect(readInstagram(ours)).toEqual({ ok: true, deliveries: [], ignored: 1 });
});

test('two profiles in one webhook are never mixed, and one malformed thing takes nothing with it', () => {
  const said = (mid: string) => does({ message: { mid, text: mid } });
  const payload = {
    object: 'instagram',
    entry: [
      { id: PROFILE, messaging: [said('a'), null, { sender: 7 }] },
      'nothing',
      { id: '17841499999999999', messaging: [said('b')] },
      { id: PROFILE, messaging: 'none', changes: [{ field: 'future', value: { x: 1 } }] },
    ],
  };
  const { deliveries, ignored } = readInstagram(payload);
  expect(ignored).toBe(4);
  expect(
    deliveries.map(({ accountId, received }) => [
      accountId,
      ...received.map(({ inbound }) => inbound.messageId),
    ]),
  ).toEqual([
    [PROFILE, 'a'],
    ['17841499999999999', 'b'],
  ]);
});

test.for([
  'null',
  '{',
  '{"object":"whatsapp_business_account","entry":[]}',
  '{"entry":[]}',
  `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
])('a body that is none of Instagram’s is said to be none', (body) => {
  expect(readInstagramHook(body, NOW)).toEqual({ ok: false, deliveries: [], ignored: 0 });
});
