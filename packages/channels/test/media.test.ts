import type { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { createInstagram, createWhatsapp, FileTooLarge, type MediaAttempt } from '../src/index.ts';
import { type Answering, graphServer, refusal } from './graph-server.ts';
import { NUMBER } from './payloads.ts';
import { uploadOf } from './upload.ts';

const graph = graphServer();
const TOKEN = 'EAAsecretsecretsecretsecret';
const whatsapp = () => createWhatsapp({ token: TOKEN, phoneNumberId: NUMBER, baseUrl: graph.url });
const instagram = () => createInstagram({ token: TOKEN, baseUrl: graph.url });

const located = (more: object = {}): Answering => ({
  status: 200,
  body: { id: '300', url: `${graph.url}/file`, mime_type: 'image/jpeg', ...more },
});
const file =
  (bytes: Buffer, type = 'image/jpeg'): Answering =>
  (response) =>
    response.writeHead(200, { 'content-type': type, 'content-length': bytes.length }).end(bytes);

async function bytesOf(attempt: MediaAttempt): Promise<Buffer> {
  if (!attempt.ok) throw new Error(`${attempt.code}: ${attempt.detail}`);
  return read(attempt.value.stream);
}

async function read(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

test('WhatsApp is asked where a file lies and gives it for the token', async () => {
  const picture = Buffer.from('a picture');
  graph.answer(located({ file_size: '9' }), file(picture));
  const attempt = await whatsapp().fetchMedia('300');
  expect(attempt).toMatchObject({ ok: true, value: { mimeType: 'image/jpeg', size: 9 } });
  expect(await bytesOf(attempt)).toEqual(picture);
  expect(graph.asked).toMatchObject([
    { method: 'GET', path: '/v25.0/300', query: { phone_number_id: NUMBER } },
    { method: 'GET', path: '/file', headers: { authorization: `Bearer ${TOKEN}` } },
  ]);
});

test('an Instagram file lies at its address, which gets no token', async () => {
  graph.answer(file(Buffer.from('x'), 'video/mp4; codecs=avc1'));
  const attempt = await instagram().fetchMedia(`${graph.url}/cdn/1`);
  expect(attempt).toMatchObject({ ok: true, value: { mimeType: 'video/mp4' } });
  expect(await bytesOf(attempt)).toEqual(Buffer.from('x'));
  expect(graph.asked[0]?.headers).not.toHaveProperty('authorization');
});

test.for([
  'http://127.0.0.1:9/private',
  'http://169.254.169.254/latest/meta-data',
  'http://scontent.fbcdn.net/x',
  'https://fbcdn.net.evil.example/x',
  'https://evilfbcdn.net/x',
  'https://user@lookaside.fbsbx.com/x',
  'file:///etc/passwd',
  'not an address',
])('an address that is not the platform’s own is never asked: %s', async (url) => {
  expect(await instagram().fetchMedia(url)).toMatchObject({ code: 'FORBIDDEN_ADDRESS' });
  graph.answer(located({ url }));
  expect(await whatsapp().fetchMedia('300')).toMatchObject({ code: 'FORBIDDEN_ADDRESS' });
  expect(graph.asked).toHaveLength(1);
});

test('a file that is too large is refused before it is read, or when it turns out to be', async () => {
  const limits = { mostBytes: 1_000 };
  graph.answer(located({ file_size: 1_001 }));
  expect(await whatsapp().fetchMedia('300', limits)).toMatchObject({ code: 'TOO_LARGE' });
  expect(graph.asked).toHaveLength(1);
  graph.answer(located(), file(Buffer.alloc(1_001)));
  expect(await whatsapp().fetchMedia('300', limits)).toMatchObject({ code: 'TOO_LARGE' });
  graph.answer(located({ file_size: 10 }), (response) => {
    response.writeHead(200, { 'content-type': 'image/png' });
    response.write(Buffer.alloc(900));
    response.end(Buffer.alloc(900));
  });
  const lying = await whatsapp().fetchMedia('300', limits);
  await expect(bytesOf(lying)).rejects.toThrow(FileTooLarge);
  graph.answer(located(), file(Buffer.alloc(1_000)));
  expect(await bytesOf(await whatsapp().fetchMedia('300', limits))).toHaveLength(1_000);
});

test('a file that is slow or breaks off ends with an error and is nothing whole', async () => {
  graph.answer(located(), (response) => {
    response.writeHead(200, { 'content-type': 'image/png' }).write('a');
  });
  const slow = await whatsapp().fetchMedia('300', { timeoutMs: 200 });
  await expect(bytesOf(slow)).rejects.toThrow();
  graph.answer(located(), (response) => {
    response.writeHead(200, { 'content-type': 'image/png', 'content-length': '100' });
    response.write('a', () => response.destroy());
  });
  await expect(bytesOf(await whatsapp().fetchMedia('300'))).rejects.toThrow();
});

test.for<[status: number, code: string]>([
  [404, 'GONE'],
  [403, 'GONE'],
  [302, 'GONE'],
  [401, 'WRONG_TOKEN'],
  [500, 'UNREACHABLE'],
  [429, 'UNREACHABLE'],
])('an address that answers %d means %s', async ([status, code]) => {
  graph.answer(located(), { status, headers: { location: `${graph.url}/elsewhere` } });
  expect(await whatsapp().fetchMedia('300')).toMatchObject({ ok: false, code });
  expect(graph.asked).toHaveLength(2);
});

test('an id that has expired, a token that died and a platform that is away are told apart', async () => {
  graph.answer(refusal(400, 100, { error_subcode: 33 }));
  expect(await whatsapp().fetchMedia('300')).toMatchObject({ code: 'GONE' });
  graph.answer(refusal(401, 190));
  expect(await whatsapp().fetchMedia('300')).toMatchObject({ code: 'WRONG_TOKEN' });
  graph.answer({ status: 502 });
  expect(await whatsapp().fetchMedia('300')).toMatchObject({ code: 'UNREACHABLE' });
  graph.answer({ status: 200, body: {} });
  expect(await whatsapp().fetchMedia('300')).toMatchObject({ code: 'GONE' });
});

test.for(['text/html', 'image/svg+xml', 'application/javascript', 'TEXT/HTML; charset=utf-8'])(
  'what a browser would run is not taken in: %s',
  async (type) => {
    graph.answer(located(), file(Buffer.from('<script>'), type));
    expect(await whatsapp().fetchMedia('300')).toMatchObject({ code: 'WRONG_KIND' });
  },
);

test('a strange kind is none: the platform’s word is taken, else it is only bytes', async () => {
  graph.answer(located(), file(Buffer.from('x'), 'nonsense'));
  expect(await whatsapp().fetchMedia('300')).toMatchObject({ value: { mimeType: 'image/jpeg' } });
  graph.answer(located({ mime_type: undefined }), file(Buffer.from('x'), 'nonsense'));
  expect(await whatsapp().fetchMedia('300')).toMatchObject({
    value: { mimeType: 'application/octet-stream' },
  });
});

test('a file is stored for sending, whatever its name', async () => {
  graph.answer({ status: 200, body: { id: '4490' } });
  const bytes = Buffer.from([0, 255, 13, 10, 45, 45]);
  const upload = uploadOf(bytes, 'image/png', 'na"rx\r\nx: y.png');
  expect(await whatsapp().uploadMedia(upload)).toEqual({ ok: true, value: '4490' });
  const [asked] = graph.asked;
  expect(asked?.path).toBe(`/v25.0/${NUMBER}/media`);
  const form = await new Response(new Uint8Array(asked?.body ?? []), {
    headers: { 'content-type': asked?.headers['content-type'] ?? '' },
  }).formData();
  expect(form.get('messaging_product')).toBe('whatsapp');
  expect(form.get('type')).toBe('image/png');
  const stored = form.get('file');
  if (!(stored instanceof File)) throw new Error('There is no file.');
  expect(stored.name).toBe('na_rx__x_ y.png');
  expect(stored.type).toBe('image/png');
  expect(Buffer.from(await stored.arrayBuffer())).toEqual(bytes);
});
