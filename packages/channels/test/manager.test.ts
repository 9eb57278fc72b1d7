import { expect, test } from 'vitest';
import { createManager, readManagedBot } from '../src/index.ts';
import { graphServer } from './graph-server.ts';

const telegram = graphServer();
const TOKEN = '123456:manager-secret';
const manager = () => createManager({ token: TOKEN, apiRoot: telegram.url });
const result = (value: unknown) => ({ status: 200, body: { ok: true, result: value } });
const asked = () =>
  telegram.asked.map(({ path, json }) => [path.replace(`/bot${TOKEN}/`, ''), json]);

test('a manager knows whether it may make bots for others', async () => {
  const me = { id: 1, is_bot: true, first_name: 'Factory', username: 'factory_bot' };
  telegram.answer(result({ ...me, can_manage_bots: true }));
  expect(await manager().verify()).toEqual({
    ok: true,
    value: { username: 'factory_bot', mayManage: true },
  });
});

test('a person is offered a bot with one tap, and its token is asked for by its id', async () => {
  telegram.answer(result({ message_id: 1 }), result('77:fresh'), result('77:new'), result(true));
  const offer = {
    requestId: 5,
    text: 'Bosing',
    label: 'Bot yaratish',
    suggestedName: 'Registon',
    suggestedUsername: 'registon_bot',
  };
  expect(await manager().offer('7', offer)).toEqual({ ok: true, value: true });
  expect(await manager().tokenOf('77')).toEqual({ ok: true, value: '77:fresh' });
  expect(await manager().renewToken('77')).toEqual({ ok: true, value: '77:new' });
  expect(await manager().restrict('77', ['7'])).toEqual({ ok: true, value: true });
  await manager().restrict('77', null);
  expect(asked()).toEqual([
    [
      'sendMessage',
      {
        chat_id: '7',
        text: 'Bosing',
        reply_markup: {
          keyboard: [
            [
              {
                text: 'Bot yaratish',
                request_managed_bot: {
                  request_id: 5,
                  suggested_name: 'Registon',
                  suggested_username: 'registon_bot',
                },
              },
            ],
          ],
          resize_keyboard: true,
          one_time_keyboard: true,
        },
      },
    ],
    ['getManagedBotToken', { user_id: 77 }],
    ['replaceManagedBotToken', { user_id: 77 }],
    [
      'setManagedBotAccessSettings',
      { user_id: 77, is_access_restricted: true, added_user_ids: [7] },
    ],
    ['setManagedBotAccessSettings', { user_id: 77, is_access_restricted: false }],
  ]);
});

test('a refusal is a trouble without the token', async () => {
  const error_code = 401;
  telegram.answer({ status: 401, body: { ok: false, error_code, description: 'Unauthorized' } });
  const refused = await manager().tokenOf('77');
  expect(refused).toEqual({ ok: false, code: 'WRONG_TOKEN', detail: '401: Unauthorized' });
});

const owner = { id: 7, is_bot: false, first_name: 'Aziza' };
const bot = { id: 77, is_bot: true, first_name: 'Registon', username: 'registon_bot' };

test('both updates that come for a new bot tell the same of it', () => {
  const told = { ownerId: '7', botId: '77', username: 'registon_bot', name: 'Registon' };
  expect(readManagedBot({ update_id: 1, managed_bot: { user: owner, bot } })).toEqual(told);
  const message = {
    message_id: 1,
    date: 1,
    chat: { id: 7, type: 'private' },
    from: owner,
    managed_bot_created: { bot },
  };
  expect(readManagedBot({ update_id: 2, message })).toEqual(told);
});

test.for([null, 7, {}, { managed_bot: {} }, { managed_bot: { user: owner, bot: { id: 'x' } } }])(
  'any other update tells of no bot: %j',
  (update) => {
    expect(readManagedBot(update)).toBeNull();
  },
);
