import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { createTelegram, safeDetail, type Telegram } from '../src/index.ts';
import { simulated } from './set-up.ts';

const telegram = simulated();

const say = (client: Telegram, chatId: string, text: string) => {
  const [piece] = client.layOut({ text });
  if (!piece) throw new Error('There is nothing to send.');
  return client.send(chatId, piece);
};

const fault = (
  method: string,
  action: Parameters<typeof telegram.control.faults.add>[0]['action'],
) => telegram.control.faults.add({ platform: 'telegram', method, times: 1, action });

test('Markdown reaches the customer formatted, with its buttons', async () => {
  const { telegram: client, seat, chatId } = await telegram.chat();
  const buttons = ['Oʻzbekcha', 'Русский', 'English'].map((label) => ({ label, data: label }));
  const [piece] = client.layOut({
    text: '**Choy** narxi `10_000` soʻm < 2 & [xarita](https://e.com/x)',
    buttons,
  });
  expect(piece && (await client.send(chatId, piece))).toMatchObject({ outcome: 'sent' });
  const [message] = await telegram.control.telegram.wait(seat);
  expect(message).toMatchObject({
    text: 'Choy narxi 10_000 soʻm < 2 & xarita',
    entities: [{ type: 'bold' }, { type: 'code' }, { type: 'text_link', url: 'https://e.com/x' }],
    reply_markup: {
      inline_keyboard: [[{ text: 'Oʻzbekcha' }, { text: 'Русский' }, { text: 'English' }]],
    },
  });
});

test('a long answer goes out in pieces, at the pace that Telegram allows', async () => {
  let now = 0;
  const { telegram: client, seat, chatId } = await telegram.chat({ now: () => now });
  const text = `# Menyu\n\n${'**Choy** 10 000 soʻm 👍. '.repeat(700)}`;
  const pieces = client.layOut({ text });
  expect(pieces.length).toBeGreaterThan(3);
  for (const [n, piece] of pieces.entries()) {
    const result = await client.send(chatId, piece);
    if (n < 3) expect(result).toMatchObject({ outcome: 'sent' });
    else {
      // It is told to come back, and nothing was sent.
      expect(result).toMatchObject({ outcome: 'retry', afterMs: 1_000 });
      now += 1_000;
      expect(await client.send(chatId, piece)).toMatchObject({ outcome: 'sent' });
    }
  }
  const messages = await telegram.control.telegram.wait({ ...seat, count: pieces.length });
  expect(messages.map((message) => message.text)).toEqual(pieces.map((piece) => piece.text));
});

test('formatting that is refused is sent again as plain text', async () => {
  const { telegram: client, seat, chatId } = await telegram.chat();
  await fault('sendMessage', {
    kind: 'status',
    status: 400,
    body: { ok: false, error_code: 400, description: "Bad Request: can't parse entities: oh" },
  });
  expect(await say(client, chatId, '**bold**')).toMatchObject({ outcome: 'sent' });
  const [message] = await telegram.control.telegram.wait(seat);
  expect(message?.text).toBe('bold');
  expect(message?.entities ?? []).toEqual([]);
});

test('a customer who blocked the bot, and a token that was revoked, are each told apart', async () => {
  const { telegram: client, seat, bot, chatId } = await telegram.chat();
  await telegram.control.telegram.block(seat);
  expect(await say(client, chatId, 'salom')).toMatchObject({ outcome: 'blocked' });
  await telegram.control.telegram.revoke(bot.id);
  expect(await say(client, '99', 'salom')).toMatchObject({ outcome: 'unauthorized' });
});

test('a chat that does not exist is a refusal that says so', async () => {
  const { telegram: client } = await telegram.chat();
  expect(await say(client, '404404', 'salom')).toEqual({
    outcome: 'rejected',
    reason: 'Bad Request: chat not found',
  });
});

test('a rate is obeyed: not sent, and the chat is left alone until it may be written to again', async () => {
  const { telegram: client, chatId } = await telegram.chat();
  await fault('sendMessage', { kind: 'status', status: 429, retryAfter: 30 });
  expect(await say(client, chatId, 'salom')).toMatchObject({ outcome: 'retry', afterMs: 30_000 });
  await telegram.control.transcript.clear();
  const again = await say(client, chatId, 'salom');
  expect(again).toMatchObject({ outcome: 'retry' });
  expect(again).toHaveProperty('afterMs', expect.closeTo(30_000, -4));
  expect(await telegram.control.transcript.list({ method: 'sendMessage' })).toEqual([]);
});

test('a request that may have arrived is uncertain, never repeated by itself', async () => {
  const cases = [
    { kind: 'drop', when: 'before' },
    { kind: 'drop', when: 'after' },
    { kind: 'reset' },
    { kind: 'html502' },
    { kind: 'status', status: 500 },
  ] as const;
  for (const action of cases) {
    const { telegram: client, chatId } = await telegram.chat();
    await fault('sendMessage', action);
    await telegram.control.transcript.clear();
    expect(await say(client, chatId, 'salom'), action.kind).toMatchObject({ outcome: 'uncertain' });
    expect(await telegram.control.transcript.list({ method: 'sendMessage' })).toHaveLength(1);
  }
});

test('a request that is not answered in time is uncertain', async () => {
  const { telegram: client, chatId } = await telegram.chat({ timeoutMs: 200 });
  await fault('sendMessage', { kind: 'delay', ms: 5_000 });
  expect(await say(client, chatId, 'salom')).toMatchObject({ outcome: 'uncertain' });
});

test('nobody there is safe to repeat, and the token stands in no word of it', async () => {
  const token = '123456:AAHfiqksKZ8WmR2zSjiQ7-canary-v4TMAKdi';
  const client = createTelegram({ token, apiRoot: 'http://127.0.0.1:9' });
  const results = [
    await say(client, '1', 'salom'),
    await client.verify(),
    await client.webhookInfo(),
  ];
  expect(results[0]).toMatchObject({ outcome: 'retry' });
  expect(results[1]).toMatchObject({ ok: false, code: 'UNREACHABLE' });
  const broken = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
  const address = broken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const cut = createTelegram({ token, apiRoot: `http://127.0.0.1:${port}` });
  results.push(await say(cut, '1', 'salom'), await cut.verify());
  expect(results[3]).toMatchObject({ outcome: 'uncertain' });
  broken.close();
  expect(JSON.stringify(results)).not.toContain('canary');
  expect(safeDetail(new Error(`at /bot${token}/getMe`))).not.toContain('canary');
});

test('a send that is stopped before it began was not sent', async () => {
  const { telegram: client, chatId } = await telegram.chat();
  const [piece] = client.layOut({ text: 'ikki' });
  await telegram.control.transcript.clear();
  expect(piece && (await client.send(chatId, piece, AbortSignal.abort()))).toMatchObject({
    outcome: 'retry',
    afterMs: 0,
  });
  expect(await telegram.control.transcript.list({ method: 'sendMessage' })).toEqual([]);
});

test('while a chat is to be left alone nothing is shown in it either, and others are served', async () => {
  const { telegram: client, bot, chatId } = await telegram.chat();
  const { id } = await telegram.control.telegram.customer({ name: 'Bobur', languageCode: 'uz' });
  await telegram.control.telegram.say({ bot: bot.id, customer: id, text: '/start' });
  await fault('sendMessage', { kind: 'status', status: 429, retryAfter: 30 });
  expect(await say(client, chatId, 'salom')).toMatchObject({ outcome: 'retry', limited: true });
  await telegram.control.transcript.clear();
  const stop = client.keepTyping(chatId);
  const draft = client.draft(chatId);
  draft.push('salom');
  await draft.end();
  expect(await say(client, String(id), 'salom')).toMatchObject({ outcome: 'sent' });
  stop();
  const calls = await telegram.control.transcript.list();
  expect(calls.map(({ method }) => method).filter((name) => name !== 'getUpdates')).toEqual([
    'sendMessage',
  ]);
});

test('a refusal of "typing" keeps the message that follows it back', async () => {
  const { telegram: client, chatId } = await telegram.chat();
  await fault('sendChatAction', { kind: 'status', status: 429, retryAfter: 30 });
  const stop = client.keepTyping(chatId);
  await expect.poll(() => client.waitFor(chatId)).toBeGreaterThan(25_000);
  stop();
  expect(await say(client, chatId, 'salom')).toMatchObject({ outcome: 'retry' });
});

test('refusals in several chats at once are meant for the whole bot', async () => {
  const { telegram: client, chatId } = await telegram.chat();
  await telegram.control.faults.add({
    platform: 'telegram',
    method: 'sendMessage',
    times: 3,
    action: { kind: 'status', status: 429, retryAfter: 9 },
  });
  const results = await Promise.all([chatId, '2', '3'].map((chat) => say(client, chat, 'salom')));
  expect(results.filter((one) => 'botPauseMs' in one)).toMatchObject([{ botPauseMs: 9_000 }]);
  expect(client.waitOfBot()).toBeGreaterThan(8_000);
});

test('a group that has moved is found where it is now', async () => {
  const { telegram: client, seat, chatId } = await telegram.chat();
  await telegram.control.faults.add({
    platform: 'telegram',
    method: 'sendMessage',
    times: 1,
    action: {
      kind: 'status',
      status: 400,
      body: {
        ok: false,
        error_code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: Number(chatId) },
      },
    },
  });
  expect(await say(client, '-77', 'salom')).toMatchObject({ outcome: 'sent', movedTo: chatId });
  expect(await telegram.control.telegram.wait(seat)).toMatchObject([{ text: 'salom' }]);
});

test('an answer in a topic of a group goes into that topic', async () => {
  const { telegram: client, bot } = await telegram.chat();
  const chat = { id: -100, type: 'supergroup', title: 'Team', is_forum: true };
  const from = { id: 7, is_bot: false, first_name: 'Aziza' };
  const message = { message_id: 1, date: 1, chat, from, text: 'x' };
  await telegram.control.telegram.inject({ bot: bot.id, update: { message } });
  expect(await say(client, '-100:9', 'salom')).toMatchObject({ outcome: 'sent' });
  const calls = await telegram.control.transcript.list({ method: 'sendMessage' });
  const sent = JSON.parse(calls.at(-1)?.request.text ?? '{}');
  expect(sent).toMatchObject({ chat_id: '-100', message_thread_id: 9, text: 'salom' });
});

test('a 404 is the token’s only when Telegram says so when asked who the bot is', async () => {
  const body = { ok: false, error_code: 404, description: 'Not Found' };
  const { telegram: client, bot, chatId } = await telegram.chat();
  await fault('sendMessage', { kind: 'status', status: 404, body });
  expect(await say(client, chatId, 'salom')).toMatchObject({ outcome: 'rejected' });
  await fault('sendMessage', { kind: 'status', status: 404, body });
  await telegram.control.telegram.revoke(bot.id);
  expect(await say(client, chatId, 'salom')).toMatchObject({ outcome: 'unauthorized' });
});
