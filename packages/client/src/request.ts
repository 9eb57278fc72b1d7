import { ask, backoff, sleep, textOf } from '@cbf/base';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { ApiError, errorOfAnswer, type Trouble } from './errors.ts';

/** What a single call may set; without `attempts` a failure is reported at once. */
export interface RequestOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt; 10,000 by default. */
  timeoutMs?: number | undefined;
  /** How often a passing failure is tried again; only for what the api makes idempotent. */
  attempts?: number | undefined;
}

/** Where the api is and who asks. */
export interface Door {
  url: string;
  authorization: string;
  /** Only for a door that needs more than this module's own way of asking. */
  fetch?: typeof globalThis.fetch | undefined;
  random: () => number;
}

const sources = new WeakMap<object, string>();

/** One operation over HTTP; throws an `ApiError` that says whether trying again makes sense. */
export async function request<R, V>(
  door: Door,
  document: TypedDocumentNode<R, V>,
  variables: V,
  options: RequestOptions,
): Promise<R> {
  const attempts = options.attempts ?? 1;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(door, document, variables, options);
    } catch (error) {
      const again = error instanceof ApiError && error.passing && attempt < attempts;
      if (!again || options.signal?.aborted) throw error;
      const ms = backoff(attempt, { baseMs: 100, capMs: 2_000, random: door.random });
      // Called off while waiting: the next round says so in the words of an ApiError.
      await sleep(ms, options.signal).catch(() => undefined);
    }
  }
}

async function once<R, V>(
  door: Door,
  document: TypedDocumentNode<R, V>,
  variables: V,
  options: RequestOptions,
): Promise<R> {
  const asked = options.signal;
  const end = new AbortController();
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    end.abort();
  }, options.timeoutMs ?? 10_000);
  const stop = () => end.abort();
  asked?.addEventListener('abort', stop);
  if (asked?.aborted) stop();
  try {
    const body = JSON.stringify({ query: sourceOf(document), variables });
    const { status, text } = await exchange(door, body, end.signal).catch((error: unknown) => {
      throw troubleOf(error, isLate, asked);
    });
    return dataIn<R>(status, parsed(text));
  } finally {
    clearTimeout(limit);
    asked?.removeEventListener('abort', stop);
  }
}

function dataIn<R>(status: number, body: unknown): R {
  if (!isAnswer<R>(body)) {
    throw new ApiError('UNREACHABLE', `The api answered ${status} without a GraphQL result.`, {
      passing: status >= 500 || status === 429,
    });
  }
  if (body.errors?.length) throw errorOfAnswer(body.errors);
  if (body.data === undefined || body.data === null) {
    throw new ApiError('INTERNAL', 'The api answered without data.', { passing: true });
  }
  return body.data;
}

async function exchange(
  door: Door,
  body: string,
  signal: AbortSignal,
): Promise<{ status: number; text: string }> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    authorization: door.authorization,
  };
  const asking = { method: 'POST', headers, body, signal };
  if (door.fetch) {
    const answer = await door.fetch(door.url, asking);
    return { status: answer.status, text: await answer.text() };
  }
  const answer = await ask(door.url, asking);
  return { status: answer.statusCode ?? 0, text: await textOf(answer) };
}

interface Answer<R> {
  data?: R | null;
  errors?: readonly unknown[];
}

/** The api's schema vouches for the shape of `data`; here only the envelope is looked at. */
function isAnswer<R>(value: unknown): value is Answer<R> {
  if (typeof value !== 'object' || value === null) return false;
  if ('errors' in value && !Array.isArray(value.errors)) return false;
  return 'data' in value || 'errors' in value;
}

function troubleOf(error: unknown, isLate: boolean, asked: AbortSignal | undefined): ApiError {
  if (asked?.aborted) return new ApiError('ABORTED', 'The request to the api was called off.');
  const code: Trouble = isLate ? 'TIMEOUT' : 'UNREACHABLE';
  const why = isLate ? 'it took too long to answer' : reasonOf(error);
  return new ApiError(code, `The api could not be reached: ${why}.`, { passing: true });
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : 'the connection failed';
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function sourceOf<R, V>(document: TypedDocumentNode<R, V>): string {
  const known = sources.get(document);
  if (known !== undefined) return known;
  const source = print(document);
  sources.set(document, source);
  return source;
}
