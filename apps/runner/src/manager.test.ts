import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createLogger } from '@cbf/base';
import { createManager } from '@cbf/channels';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runManager, type ManagerApi } from './manager.ts';

// The simulator makes no bots that manage others; the calls are those of the Bot API's description.
const aziza = { id: 7, is_bot: false, first_name: 'Aziza' };
const bot = { id: 987_654, is_bot: true, first_name: 'Doʻkon', username: 'dokon_bot' };
const chat = { id: 7, type: 'private', first_name: 'Aziza' };
const message = { message_id: 1, date: 1, chat, from: aziza };
const updates = [
  { update_id: 1, managed_bot: { user: { ...aziza, id: 8 }, bot } },
  { update_id: 2, message: { ...message, text: '/start the-code' } },
  { update_id: 3, message: { ...message, managed_bot_created: { bot } } },
  { update_id: 4, managed_bot: { user: aziza, bot } },
];

let telegram: Server;
let calls: [method: string, body: { offset?: number; text?: string }][];
let heardAll: Promise<void>;
beforeEach(async () => {
  calls = [];
  let done = () => {};
  heardAll = new Promise((resolve) => (done = resolve));
  telegram = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const method = request.url?.split('/').at(-1) ?? '';
      const body = JSON.parse(text || '{}');
      calls.push([method, body]);
      // Nothing more comes: the question is held, as Telegram holds it.
      if (method === 'getUpdates' && body.offset > 4) return done();
      const me = { id: 1, is_bot: true, first_name: 'F', username: 'factory_bot' };
      const result = {
        getMe: { ...me, can_manage_bots: true },
        getUpdates: updates.filter(({ update_id }) => update_id >= body.offset),
        getManagedBotToken: '987654:fresh',
      }[method];
      response.end(JSON.stringify({ ok: true, result: result ?? message }));
    });
  }).listen(0, '127.0.0.1');
  await once(telegram, 'listening');
});
afterEach(async () => {
  telegram.closeAllConnections();
  await new Promise((resolve) => telegram.close(resolve));
});

it('offers a bot to who comes with a code, and connects the one they made, once', async () => {
  const address = telegram.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const told: string[][] = [];
  const api: ManagerApi = {
    reportManager: async (username) => told.push(['manager', username]) > 0,
    oneTapOffer: async (code) => {
      told.push(['offer', code]);
      return { text: 'Tap', label: 'Make', name: 'Doʻkon' };
    },
    oneTapMade: async (code, token) => {
      told.push(['made', code, token]);
      return { text: 'Connected' };
    },
  };
  const manager = createManager({ token: '1:m', apiRoot: `http://127.0.0.1:${port}` });
  const loop = runManager(manager, api, createLogger({ level: 'silent', name: 'manager' }));
  await heardAll;
  await loop.stop();
  expect(told).toEqual([
    ['manager', 'factory_bot'],
    ['offer', 'the-code'],
    ['made', 'the-code', '987654:fresh'],
  ]);
  expect(calls.filter(([method]) => method === 'getManagedBotToken')).toHaveLength(1);
  const said = calls.flatMap(([method, { text }]) => (method === 'sendMessage' ? [text] : []));
  expect(said).toEqual(['Tap', 'Connected']);
});
