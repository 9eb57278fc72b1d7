import { expect, test } from 'vitest';
import { createInstagram, type Outbound, readInstagramHook } from '../src/index.ts';
import { metaSimulated, VERIFY_TOKEN } from './meta-set-up.ts';

const meta = metaSimulated(readInstagramHook);

/** An account whose webhooks come here, and our client for it. */
async function account(username: string) {
  const { control, instagramUrl: baseUrl } = meta.simulator;
  const made = await control.instagram.openAccount({ username });
  meta.trust(made.appSecret);
  const { appId: app, token, id: accountId } = made;
  await control.meta.subscribe({
    app,
    topic: 'instagram',
    url: meta.url,
    verifyToken: VERIFY_TOKEN,
  });
  const client = createInstagram({ token, accountId, baseUrl });
  expect(await client.subscribe()).toEqual({ ok: true, value: true });
  return { made, client, control, baseUrl };
}

async function chat(username: string) {
  const open = await account(username);
  const { made, client, control } = open;
  const customer = await control.instagram.customer({ name: 'Bob', username: `${username}_bob` });
  const seat = { account: made.id, customer: customer.id };
  await control.instagram.say({ ...seat, text: `Salom ${username}` });
  const hello = await meta.heard(({ parts }) => parts[0]?.text === `Salom ${username}`);
  const say = async (outbound: Outbound) => {
    const results = [];
    for (const piece of client.layOut(outbound))
      results.push(await client.send(hello.chatId, piece));
    return results;
  };
  return { ...open, seat, hello, say };
}

test('a message is answered and read, and what was sent comes back as an echo of the same id', async () => {
  const { client, control, seat, hello, say } = await chat('first');
  expect(hello).toMatchObject({ kind: 'MESSAGE', isPrivate: true });
  expect(await client.markRead(hello.chatId, hello.messageId ?? '')).toMatchObject({ ok: true });
  expect(await client.profile(hello.chatId)).toMatchObject({
    ok: true,
    value: { name: 'Bob', handle: 'first_bob' },
  });
  const [sent] = await say({ text: '**Vaalaykum**' });
  if (sent?.outcome !== 'sent') throw new Error(JSON.stringify(sent));
  const { platformMessageId } = sent;
  const [message] = await control.instagram.wait(seat);
  expect(message).toMatchObject({ id: platformMessageId, content: { text: 'Vaalaykum' } });
  expect(await meta.heard(({ kind }) => kind === 'ECHO')).toMatchObject({
    messageId: platformMessageId,
    chatId: hello.chatId,
  });
  await control.instagram.read(seat);
  await meta.receipt((one) => one.state === 'READ' && one.platformMessageId === platformMessageId);
});

test('a person who answers in the app is an echo of an id that nobody here gave', async () => {
  const { control, seat, hello } = await chat('second');
  await control.instagram.echo({ ...seat, text: 'Men odamman' });
  expect(await meta.heard(({ parts }) => parts[0]?.text === 'Men odamman')).toMatchObject({
    kind: 'ECHO',
    chatId: hello.chatId,
  });
});

test('a thousand bytes are one message, quick replies are pressed and told', async () => {
  const { control, seat, say } = await chat('third');
  expect(await say({ text: 'я'.repeat(500) })).toMatchObject([{ outcome: 'sent' }]);
  expect(await say({ text: 'я '.repeat(501) })).toMatchObject([
    { outcome: 'sent' },
    { outcome: 'sent' },
  ]);
  const buttons = ['Bir', 'Ikki'].map((label) => ({ label, data: `ig:${label}` }));
  const [asked] = await say({ text: 'Qaysi?', buttons });
  if (asked?.outcome !== 'sent') throw new Error(JSON.stringify(asked));
  await control.instagram.wait({ ...seat, count: 4 });
  await control.instagram.press({ ...seat, messageId: asked.platformMessageId, button: 'Ikki' });
  expect(await meta.heard(({ data }) => data === 'ig:Ikki')).toMatchObject({ kind: 'PRESS' });
});

test('a picture is fetched; reactions, edits and unsent messages are told', async () => {
  const { client, control, seat, hello } = await chat('fourth');
  await control.instagram.say({ ...seat, image: true });
  const picture = await meta.heard(({ parts }) => parts[0]?.kind === 'IMAGE');
  const found = await client.fetchMedia(picture.parts[0]?.fileId ?? '');
  if (!found.ok) throw new Error(`${found.code} ${found.detail}`);
  expect(found.value.mimeType).toMatch(/^image\//);
  for await (const piece of found.value.stream) expect(piece.length).toBeGreaterThan(0);
  const messageId = hello.messageId ?? '';
  await control.instagram.edit({ ...seat, messageId, text: 'Assalom' });
  expect(await meta.heard(({ kind }) => kind === 'EDIT')).toMatchObject({ messageId });
  await control.instagram.remove({ ...seat, messageId });
  expect(await meta.heard(({ kind }) => kind === 'DELETE')).toMatchObject({ messageId });
});

test('a comment is answered once in private and under it', async () => {
  const { made, client, control, seat } = await chat('fifth');
  await control.instagram.comment({ ...seat, text: 'Narxi?' });
  const comment = await meta.heard(({ kind }) => kind === 'COMMENT');
  const id = comment.messageId ?? '';
  const answer = async (isPublic: boolean) => {
    const [piece] = client.layOut({ text: 'Salom', comment: { id, isPublic } });
    return piece && client.send(comment.chatId, piece);
  };
  expect(await answer(true)).toMatchObject({ outcome: 'sent' });
  expect(await answer(false)).toMatchObject({ outcome: 'sent' });
  expect(await answer(false)).toMatchObject({ outcome: 'rejected' });
  expect(JSON.stringify(await control.instagram.comments(made.id))).toContain('Salom');
});

test('after a day a person may still answer, with the tag that no bot ever uses', async () => {
  const { control, seat, say } = await chat('sixth');
  await control.clock.advance(25 * 3_600_000);
  expect(await say({ text: 'bot' })).toMatchObject([{ reasonCode: 'WINDOW_CLOSED' }]);
  expect(await say({ text: 'odam', byHuman: true })).toMatchObject([{ outcome: 'sent' }]);
  const messages = await control.instagram.wait(seat);
  expect(messages.map(({ content, tag }) => [content, tag])).toMatchObject([
    [{ text: 'odam' }, 'HUMAN_AGENT'],
  ]);
});

test('a token is proven, exchanged and refreshed, and a dead one is told', async () => {
  const { made, client, control, baseUrl } = await account('seventh');
  expect(await client.verify()).toMatchObject({ ok: true, value: { externalId: made.id } });
  const short = createInstagram({ token: made.shortToken, baseUrl });
  const long = await short.exchangeToken(made.appSecret);
  if (!long.ok) throw new Error(long.detail);
  expect(Date.parse(long.value.expiresAt)).toBeGreaterThan(Date.now() + 59 * 86_400_000);
  const renewed = createInstagram({ token: long.value.token, baseUrl });
  expect(await renewed.verify()).toMatchObject({ ok: true });
  await control.clock.advance(25 * 3_600_000);
  expect(await renewed.refreshToken()).toMatchObject({ ok: true });
  await control.meta.revoke(made.token);
  expect(await client.verify()).toMatchObject({ code: 'WRONG_TOKEN', reason: 'TOKEN' });
});
