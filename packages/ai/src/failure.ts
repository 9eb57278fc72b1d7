import { ApiError } from '@google/genai';
import { type ApiErrorBody, readApiError } from './api-error.ts';
import { untilPacificMidnight } from './midnight.ts';
import type { CallFate, FailureKind } from './words.ts';

/** What went wrong with one call, before it is known how long it took. */
export interface Failure {
  kind: FailureKind;
  retryable: boolean;
  call: CallFate;
  retryAfterMs?: number;
  detail: string;
}

/**
 * Says what an error of the client means. `begun` is whether the answer's stream had opened: what
 * breaks before that never reached a model, what breaks after it cut an answer.
 */
export function failureOf(error: unknown, begun: boolean, now: number): Failure {
  if (error instanceof ApiError) {
    return { ...byStatus(error.status, readApiError(error.message), now), call: 'MADE' };
  }
  if (begun) {
    return { kind: 'CUT', retryable: true, call: 'LOST', detail: `stream broke: ${nameOf(error)}` };
  }
  if (error instanceof TypeError) {
    return {
      kind: 'UNAVAILABLE',
      retryable: true,
      call: NEVER_CONNECTED.test(nameOf(error.cause)) ? 'NOT_MADE' : 'LOST',
      detail: `no connection: ${nameOf(error.cause)}`,
    };
  }
  return { kind: 'INTERNAL', retryable: false, call: 'LOST', detail: `client: ${nameOf(error)}` };
}

// What fails so has not written a byte; whatever else breaks may have been read and billed.
const NEVER_CONNECTED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL)/;

function byStatus(http: number, body: ApiErrorBody, now: number): Omit<Failure, 'call'> {
  const detail = [http, body.status, ...body.reasons, ...body.quotaIds].filter(Boolean).join(' ');
  const wait = body.retryDelayMs === null ? {} : { retryAfterMs: body.retryDelayMs };
  if (body.reasons.includes('API_KEY_INVALID'))
    return { kind: 'BAD_KEY', retryable: false, detail };
  switch (http) {
    case 401:
    case 403:
      return { kind: 'BAD_KEY', retryable: false, detail };
    case 404:
      return { kind: 'NO_MODEL', retryable: false, detail };
    case 408:
    case 504:
      return { kind: 'TIMEOUT', retryable: true, detail, ...wait };
    case 429:
      // The delay beside a daily quota is seconds, and untrue: it opens again at midnight there.
      return body.quotaIds.some((id) => id.includes('PerDay'))
        ? { kind: 'QUOTA', retryable: false, retryAfterMs: untilPacificMidnight(now), detail }
        : { kind: 'QUOTA', retryable: true, detail, ...wait };
    case 499:
      return { kind: 'UNAVAILABLE', retryable: false, detail };
    default:
      return http >= 500
        ? { kind: 'UNAVAILABLE', retryable: true, detail, ...wait }
        : { kind: 'BAD_REQUEST', retryable: false, detail };
  }
}

/** The name or code of anything thrown: its message may quote what was sent. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
