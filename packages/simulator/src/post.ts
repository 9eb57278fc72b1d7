import http from 'node:http';
import https from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Clock } from './clock.ts';
import { isReachable } from './reach.ts';

const ANSWER_WITHIN_MS = 60_000;
const ANSWER_CAP_BYTES = 1024 * 1024;

const agents = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true, rejectUnauthorized: false }),
};

/** What came of one delivery: an answer, or why there was none. */
export type PostResult =
  | {
      kind: 'answer';
      status: number;
      reason: string;
      headers: http.IncomingHttpHeaders;
      body: Buffer;
    }
  | { kind: 'failure'; message: string };

/** How a request differs from a post that waits a minute. */
export interface PostOptions {
  verb?: 'GET' | 'POST';
  withinMs?: number;
  /** So long of real time is waited at least, so that a clock that is moved ends no answer. */
  leastMs?: number;
}

/**
 * Posts the way the platforms' servers do, with these headers and no other (so none names a client),
 * and waits a virtual minute for the answer unless told otherwise. Never throws.
 */
export function post(
  clock: Clock,
  url: URL,
  headers: Record<string, string>,
  body: string,
  { verb = 'POST', withinMs = ANSWER_WITHIN_MS, leastMs = 0 }: PostOptions = {},
): Promise<PostResult> {
  if (!isReachable(url.hostname)) {
    return Promise.resolve({
      kind: 'failure',
      message: 'Failed to resolve host: Name or service not known',
    });
  }
  const isHttps = url.protocol === 'https:';
  return new Promise((resolve) => {
    const request = (isHttps ? https : http).request(
      url,
      { method: verb, headers, agent: isHttps ? agents['https:'] : agents['http:'] },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size <= ANSWER_CAP_BYTES) chunks.push(chunk);
        });
        response.on('error', () =>
          finish({ kind: 'failure', message: 'Webhook connection closed' }),
        );
        response.on('end', () =>
          finish({
            kind: 'answer',
            status: response.statusCode ?? 0,
            reason: response.statusMessage ?? '',
            headers: response.headers,
            body: inflated(Buffer.concat(chunks), response.headers['content-encoding']),
          }),
        );
      },
    );
    const begun = Date.now();
    let patience: NodeJS.Timeout | undefined;
    const timer = clock.after(withinMs, () => {
      patience = setTimeout(
        () => {
          finish({ kind: 'failure', message: 'Connection timed out' });
          request.destroy();
        },
        begun + leastMs - Date.now(),
      );
    });
    const finish = (result: PostResult) => {
      timer.cancel();
      clearTimeout(patience);
      resolve(result);
    };
    request.on('error', (error) => finish({ kind: 'failure', message: whyNot(error) }));
    request.end(body);
  });
}

function whyNot(error: Error): string {
  const code = 'code' in error ? error.code : '';
  if (code === 'ECONNREFUSED') return 'Connection refused';
  if (code === 'ENOTFOUND') return 'Failed to resolve host: Name or service not known';
  return 'Webhook connection closed';
}

function inflated(body: Buffer, encoding: string | undefined): Buffer {
  try {
    if (encoding === 'gzip') return gunzipSync(body);
    if (encoding === 'deflate') return inflateSync(body);
    if (encoding === 'br') return brotliDecompressSync(body);
  } catch {
    return Buffer.alloc(0);
  }
  return body;
}
