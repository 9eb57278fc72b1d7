import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Media } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { photo, TestFiles } from '../../test/files.ts';
import { makeLine, type TestLine } from '../../test/line.ts';

let api: TestApi;
let line: TestLine;
let files: TestFiles;
beforeAll(async () => {
  api = await startTestApi();
  line = await makeLine(api);
  files = new TestFiles(line);
});
afterAll(() => api.close());

it('a file waits, is fetched by the runner, and is then there for the people of the workspace alone', async () => {
  const media = await files.claimed();
  const { messageId } = media;
  expect(await files.shown(messageId)).toMatchObject({ id: media.id, state: 'WAITING', url: null });
  expect(await files.claim()).toEqual([]);
  const body = randomBytes(300_000);
  expect((await files.put(media, body)).status).toBe(204);
  const url = `/media/${media.id}`;
  expect(await files.shown(messageId)).toMatchObject({ state: 'KEPT', url, size: body.length });

  const answer = await files.get(url, line.owner);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=3600, immutable',
  });
  const tag = answer.headers.get('etag') ?? '';
  expect((await files.get(url, line.owner, { 'if-none-match': tag })).status).toBe(304);

  const stranger = await api.as(`stranger-${randomUUID()}`);
  expect((await files.get(url, stranger)).status).toBe(404);
  expect((await files.get(url, null)).status).toBe(401);
  expect((await files.get(url, null, files.key)).status).toBe(403);
  expect((await files.get(`/runner${url}`, line.owner)).status).toBe(401);
  expect((await files.get(`/runner${url}`, null, files.key)).status).toBe(200);
  for (const trick of ['med_nothing', '..%2f..%2fetc%2fpasswd', '%00', '.', `${media.id}%2f..`])
    expect([trick, (await files.get(`/media/${trick}`, line.owner)).status]).toEqual([trick, 404]);
});

it('a session that was ended sees no file any more', async () => {
  const mine = await makeLine(api);
  await mine.receive({
    ...{ externalId: randomUUID(), kind: 'MESSAGE', messageId: randomUUID(), parts: [photo()] },
  });
  const [media] = await new TestFiles(mine).claim();
  const { id = '' } = media ?? {};
  await files.put(media, randomBytes(10));
  const cookie = mine.owner.cookie ?? '';
  expect((await files.get(`/media/${id}`, null, { cookie })).status).toBe(200);
  await mine.owner.ask('mutation { signOut }');
  expect((await files.get(`/media/${id}`, null, { cookie })).status).toBe(401);
});

it('what a browser could run is only ever saved, whatever its name', async () => {
  for (const type of ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'x/y']) {
    const part = photo({ kind: 'DOCUMENT', fileName: '../„evil“\u202e.html\r\nx: y' });
    const { id } = await files.kept(Buffer.from('<script>alert(1)</script>'), type, part);
    const answer = await files.get(`/media/${id}`, line.owner);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="_evil_.htmlx: y"; filename*=UTF-8''%E2%80%9Eevil%E2%80%9C.htmlx%3A%20y`,
    );
  }
});

it('a player gets the part of a recording that it asks for', async () => {
  const body = randomBytes(1000);
  const { id } = await files.kept(body, 'audio/ogg', photo({ kind: 'VOICE' }));
  const part = async (range: string) => {
    const answer = await files.get(`/media/${id}`, line.owner, { range });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, told: answer.headers.get('content-range'), bytes };
  };
  expect(await part('bytes=10-19')).toEqual({
    ...{ status: 206, told: 'bytes 10-19/1000', bytes: body.subarray(10, 20) },
  });
  expect((await part('bytes=990-')).bytes).toEqual(body.subarray(990));
  expect((await part('bytes=-5')).bytes).toEqual(body.subarray(995));
  expect((await part('bytes=0-99999')).told).toBe('bytes 0-999/1000');
  expect((await part('bytes=1000-')).status).toBe(416);
  for (const whole of ['bytes=0-1,3-4', 'lines=1-2', 'bytes=9-3', 'bytes=-'])
    expect([whole, (await part(whole)).status]).toEqual([whole, 200]);
});

it('a lease of another time or file brings nothing in', async () => {
  const media = await files.claimed();
  expect((await files.put({ ...media, lease: 'wrong' }, Buffer.from('x'))).status).toBe(409);
  expect((await files.put({ ...media, id: 'med_none' }, Buffer.from('x'))).status).toBe(409);
  const past = new Date(line.now().getTime() - 1);
  await line.em.nativeUpdate(Media, { id: media.id }, { leaseUntil: past });
  expect((await files.put(media, Buffer.from('x'))).status).toBe(409);
  const [again] = await files.claim();
  expect(again).toMatchObject({ id: media.id, attempt: 2 });
  expect((await files.put(again, Buffer.from('x'))).status).toBe(204);
  expect((await files.put(again, Buffer.from('y'))).status).toBe(409);
});

it('a file that is too large, also one that does not say so, is lost with the reason, and nothing of it stays', async () => {
  const media = await files.claimed();
  const headers = { ...files.key, 'x-lease': media.lease };
  const sent = request(`${api.url}/runner/media/${media.id}`, { method: 'PUT', headers });
  const answered = once(sent, 'response');
  sent.on('error', () => undefined);
  for (let piece = 0; piece < 200; piece += 1) sent.write(randomBytes(64 * 1024));
  sent.end();
  const [answer] = z.tuple([z.object({ statusCode: z.number() })]).parse(await answered);
  expect(answer.statusCode).toBe(413);
  expect(await files.shown(media.messageId)).toMatchObject({
    state: 'LOST',
    failureCode: 'TOO_LARGE',
    failure: expect.stringContaining('larger'),
  });
  expect(await files.stored('incoming')).toEqual([]);
});

it('a platform that does not answer is asked six times; one that has the file no more only once', async () => {
  const media = await files.claimed();
  let mine: Parameters<TestFiles['put']>[0] = media;
  for (let attempt = 1; attempt < 6; attempt += 1) {
    const from = line.now();
    await files.fail(mine, 'UNREACHABLE', true);
    const { nextAt } = await line.em.findOneOrFail(Media, { id: media.id });
    const [until, to] = [nextAt?.getTime() ?? 0, line.now()];
    expect(until - from.getTime()).toBeGreaterThanOrEqual(2 ** attempt * 500);
    expect(until - to.getTime()).toBeLessThanOrEqual(2 ** attempt * 1000);
    if (attempt === 5) expect(await files.claim()).toEqual([]);
    await line.em.nativeUpdate(Media, { id: media.id }, { nextAt: line.now() });
    [mine] = await files.claim();
  }
  expect(await files.shown(media.messageId)).toMatchObject({ state: 'WAITING' });
  await files.fail(mine, 'UNREACHABLE', true);
  expect(await files.shown(media.messageId)).toMatchObject({ failureCode: 'UNREACHABLE' });

  const gone = await files.claimed();
  await files.fail(gone, 'GONE', false);
  expect(await files.shown(gone.messageId)).toMatchObject({ state: 'LOST', failureCode: 'GONE' });
});

it('a file that the store has lost is said to be missing from then on', async () => {
  const media = await files.kept(Buffer.from('x'));
  const { place } = await line.em.findOneOrFail(Media, { id: media.id });
  await api.app.parts.store.remove([place ?? '']);
  expect((await files.get(`/media/${media.id}`, line.owner)).status).toBe(404);
  expect(await files.shown(media.messageId)).toMatchObject({
    state: 'LOST',
    failureCode: 'MISSING',
  });
});
