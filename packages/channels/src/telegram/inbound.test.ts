import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readUpdate } from './inbound.ts';

const me = { id: 123456, username: 'shop_bot' };
const aziza = {
  id: 7,
  is_bot: false,
  first_name: 'Aziza',
  last_name: 'Karimova',
  username: 'aziza',
  language_code: 'uz',
};
const chat = { id: 7, type: 'private', first_name: 'Aziza' };
const group = { id: -100, type: 'supergroup', title: 'Team' };

/** What we read in a message with these fields. */
function message(fields: object, kind = 'message') {
  const base = { message_id: 5, date: 1_795_348_801, from: aziza, chat };
  return readUpdate({ update_id: 900, [kind]: { ...base, ...fields } }, me)?.inbound ?? null;
}

test('a text says who wrote what, where and when', () => {
  expect(message({ text: 'Salom 👋' })).toEqual({
    externalId: 'tg:900:7:5:1795348801',
    kind: 'MESSAGE',
    chatId: '7',
    isPrivate: true,
    contact: { externalId: '7', name: 'Aziza Karimova', handle: 'aziza', language: 'uz' },
    messageId: '5',
    parts: [{ kind: 'TEXT', text: 'Salom 👋' }],
    at: '2026-11-22T12:00:01.000Z',
  });
});

test('a person without a name is called by handle or number', () => {
  const from = { id: 7, is_bot: false, first_name: '' };
  expect(message({ text: 'x', from })?.contact).toEqual({ externalId: '7', name: '7' });
  expect(message({ text: 'x', from: { ...from, username: 'a_b' } })?.contact.name).toBe('a_b');
});

const file = { file_id: 'F', file_unique_id: 'U', file_size: 10 };
test.for<[fields: object, part: object]>([
  [
    { photo: [{ ...file, file_id: 'big', file_size: 99 }, file] },
    { kind: 'IMAGE', fileId: 'big', size: 99 },
  ],
  [
    { voice: { ...file, duration: 3, mime_type: 'audio/ogg' } },
    { kind: 'VOICE', durationSeconds: 3, mimeType: 'audio/ogg' },
  ],
  [{ audio: { ...file, duration: 61 } }, { kind: 'AUDIO', durationSeconds: 61 }],
  [{ video: { ...file, duration: 2 } }, { kind: 'VIDEO', durationSeconds: 2 }],
  [{ video_note: { ...file, duration: 2 } }, { kind: 'VIDEO' }],
  [{ animation: file, document: file }, { kind: 'VIDEO' }],
  [
    { document: { ...file, file_name: 'a.pdf' } },
    { kind: 'DOCUMENT', fileName: 'a.pdf', fileId: 'F' },
  ],
  [{ sticker: { ...file, emoji: '👍' } }, { kind: 'STICKER', text: '👍' }],
  [
    { location: { latitude: 41.31, longitude: 69.24 } },
    { kind: 'LOCATION', latitude: 41.31, longitude: 69.24 },
  ],
  [
    {
      venue: { location: { latitude: 1, longitude: 2 }, title: 'Chorsu', address: 'Tashkent' },
      location: { latitude: 1, longitude: 2 },
    },
    { kind: 'LOCATION', text: 'Chorsu, Tashkent', latitude: 1 },
  ],
  [
    { contact: { phone_number: '+99890', first_name: 'Ali' } },
    { kind: 'CONTACT', text: 'Ali +99890' },
  ],
  [{ poll: { question: '?' } }, { kind: 'UNSUPPORTED', text: 'poll' }],
])('%o is one part of its kind', ([fields, part]) => {
  const parts = message(fields)?.parts ?? [];
  expect(parts).toHaveLength(1);
  expect(parts[0]).toMatchObject(part);
});

test('a file larger than a number of the api can say is said as the largest one', () => {
  const parts = message({ document: { ...file, file_size: 4_000_000_000 } })?.parts;
  expect(parts).toMatchObject([{ size: 2_147_483_647 }]);
});

test('a caption is a part of its own after the picture', () => {
  const parts = message({ photo: [file], caption: 'bu nima?' })?.parts;
  expect(parts).toMatchObject([{ kind: 'IMAGE' }, { kind: 'TEXT', text: 'bu nima?' }]);
});

test.for<[text: string, found: object]>([
  ['/start', { command: 'start' }],
  ['/start promo_42', { command: 'start', data: 'promo_42' }],
  ['/HELP@Shop_Bot', { command: 'help' }],
  ['/language please', { command: 'language' }],
])('%s is a command', ([text, found]) => {
  expect(message({ text })).toMatchObject(found);
});

test('what only looks like a command is a text', () => {
  for (const text of ['a /start', '/', '/ start', '/нарх', '/help@other_bot']) {
    expect(message({ text })).not.toHaveProperty('command');
  }
});

test('a notice of Telegram, another bot and a post of nobody are not answered', () => {
  expect(message({ migrate_to_chat_id: -1 })).toBeNull();
  expect(message({ text: 'x', from: { ...aziza, is_bot: true } })).toBeNull();
  expect(message({ text: 'x', from: undefined })).toBeNull();
});

test('an edit names the message it changes, and each edit has a key of its own', () => {
  const first = message({ text: 'a', edit_date: 1_795_348_900 }, 'edited_message');
  const second = message({ text: 'b', edit_date: 1_795_348_901 }, 'edited_message');
  expect(first).toMatchObject({ kind: 'EDIT', messageId: '5', at: '2026-11-22T12:01:40.000Z' });
  expect(first?.externalId).not.toBe(second?.externalId);
});

test('a press carries its data, what stood on the button, and what it must be answered by', () => {
  const press = {
    id: '99',
    from: aziza,
    data: 'lang:uz',
    message: { message_id: 18, chat, date: 0 },
  };
  const read = (message: object) =>
    readUpdate({ update_id: 1, callback_query: { ...press, message } }, me);
  expect(read(press.message)).toMatchObject({
    pressId: '99',
    inbound: {
      ...{ kind: 'PRESS', data: 'lang:uz', messageId: '18', externalId: 'tg:1:press:99' },
      parts: [],
    },
  });
  const inline_keyboard = [
    [
      { text: 'Русский', callback_data: 'lang:ru' },
      { text: 'Site', url: 'https://example.org' },
    ],
    [{ text: 'Oʻzbekcha', callback_data: 'lang:uz' }],
  ];
  expect(read({ ...press.message, reply_markup: { inline_keyboard } })?.inbound.parts).toEqual([
    { kind: 'PRESS', text: 'Oʻzbekcha' },
  ]);
  expect(read({ ...press.message, reply_markup: 'odd' })?.inbound.parts).toEqual([]);
});

test('blocking and unblocking are told apart from all other changes of membership', () => {
  const change = (was: string, is: string, where: object = chat) =>
    readUpdate(
      {
        update_id: 2,
        my_chat_member: {
          chat: where,
          from: aziza,
          date: 1,
          old_chat_member: { status: was },
          new_chat_member: { status: is },
        },
      },
      me,
    )?.inbound;
  expect(change('member', 'kicked')).toMatchObject({ kind: 'BLOCKED', isPrivate: true });
  expect(change('kicked', 'member')).toMatchObject({
    kind: 'UNBLOCKED',
    contact: { externalId: '7' },
  });
  expect(change('member', 'administrator')).toBeUndefined();
  const team = { chatId: '-100', isPrivate: false, contact: { externalId: '-100', name: 'Team' } };
  expect(change('left', 'member', group)).toMatchObject({ kind: 'UNBLOCKED', ...team });
  expect(change('administrator', 'kicked', group)).toMatchObject({ kind: 'BLOCKED', ...team });
  expect(change('left', 'administrator', { id: -3, type: 'channel' })).toBeUndefined();
});

test('Stop names the draft', () => {
  const stop = { chat, draft_id: 1792 };
  expect(readUpdate({ update_id: 3, stopped_message_generation: stop }, me)?.inbound).toMatchObject(
    {
      kind: 'STOPPED_DRAFT',
      data: '1792',
      contact: { externalId: '7', name: 'Aziza' },
    },
  );
});

test('a redelivery has the same key; a number used again a week later has another', () => {
  const text = { text: 'x' };
  expect(message(text)?.externalId).toBe(message(text)?.externalId);
  const later = message({ ...text, message_id: 6, date: 1_796_000_000 });
  expect(later?.externalId).not.toBe(message(text)?.externalId);
});

test('anything at all can come and nothing is thrown', () => {
  const key = fc.constantFrom(
    'update_id',
    'message',
    'edited_message',
    'callback_query',
    'my_chat_member',
    'from',
    'chat',
    'date',
    'message_id',
    'text',
    'photo',
    'id',
    'type',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.double(), fc.dictionary(key, tie('tree'))),
  }));
  fc.assert(fc.property(tree, (update) => void readUpdate(update, me)));
  expect(message({ text: 'x', date: 9e15 })).toBeNull();
});

const shared = new URL(
  '../../../../../shared/contracts/telegram/updates.fixtures.json',
  import.meta.url,
);
const Fixtures = z.object({
  fixtures: z.array(z.object({ name: z.string(), update: z.unknown() })),
});
const EXPECTED: Record<string, object | null> = {
  text: { kind: 'MESSAGE', contact: { language: 'ru' } },
  command_start: { command: 'start' },
  command_start_deep_link: { command: 'start' },
  photo_with_caption: { parts: [{ kind: 'IMAGE', fileId: 'AgAClarge' }, { kind: 'TEXT' }] },
  voice: { parts: [{ kind: 'VOICE', durationSeconds: 3 }] },
  document_over_20_mb: { parts: [{ kind: 'DOCUMENT', size: 25_000_000 }] },
  sticker: { parts: [{ kind: 'STICKER', text: '👍' }] },
  location: { parts: [{ kind: 'LOCATION', latitude: 41.31 }] },
  contact: { parts: [{ kind: 'CONTACT' }] },
  edited: { kind: 'EDIT', messageId: '1' },
  callback_query: { kind: 'PRESS', data: 'a:1' },
  callback_query_inaccessible_message: { kind: 'PRESS', data: 'a:1' },
  user_blocked_bot: { kind: 'BLOCKED' },
  user_unblocked_bot: { kind: 'UNBLOCKED' },
  bot_added_to_group: { kind: 'UNBLOCKED', isPrivate: false },
  group_migrated: { kind: 'NOTICE', data: 'CHANGED_ID' },
  from_another_bot: null,
  channel_post_without_from: null,
  stopped_message_generation: { kind: 'STOPPED_DRAFT', data: '1792' },
  business_connection: { kind: 'NOTICE', data: 'BUSINESS_CONNECTED' },
  business_message: null,
  message_reaction: { kind: 'REACTION' },
  unknown_future_kind: null,
};

test.skipIf(!existsSync(shared))(
  'every shared fixture is read, each under a key of its own',
  () => {
    const { fixtures } = Fixtures.parse(JSON.parse(readFileSync(shared, 'utf8')));
    const keys = new Set<string>();
    let read = 0;
    for (const { name, update } of fixtures) {
      const inbound = readUpdate(update, me)?.inbound ?? null;
      const expected = EXPECTED[name];
      if (expected === null) expect(inbound, name).toBeNull();
      else if (expected !== undefined) expect(inbound, name).toMatchObject(expected);
      else expect(inbound?.kind, name).toBe('MESSAGE');
      if (inbound === null) continue;
      keys.add(inbound.externalId);
      read += 1;
    }
    expect(keys.size).toBe(read);
  },
);
