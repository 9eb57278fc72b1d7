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
  const { telegram: client, seat, chatId } = await telegram.chat();
  const text = `# Menyu\n\n${'**Choy** 10 000 soʻm 👍. '.repeat(700)}`;
  const pieces = client.layOut({ text });
  expect(pieces.length).toBeGreaterThan(3);
  for (const piece of pieces)
    expect(await client.send(chatId, piece)).toMatchObject({ outcome: 'sent' });
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

test('a send that is stopped while it waits its turn was not sent', async () => {
  const { telegram: client, chatId } = await telegram.chat();
  await say(client, chatId, 'bir');
  const [piece] = client.layOut({ text: 'ikki' });
  const stop = new AbortController();
  const sending = piece && client.send(chatId, piece, stop.signal);
  stop.abort();
  expect(await sending).toMatchObject({ outcome: 'retry', afterMs: 0 });
});
