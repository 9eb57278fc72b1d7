import { randomUUID } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsClient } from 'aws4fetch';
import { FileMissing } from './faults.ts';
import { measure } from './measure.ts';
import type { MediaStore } from './store.ts';

/** A bucket of an S3-compatible store and the key that may read and write there. */
export interface Bucket {
  /** With the bucket's name as its path, such as https://s3.example.com/files. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

const retries = 2;
const patienceMs = 60_000;

/**
 * Files in a bucket. The store must be told a file's length before its first byte, so that a file
 * goes by this machine's disk and never by its memory. What fails for a passing reason is tried
 * three times.
 */
export function createS3Store({ url, region, keyId, secret }: Bucket): MediaStore {
  const client = new AwsClient({
    ...{ accessKeyId: keyId, secretAccessKey: secret, service: 's3', region, retries },
  });
  const ask = async (key: string, init: RequestInit): Promise<Response> => {
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await client.fetch(`${url}/${key}`, { ...init, signal });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new Error(`The store of files answered ${init.method ?? 'GET'} with ${answer.status}.`);
  };
  return {
    async put(key, stream, mostBytes) {
      const folder = await mkdtemp(join(tmpdir(), 'cbf-media-'));
      try {
        const path = join(folder, randomUUID());
        const { through, kept } = measure(mostBytes);
        await pipeline(stream, through, createWriteStream(path));
        const found = kept();
        const headers = { 'x-amz-content-sha256': found.sha256 };
        const answer = await ask(key, { method: 'PUT', headers, body: await openAsBlob(path) });
        await answer.body?.cancel();
        if (answer.status === 404) throw new Error('The store of files has no such bucket.');
        return found;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },

    async open(key, range) {
      const headers = range
        ? { range: `bytes=${String(range.start)}-${String(range.end)}` }
        : undefined;
      const answer = await ask(key, { ...(headers && { headers }) });
      if (answer.status === 404 || answer.body === null) {
        await answer.body?.cancel();
        throw new FileMissing(key);
      }
      return Readable.from(answer.body, { objectMode: false });
    },

    async remove(keys) {
      for (const key of keys) {
        const answer = await ask(key, { method: 'DELETE' });
        await answer.body?.cancel();
      }
    },

    tidy: () => Promise.resolve(),
  };
}
