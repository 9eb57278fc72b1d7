import { z } from 'zod';

/** What an error answer of the API says, as far as we act on it. */
export interface ApiErrorBody {
  /** The canonical name, such as RESOURCE_EXHAUSTED; empty when the body was no error of the API. */
  status: string;
  reasons: string[];
  quotaIds: string[];
  retryDelayMs: number | null;
}

const Body = z.object({
  error: z.object({
    message: z.string().catch(''),
    status: z.string().catch(''),
    details: z.array(z.unknown()).catch([]),
  }),
});
const ErrorInfo = z.object({ reason: z.string() });
const QuotaFailure = z.object({ violations: z.array(z.object({ quotaId: z.string() })) });
const RetryInfo = z.object({
  retryDelay: z.string().regex(/^\d+(?:\.\d+)?s$/),
});

/**
 * Reads the message of the client's ApiError. It holds the body as JSON, sometimes behind a
 * prefix, and for streams as JSON inside the message of another JSON. Never throws: of anything
 * else (an HTML page of a gateway) an empty reading is made.
 */
export function readApiError(message: string): ApiErrorBody {
  const body = parse(message);
  if (body === null) return { status: '', reasons: [], quotaIds: [], retryDelayMs: null };
  const inner = parse(body.message);
  const { status, details } = inner ?? body;
  const delay = details.flatMap((one) => RetryInfo.safeParse(one).data?.retryDelay ?? [])[0];
  return {
    status: /^[A-Z_]+$/.test(status) ? status : '',
    reasons: details.flatMap((one) => ErrorInfo.safeParse(one).data?.reason ?? []),
    quotaIds: details.flatMap(
      (one) => QuotaFailure.safeParse(one).data?.violations.map(({ quotaId }) => quotaId) ?? [],
    ),
    retryDelayMs: delay === undefined ? null : Math.ceil(Number.parseFloat(delay) * 1_000),
  };
}

function parse(text: string) {
  const start = text.indexOf('{');
  if (start === -1) return null;
  try {
    return Body.safeParse(JSON.parse(text.slice(start))).data?.error ?? null;
  } catch {
    return null;
  }
}
