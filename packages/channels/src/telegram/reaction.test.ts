import { expect, test } from 'vitest';
import { readUpdate } from './inbound.ts';

const me = { id: 123456, username: 'shop_bot' };
const from = { id: 7, is_bot: false, first_name: 'Aziza' };
const chat = { id: 7, type: 'private', first_name: 'Aziza' };
const read = (update: object) => readUpdate({ update_id: 900, ...update }, me)?.inbound ?? null;

function reaction(new_reaction: object[], more: object = {}) {
  const base = { chat, user: from, message_id: 5, date: 1_795_348_801, old_reaction: [] };
  return read({ message_reaction: { ...base, new_reaction, ...more } });
}

test('a reaction names its message; the last one counts, none takes it back', () => {
  expect(reaction([{ type: 'emoji', emoji: '👍' }])).toEqual({
    externalId: 'tg:900:reaction:7:5:1795348801',
    kind: 'REACTION',
    chatId: '7',
    isPrivate: true,
    contact: { externalId: '7', name: 'Aziza' },
    messageId: '5',
    parts: [],
    data: '👍',
    at: '2026-11-22T12:00:01.000Z',
  });
  const two = [
    { type: 'emoji', emoji: '👍' },
    { type: 'custom_emoji', custom_emoji_id: '1' },
  ];
  expect(reaction(two)?.data).toBe('⭐');
  expect(reaction([])?.data).toBe('');
});

test('reactions of bots, of nobody by name and in groups are left alone', () => {
  const like = [{ type: 'emoji', emoji: '👍' }];
  expect(reaction(like, { user: { ...from, is_bot: true } })).toBeNull();
  expect(reaction(like, { user: undefined })).toBeNull();
  expect(reaction(like, { chat: { id: -100, type: 'supergroup' } })).toBeNull();
});

test('what a message answers, and that it was passed on, is told', () => {
  const message = { message_id: 5, date: 1_795_348_801, from, chat, text: 'x' };
  const reply_to_message = { message_id: 4, date: 1, chat, text: 'y' };
  expect(read({ message: { ...message, reply_to_message } })).toMatchObject({ replyTo: '4' });
  const forward_origin = { type: 'user', date: 1, sender_user: from };
  expect(read({ message: { ...message, forward_origin } })).toMatchObject({ forwarded: true });
  expect(read({ message })).not.toHaveProperty('replyTo');
  expect(read({ message })).not.toHaveProperty('forwarded');
});
