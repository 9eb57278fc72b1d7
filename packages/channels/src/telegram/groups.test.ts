import { expect, test } from 'vitest';
import { readUpdate } from './inbound.ts';

const me = { id: 123456, username: 'shop_bot' };
const aziza = { id: 7, is_bot: false, first_name: 'Aziza', language_code: 'uz' };
const group = { id: -100, type: 'supergroup', title: 'Team' };
const file = { file_id: 'F', file_unique_id: 'U', file_size: 10 };

/** What we read in a message with these fields. */
function message(fields: object) {
  const chat = { id: 7, type: 'private', first_name: 'Aziza' };
  const base = { message_id: 5, date: 1_795_348_801, from: aziza, chat };
  return readUpdate({ update_id: 900, message: { ...base, ...fields } }, me)?.inbound ?? null;
}

test('a group is heard only when it names us, answers us or commands us', () => {
  const entities = (type: string, length: number, more = {}) => [
    { type, offset: 0, length, ...more },
  ];
  const heard = [
    { text: '@Shop_bot narx?', entities: entities('mention', 9) },
    { text: 'do‘kon narx?', entities: entities('text_mention', 6, { user: { id: 123456 } }) },
    { text: '/help@shop_bot', entities: entities('bot_command', 14) },
    { text: 'and this?', reply_to_message: { from: { id: 123456, is_bot: true } } },
    { photo: [file], caption: '@shop_bot', caption_entities: entities('mention', 9) },
  ];
  for (const one of heard) expect(message({ ...one, chat: group })?.isPrivate).toBe(false);
  const unheard = [
    { text: 'shop_bot narx?' },
    { text: '@shop_bottle', entities: entities('mention', 12) },
    { text: '/help', entities: entities('bot_command', 5) },
    { text: '/help@other_bot', entities: entities('bot_command', 15) },
    { text: 'and this?', reply_to_message: { from: { id: 8 } } },
  ];
  for (const one of unheard) expect(message({ ...one, chat: group })).toBeNull();
});

const mention = { text: '@shop_bot narx?', entities: [{ type: 'mention', offset: 0, length: 9 }] };

test('a group is one to talk with, also when its admin speaks without a name', () => {
  const team = { externalId: '-100', name: 'Team' };
  expect(message({ ...mention, chat: group })?.contact).toEqual({ ...team, language: 'uz' });
  const nobody = {
    id: 1_087_968_824,
    is_bot: true,
    first_name: 'Group',
    username: 'GroupAnonymousBot',
  };
  const anonymous = { ...mention, chat: group, from: nobody };
  expect(message({ ...anonymous, sender_chat: group })?.contact).toEqual(team);
  // Another bot that names us, and a post that comes over from the group's channel.
  expect(message(anonymous)).toBeNull();
  const channel = { id: -200, type: 'channel', title: 'News' };
  const post = { ...mention, chat: group, sender_chat: channel, is_automatic_forward: true };
  expect(message(post)).toBeNull();
});

test('a topic of a forum is a chat of its own, and its beginning is no message to answer', () => {
  const inTopic = { chat: group, is_topic_message: true, message_thread_id: 9 };
  expect(message({ ...mention, ...inTopic })?.chatId).toBe('-100:9');
  const us = { id: 123456, is_bot: true };
  const beginning = { message_id: 9, from: us, forum_topic_created: { name: 'Prices' } };
  expect(message({ text: 'x', ...inTopic, reply_to_message: beginning })).toBeNull();
  const ours = { message_id: 10, from: us };
  expect(message({ text: 'x', ...inTopic, reply_to_message: ours })).toMatchObject({
    ...{ chatId: '-100:9', replyTo: '10' },
  });
  const thread = { ...inTopic, is_topic_message: undefined };
  expect(message({ ...mention, ...thread })?.chatId).toBe('-100');
  expect(message({ text: 'x', is_topic_message: true, message_thread_id: 9 })?.chatId).toBe('7');
});

test('a group that moves says where to, in the old chat and in the new one', () => {
  const moved = {
    ...{ kind: 'NOTICE', data: 'CHANGED_ID', chatId: '-100', isPrivate: false },
    contact: { externalId: '-100', name: 'Team', previousExternalId: '-5' },
  };
  const old = { id: -5, type: 'group', title: 'Team' };
  expect(message({ chat: old, migrate_to_chat_id: -100 })).toMatchObject(moved);
  expect(message({ chat: group, migrate_from_chat_id: -5 })).toMatchObject(moved);
});
