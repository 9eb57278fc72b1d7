import { createHash, createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { FileMissing, FileTooLarge } from './faults.ts';
import { createS3Store } from './s3.ts';
import type { MediaStore } from './store.ts';

const region = 'eu-1';
const keyId = 'AKTEST';
const secret = 'sec/ret+key';
const kept = new Map<string, Buffer>();
const refused: string[] = [];
let busy = 0;
let server: Server;
let store: MediaStore;

beforeAll(async () => {
  server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const path = request.url ?? '';
      if (!isSigned(request, body)) {
        refused.push(`${request.method} ${path}`);
        return response.writeHead(403).end();
      }
      if (busy > 0) {
        busy -= 1;
        return response.writeHead(503).end();
      }
      if (request.method === 'DELETE')
        return response.writeHead(kept.delete(path) ? 204 : 404).end();
      if (request.method === 'PUT') {
        // Such stores want to know a length, and take no chunks.
        if (Number(request.headers['content-length']) !== body.length)
          return response.writeHead(411).end();
        kept.set(path, body);
        return response.writeHead(200).end();
      }
      const file = kept.get(path);
      if (file === undefined) return response.writeHead(404).end();
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      if (from === undefined) return response.writeHead(200).end(file);
      return response.writeHead(206).end(file.subarray(Number(from), Number(to) + 1));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  store = createS3Store({ url: `http://127.0.0.1:${port}/files`, region, keyId, secret });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Signature version 4 as it is published, from the request alone. */
function isSigned({ method, url = '', headers }: IncomingMessage, body: Buffer): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  const [, id, day = '', where = '', names = '', signature] = given ?? [];
  const hash = String(headers['x-amz-content-sha256']);
  const isWhole = hash === 'UNSIGNED-PAYLOAD' || hash === sha256(body);
  const mustBeSigned = ['host', 'x-amz-content-sha256', 'x-amz-date'];
  if (id !== keyId || !isWhole || !mustBeSigned.every((name) => names.split(';').includes(name)))
    return false;
  // A file's bytes must be what was signed.
  if (method === 'PUT' && hash === 'UNSIGNED-PAYLOAD') return false;
  const [path = '', query = ''] = url.split('?');
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, path, query, lines.join(''), names, hash].join('\n');
  const scope = `${day}/${where}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [day, where, 's3', 'aws4_request'].reduce<string | Buffer>(
    (last, part) => createHmac('sha256', last).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac('sha256', key).update(toSign).digest('hex') === signature;
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

const most = 1_000_000;
const key = 'wsp_1/ab/med_1ab';

it('a file goes to the bucket signed over its bytes, comes back whole and in parts, and is removed', async () => {
  const body = randomBytes(300_000);
  const pieces = [body.subarray(0, 99_999), body.subarray(99_999)];
  const put = await store.put(key, Readable.from(pieces), most);
  expect(put).toEqual({ size: body.length, sha256: sha256(body) });
  expect((await buffer(await store.open(key))).equals(body)).toBe(true);
  const part = await buffer(await store.open(key, { start: 10, end: 19 }));
  expect(part.equals(body.subarray(10, 20))).toBe(true);
  await store.remove([key, key]);
  await expect(store.open(key)).rejects.toBeInstanceOf(FileMissing);
  expect(refused).toEqual([]);
});

it('nothing of a file that is too large or breaks off gets there', async () => {
  const large = Readable.from([randomBytes(most), randomBytes(1)]);
  await expect(store.put(key, large, most)).rejects.toBeInstanceOf(FileTooLarge);
  const broken = Readable.from(
    (async function* () {
      yield randomBytes(10);
      throw new Error('it broke off');
    })(),
  );
  await expect(store.put(key, broken, most)).rejects.toThrow('it broke off');
  expect([...kept.keys()]).toEqual([]);
});

it('a store that is busy is asked again; one that refuses is named in the error, without a secret', async () => {
  busy = 2;
  await store.put(key, Readable.from([Buffer.from('x')]), most);
  expect([...kept.keys()]).toEqual([`/files/${key}`]);
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const wrong = createS3Store({
    ...{ url: `http://127.0.0.1:${port}/files`, region, keyId, secret: 'wrong' },
  });
  const failed = wrong.put(key, Readable.from([Buffer.from('y')]), most);
  await expect(failed).rejects.toThrow(/^The store of files answered PUT with 403\.$/);
  expect(kept.get(`/files/${key}`)?.toString()).toBe('x');
});
