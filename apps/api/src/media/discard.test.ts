import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Bot, DiscardedFile, Media, Message } from '@cbf/db';
import { startTestApi, type Client, type TestApi } from '../../test/api.ts';
import { photo, TestFiles } from '../../test/files.ts';
import { makeLine, type TestLine } from '../../test/line.ts';
import { purge } from '../bots/purge.ts';
import { purgeMedia } from './discard.ts';

let api: TestApi;
let line: TestLine;
let files: TestFiles;
beforeAll(async () => {
  api = await startTestApi();
  line = await makeLine(api);
  files = new TestFiles(line);
});
afterAll(() => api.close());

it('an operator uploads a file to a conversation of theirs; what is not sent is gone after a day', async () => {
  await line.say('Salom', { chatId: 'uploads' });
  const { id: conversationId } = await line.thread('uploads');
  const post = (
    client: Client | null,
    id: string,
    body: Buffer<ArrayBuffer>,
    headers: object = {},
  ) =>
    fetch(`${api.url}/media?conversationId=${id}&name=${encodeURIComponent('narx/jadval.pdf')}`, {
      ...{ method: 'POST', body },
      headers: {
        'content-type': 'application/pdf',
        ...(client?.cookie != null && { cookie: client.cookie }),
        ...headers,
      },
    });
  const answer = await post(line.owner, conversationId, Buffer.from('%PDF-1.7'));
  expect(answer.status).toBe(201);
  const made = z
    .object({ id: z.string() })
    .loose()
    .parse(await answer.json());
  expect(made).toMatchObject({ mimeType: 'application/pdf', size: 8, fileName: 'jadval.pdf' });
  const got = await files.get(`/media/${made.id}`, line.owner);
  expect(got.headers.get('content-disposition')).toContain('attachment; filename="jadval.pdf"');

  const stranger = await api.as(`stranger-${randomUUID()}`);
  const small = Buffer.from('x');
  expect((await post(stranger, conversationId, small)).status).toBe(404);
  expect((await post(line.owner, '%00', small)).status).toBe(404);
  expect((await post(null, conversationId, small)).status).toBe(401);
  const foreign = { origin: 'https://evil.example' };
  expect((await post(line.owner, conversationId, small, foreign)).status).toBe(403);
  const site = { 'sec-fetch-site': 'cross-site' };
  expect((await post(line.owner, conversationId, small, site)).status).toBe(403);
  expect((await post(line.owner, conversationId, Buffer.alloc(0))).status).toBe(400);
  expect((await post(line.owner, conversationId, Buffer.alloc(2_000_000))).status).toBe(413);
  expect(await line.em.count(Media, { conversationId })).toBe(1);

  const later = (hours: number) => new Date(line.now().getTime() + hours * 3_600_000);
  await purgeMedia(api.app.parts, later(23));
  expect((await files.get(`/media/${made.id}`, line.owner)).status).toBe(200);
  await purgeMedia(api.app.parts, later(25));
  expect((await files.get(`/media/${made.id}`, line.owner)).status).toBe(404);
  expect(await files.stored()).not.toContain(made.id);
});

it('a file of a channel that is disconnected is waited for no longer', async () => {
  const mine = await makeLine(api);
  const { messageId } = await mine.receive({
    ...{ externalId: randomUUID(), kind: 'MESSAGE', messageId: randomUUID(), parts: [photo()] },
  });
  await purgeMedia(api.app.parts);
  const waits = new TestFiles(mine);
  expect(await waits.shown(messageId ?? '')).toMatchObject({ state: 'WAITING' });
  await mine.owner.ask('mutation($id: ID!) { disconnectChannel(id: $id) { id } }', {
    id: mine.channelId,
  });
  await purgeMedia(api.app.parts);
  expect(await waits.shown(messageId ?? '')).toMatchObject({ state: 'LOST', failureCode: 'GONE' });
});

it('what a customer takes back is removed with its file, and what they change is fetched anew', async () => {
  const media = await files.kept(Buffer.from('first'));
  const { platformMessageId } = await line.em.findOneOrFail(Message, { id: media.messageId });
  const same = { messageId: platformMessageId, chatId: media.chatId };
  const edit = { ...same, externalId: randomUUID(), kind: 'EDIT', parts: [photo()] };
  await line.receive(edit);
  const [fresh] = await files.claim();
  expect(fresh?.id).not.toBe(media.id);
  await files.put(fresh, Buffer.from('second'));
  await purgeMedia(api.app.parts);
  expect(await files.stored()).toEqual(expect.not.arrayContaining([media.id]));
  expect((await files.get(`/media/${fresh?.id ?? ''}`, line.owner)).status).toBe(200);
  await line.receive({ ...same, externalId: randomUUID(), kind: 'DELETE' });
  await purgeMedia(api.app.parts);
  expect((await files.get(`/media/${fresh?.id ?? ''}`, line.owner)).status).toBe(404);
  expect(await files.stored()).toEqual(expect.not.arrayContaining([fresh?.id]));
});

it('a bot that is erased takes its files along, even when the api dies before they are removed', async () => {
  const mine = await makeLine(api);
  const others = await files.kept(Buffer.from('stays'));
  await mine.receive({
    ...{ externalId: randomUUID(), kind: 'MESSAGE', messageId: randomUUID(), parts: [photo()] },
  });
  const [media] = await new TestFiles(mine).claim();
  await files.put(media, Buffer.from('goes'));
  expect(await files.stored()).toContain(media?.id);
  const old = new Date(Date.now() - 31 * 24 * 3_600_000);
  await line.em.nativeUpdate(Bot, { id: mine.botId }, { deletedAt: old });
  const store = { ...api.app.parts.store, remove: () => Promise.reject(new Error('it dies here')) };
  await purge({ ...api.app.parts, store });
  expect(await line.em.count(Media, { botId: mine.botId })).toBe(0);
  expect(await files.stored()).toContain(media?.id);
  await api.restart();
  await purgeMedia(api.app.parts);
  expect(await files.stored()).not.toContain(media?.id);
  expect(await files.stored()).toContain(others.id);
  const later = new Date(line.now().getTime() - 3_600_000);
  await line.em.nativeUpdate(DiscardedFile, {}, { createdAt: later });
  await purgeMedia(api.app.parts);
  expect(await line.em.count(DiscardedFile)).toBe(0);
});
