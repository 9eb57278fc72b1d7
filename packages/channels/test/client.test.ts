import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { HOOK_SECRET_HEADER, hookSecretMatches, parseHook } from '../src/index.ts';
import { simulated } from './set-up.ts';

const telegram = simulated();
const called = async (method: string) =>
  (await telegram.control.transcript.list({ method })).map(({ request }): unknown =>
    JSON.parse(request.text),
  );

test('a token is proven by the name behind it', async () => {
  const { telegram: client, bot } = await telegram.chat();
  expect(await client.verify()).toEqual({
    ok: true,
    value: { externalId: String(bot.id), username: bot.username, displayName: 'Registon' },
  });
  await telegram.control.telegram.revoke(bot.id);
  expect(await client.verify()).toMatchObject({ ok: false, code: 'WRONG_TOKEN' });
});

test('typing is shown again before it fades, and not after it is stopped', async () => {
  const { telegram: client, seat, chatId } = await telegram.chat();
  const stop = client.keepTyping(chatId);
  await expect.poll(() => called('sendChatAction'), { timeout: 9_000 }).toHaveLength(2);
  expect((await telegram.control.telegram.chat(seat)).typing).toBe(true);
  stop();
  expect(await called('sendChatAction')).toHaveLength(2);
});

test('a draft shows the newest text, not every one, and is silent once it ended', async () => {
  const { telegram: client, seat, chatId } = await telegram.chat();
  const draft = client.draft(chatId);
  for (let n = 1; n <= 50; n++) draft.push('**so‘z** '.repeat(n));
  const shown = async () => (await telegram.control.telegram.chat(seat)).drafts[0];
  await expect
    .poll(async () => (await shown())?.text.length)
    .toBe('so‘z '.repeat(50).trim().length);
  expect(await shown()).toMatchObject({ draftId: draft.id, canStop: true });
  const before = (await called('sendMessageDraft')).length;
  expect(before).toBeLessThanOrEqual(3);
  await draft.end();
  draft.push('too late');
  expect(await called('sendMessageDraft')).toHaveLength(before);
});

test('a draft too long for one message shows where the writing goes on', async () => {
  const { telegram: client, seat, chatId } = await telegram.chat();
  const draft = client.draft(chatId);
  draft.push(`${'word '.repeat(1_000)}the end`);
  const shown = async () => (await telegram.control.telegram.chat(seat)).drafts[0]?.text;
  await expect.poll(shown).toMatch(/the end$/);
  await draft.end();
});

test('a draft that is refused once is not tried again', async () => {
  const { telegram: client, chatId } = await telegram.chat();
  await telegram.control.faults.add({
    platform: 'telegram',
    method: 'sendMessageDraft',
    action: { kind: 'status', status: 429, retryAfter: 1 },
  });
  const draft = client.draft(chatId);
  draft.push('bir');
  await expect.poll(() => called('sendMessageDraft')).toHaveLength(1);
  await draft.end();
  draft.push('ikki');
  expect(await called('sendMessageDraft')).toHaveLength(1);
});

test('Stop on a draft comes back with its number', async () => {
  const { telegram: client, seat, chatId } = await telegram.chat();
  const polling = telegram.poll(client);
  await polling.received(1);
  const draft = client.draft(chatId);
  draft.push('a long answer');
  await expect.poll(async () => (await telegram.control.telegram.chat(seat)).drafts.length).toBe(1);
  await telegram.control.telegram.stopDraft({ ...seat, draftId: draft.id });
  const all = await polling.received(2);
  expect(all[1]?.inbound).toMatchObject({ kind: 'STOPPED_DRAFT', data: String(draft.id), chatId });
  await draft.end();
});

test('a pressed button is answered with a notice; too late, that is a trouble and no crash', async () => {
  const { telegram: client, seat, chatId } = await telegram.chat();
  const polling = telegram.poll(client);
  const [piece] = client.layOut({
    text: 'Til?',
    buttons: [{ label: 'Oʻzbekcha', data: 'lang:uz' }],
  });
  if (piece) await client.send(chatId, piece);
  const [sent] = await telegram.control.telegram.wait(seat);
  await telegram.control.telegram.press({
    ...seat,
    messageId: sent?.message_id ?? 0,
    data: 'lang:uz',
  });
  const press = (await polling.received(2))[1];
  expect(press?.inbound).toMatchObject({ kind: 'PRESS', data: 'lang:uz' });
  expect(await client.answerPress(press?.pressId ?? '', 'Tanlandi')).toEqual({
    ok: true,
    value: true,
  });
  expect((await telegram.control.telegram.chat(seat)).callbackAnswers).toMatchObject([
    { text: 'Tanlandi' },
  ]);
  expect(await client.answerPress('no such press')).toMatchObject({ ok: false, code: 'INTERNAL' });
});

test('the menu is set for everybody in the default language and for each language in its own', async () => {
  const { telegram: client } = await telegram.chat();
  const menu = [
    { locale: 'uz', command: 'help', description: 'Yordam' },
    { locale: 'ru', command: 'help', description: 'Помощь' },
  ];
  expect(await client.setMenu(menu, 'uz')).toEqual({ ok: true, value: true });
  expect(await called('setMyCommands')).toEqual([
    { commands: [{ command: 'help', description: 'Yordam' }] },
    { commands: [{ command: 'help', description: 'Yordam' }], language_code: 'uz' },
    { commands: [{ command: 'help', description: 'Помощь' }], language_code: 'ru' },
  ]);
});

test('a webhook brings the update with its secret, and its state can be asked for', async () => {
  const { telegram: client, bot } = await telegram.chat();
  const hook = createServer();
  hook.listen(0, '127.0.0.1');
  await once(hook, 'listening');
  const address = hook.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const calls = once(hook, 'request');
  expect(await client.setWebhook(`http://127.0.0.1:${port}/hook`, 's3cret')).toMatchObject({
    ok: true,
  });
  const [request, response] = await calls;
  expect(hookSecretMatches(request.headers[HOOK_SECRET_HEADER], 's3cret')).toBe(true);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const taken = await client.take(parseHook(Buffer.concat(chunks)));
  expect(taken).toMatchObject({ ok: true, value: { inbound: { command: 'start' } } });
  response.writeHead(500).end();
  await expect
    .poll(async () => client.webhookInfo())
    .toMatchObject({
      ok: true,
      value: { pendingCount: 1, lastErrorMessage: expect.stringContaining('500') },
    });
  expect(await client.deleteWebhook()).toMatchObject({ ok: true });
  hook.closeAllConnections();
  hook.close();
  expect((await telegram.control.telegram.bots()).find(({ id }) => id === bot.id)?.webhookUrl).toBe(
    '',
  );
});

test('a body that is no update is nothing for us, and is not asked about', async () => {
  const { telegram: client } = await telegram.chat();
  for (const body of [null, 7, [], {}, { update_id: 'x' }]) {
    expect(await client.take(body)).toEqual({ ok: true, value: null });
  }
  expect(await called('getMe')).toEqual([]);
});
