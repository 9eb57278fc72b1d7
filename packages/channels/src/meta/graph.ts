import { ask, redact, textOf } from '@cbf/base';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { codeOf, isBeforeAnyByte } from '../network.ts';
import { SourceBroken } from '../upload.ts';
import type { Form } from './form.ts';
import { atPoints, type MetaPlatform } from './points.ts';

/** How the Graph API is reached. */
export interface GraphOptions {
  platform: MetaPlatform;
  /** Without a trailing slash. */
  baseUrl: string;
  token: string;
  version: string;
  /** For one call, ms. */
  timeoutMs: number;
}

/** One call; its path begins with a slash and has no version. */
export interface Call {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  query?: Record<string, string>;
  json?: object;
  form?: Form;
  /** Some addresses have no version before them. */
  unversioned?: true;
  signal?: AbortSignal | undefined;
}

/**
 * Why a call failed: `unreached` before any byte, or before all of a file; `gone` when the file is;
 * `unclear` when it may have been done.
 */
export type Failure =
  | { kind: 'gone'; detail: string }
  | { kind: 'unreached'; detail: string }
  | { kind: 'unclear'; detail: string }
  | {
      kind: 'refused';
      status: number;
      code: number | null;
      subcode: number | null;
      isTransient: boolean;
      waitMs: number | null;
      detail: string;
    };

/** What came of a call. */
export type Answer = { ok: true; body: unknown } | { ok: false; failure: Failure };

/** The Graph API behind one token. */
export interface Graph {
  readonly options: GraphOptions;
  /** Asks once; gives every failure back and throws none. */
  call(call: Call): Promise<Answer>;
}

const Envelope = z.object({
  error: z.object({
    code: z.number(),
    error_subcode: z.number().optional().catch(undefined),
    message: z.string().catch(''),
    is_transient: z.boolean().optional().catch(undefined),
    error_data: z.object({ details: z.string() }).optional().catch(undefined),
  }),
});

/** For a call that brings a file, which may be large and the line slow, ms. */
const CARRYING_MS = 180_000;

/** A client for one token. Makes no call before it is asked for something. */
export function createGraph(options: GraphOptions): Graph {
  const { baseUrl, token, version, timeoutMs, platform } = options;
  return {
    options,
    call: (wanted) => atPoints(platform, wanted, () => once(wanted)),
  };

  async function once(wanted: Call): Promise<Answer> {
    const { method, path, query = {}, json, form, unversioned, signal } = wanted;
    const limit = AbortSignal.timeout(form ? CARRYING_MS : timeoutMs);
    const asked = new URLSearchParams(query).toString();
    const url = `${baseUrl}${unversioned ? '' : `/${version}`}${path}${asked && `?${asked}`}`;
    const type = form?.type ?? (json === undefined ? undefined : 'application/json');
    try {
      const answer = await ask(url, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(type === undefined ? {} : { 'content-type': type }),
        },
        body: form?.body ?? (json === undefined ? undefined : JSON.stringify(json)),
        length: form?.length,
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      return read(answer, await textOf(answer), token);
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof SourceBroken) {
    return { kind: error.isGone ? 'gone' : 'unreached', detail: error.message };
  }
  const kind = isBeforeAnyByte(error) ? 'unreached' : 'unclear';
  return { kind, detail: codeOf(error) || 'the line broke' };
}

function read(answer: IncomingMessage, text: string, token: string): Answer {
  const status = answer.statusCode ?? 0;
  const body = parsed(text);
  const error = Envelope.safeParse(body).data?.error;
  if (!error && status >= 200 && status < 300) return { ok: true, body };
  if (!error && status >= 500) {
    return { ok: false, failure: { kind: 'unclear', detail: `HTTP ${status}` } };
  }
  const {
    code = null,
    error_subcode: subcode = null,
    is_transient: isTransient = false,
  } = error ?? {};
  const name = code === null ? `HTTP ${status}` : [code, subcode].filter(Boolean).join('/');
  const words = safe(error?.error_data?.details ?? error?.message ?? '', token);
  return {
    ok: false,
    failure: {
      kind: 'refused',
      status,
      code,
      subcode,
      isTransient,
      waitMs: waitOf(answer),
      detail: words === '' ? name : `${name}: ${words}`,
    },
  };
}

/** Words of the platform's, short, without the token and without anything that looks like one. */
function safe(words: string, token: string): string {
  return redact(token === '' ? words : words.replaceAll(token, '[redacted]')).slice(0, 300);
}

function waitOf(answer: IncomingMessage): number | null {
  const seconds = Number(answer.headers['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3_600) * 1_000 : null;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
