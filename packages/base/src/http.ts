import { Agent, request as plainly, type IncomingMessage } from 'node:http';
import { Agent as SafeAgent, request as safely } from 'node:https';
import { pipeline } from 'node:stream/promises';

/** One request as it is to go over the wire. */
export interface Asking {
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array | AsyncIterable<Uint8Array> | undefined;
  /** How many bytes a body has that comes bit by bit, where that is known. */
  length?: number | undefined;
  /** Breaks the request off, and the answer, too, while it is still being read. */
  signal?: Breaker | undefined;
}

/** As much of an AbortSignal as is needed; libraries bring signals of other classes. */
export interface Breaker {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

// One pool for all that this process asks: its connections stay open between requests.
const plain = new Agent({ keepAlive: true });
const safe = new SafeAgent({ keepAlive: true });

/**
 * Asks over HTTP and gives the answer as soon as its headers are there, its body still to be read.
 * It costs a fraction of what `fetch` does; redirects and compression are not spoken. Rejects with
 * the error of the network, or with an AbortError when broken off, or with what a body that comes bit
 * by bit throws: the request is then not finished.
 */
export function ask(url: string, asking: Asking): Promise<IncomingMessage> {
  const { method, body = '', signal } = asking;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(brokenOff());
    const length = body === '' && method === 'GET' ? undefined : lengthOf(body, asking.length);
    const headers = { ...asking.headers, ...(length && { 'content-length': length }) };
    const sent = url.startsWith('https:')
      ? safely(url, { method, headers, agent: safe })
      : plainly(url, { method, headers, agent: plain });
    const stop = () => sent.destroy(brokenOff());
    signal?.addEventListener('abort', stop);
    sent.once('response', resolve);
    sent.on('error', reject);
    sent.once('close', () => signal?.removeEventListener('abort', stop));
    if (isWhole(body)) sent.end(body);
    else pipeline(body, sent).catch(reject);
  });
}

/** The whole body of an answer as text; rejects when the connection breaks before its end. */
export function textOf(answer: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (piece: string) => (text += piece));
    answer.on('end', () => resolve(text));
    answer.on('error', reject);
  });
}

function lengthOf(body: NonNullable<Asking['body']>, told?: number): string | undefined {
  if (isWhole(body)) return String(Buffer.byteLength(body));
  return told === undefined ? undefined : String(told);
}

function isWhole(body: NonNullable<Asking['body']>): body is string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function brokenOff(): Error {
  const error = new Error('The request was broken off.');
  error.name = 'AbortError';
  return error;
}
