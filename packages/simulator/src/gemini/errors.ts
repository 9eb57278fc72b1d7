/** An answer of the API that is not a success: its HTTP status and the body it is sent with. */
export class GeminiRefusal extends Error {
  readonly http: number;
  readonly body: ErrorBody;

  constructor(body: ErrorBody) {
    super(body.error.message);
    this.http = body.error.code;
    this.body = body;
  }
}

/** The envelope of every refusal. */
export type ErrorBody = {
  error: { code: number; message: string; status: string; details?: Detail[] };
};
type Detail = { '@type': string; [field: string]: unknown };

const RPC = 'type.googleapis.com/google.rpc.';
const SERVICE = 'generativelanguage.googleapis.com';

function refusal(code: number, status: string, message: string, details?: Detail[]): GeminiRefusal {
  return new GeminiRefusal({ error: { code, message, status, ...(details ? { details } : {}) } });
}

function errorInfo(reason: string): Detail {
  return {
    '@type': `${RPC}ErrorInfo`,
    reason,
    domain: 'googleapis.com',
    metadata: { service: SERVICE },
  };
}

/** 400 for a request that is well formed but not allowed. */
export function invalid(message: string): GeminiRefusal {
  return refusal(400, 'INVALID_ARGUMENT', message);
}

/** 400 for a body that is not a message of this call: an unknown name or a value of another type. */
export function badPayload(violations: { field: string; description: string }[]): GeminiRefusal {
  const message = violations.map(({ description }) => description).join('\n');
  const fieldViolations = violations.map(({ field, description }) =>
    field === '' ? { description } : { field, description },
  );
  return refusal(400, 'INVALID_ARGUMENT', message, [
    { '@type': `${RPC}BadRequest`, fieldViolations },
  ]);
}

/** 400, and not 401: what a standard key that is not valid is told. */
export function keyInvalid(): GeminiRefusal {
  const info = errorInfo('API_KEY_INVALID');
  return refusal(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
    info,
  ]);
}

/** 401: what a key of the newer kind is told once it is revoked. */
export function keyRevoked(): GeminiRefusal {
  return refusal(
    401,
    'UNAUTHENTICATED',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
    [errorInfo('ACCESS_TOKEN_TYPE_UNSUPPORTED')],
  );
}

/** 403: a call without any key. */
export function keyMissing(): GeminiRefusal {
  return refusal(
    403,
    'PERMISSION_DENIED',
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
  );
}

/** 403: a file or a cache that does not exist or belongs to another key. */
export function notYours(kind: 'File' | 'CachedContent', id: string): GeminiRefusal {
  const message =
    kind === 'File'
      ? `You do not have permission to access the File ${id} or it may not exist.`
      : 'CachedContent not found (or permission denied)';
  return refusal(403, 'PERMISSION_DENIED', message);
}

/** 404 for a model that this version of the API does not serve, or does not serve for this call. */
export function modelNotFound(name: string, version: string, action: string): GeminiRefusal {
  return refusal(
    404,
    'NOT_FOUND',
    `${name} is not found for API version ${version}, or is not supported for ${action}. Call ListModels to see the list of available models and their supported methods.`,
  );
}

/** 429 as the API words it: by the minute and by the day it names the quota, exhausted does not. */
export function quotaExceeded(
  span: 'minute' | 'day' | 'exhausted',
  model: string,
  retrySeconds = span === 'day' ? 40 : 27,
): GeminiRefusal {
  if (span === 'exhausted') {
    return refusal(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).');
  }
  const base =
    'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.';
  const violation = {
    quotaMetric: `${SERVICE}/generate_content_free_tier_requests`,
    quotaId: `GenerateRequestsPer${span === 'day' ? 'Day' : 'Minute'}PerProjectPerModel-FreeTier`,
    quotaDimensions: { location: 'global', model },
    quotaValue: span === 'day' ? '250' : '10',
  };
  const links = [
    {
      description: 'Learn more about Gemini API quotas',
      url: 'https://ai.google.dev/gemini-api/docs/rate-limits',
    },
  ];
  return refusal(429, 'RESOURCE_EXHAUSTED', `${base}\nPlease retry in ${retrySeconds}s.`, [
    { '@type': `${RPC}QuotaFailure`, violations: [violation] },
    { '@type': `${RPC}Help`, links },
    { '@type': `${RPC}RetryInfo`, retryDelay: `${retrySeconds}s` },
  ]);
}

const PLAIN: Record<number, [status: string, message: string]> = {
  400: ['INVALID_ARGUMENT', 'Request contains an invalid argument.'],
  403: ['PERMISSION_DENIED', 'Your API key was reported as leaked. Please use another API key.'],
  404: ['NOT_FOUND', 'Requested entity was not found.'],
  499: ['CANCELLED', 'The operation was cancelled.'],
  500: [
    'INTERNAL',
    'An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting',
  ],
  503: [
    'UNAVAILABLE',
    'This model is currently experiencing high demand. Spikes in demand are usually temporary. Please try again later.',
  ],
  504: ['DEADLINE_EXCEEDED', 'Deadline expired before operation could complete.'],
};

/** The body that the API sends with a status; an unlisted one is UNKNOWN with the status in words. */
export function forStatus(code: number, model: string, retrySeconds?: number): GeminiRefusal {
  if (code === 429) return quotaExceeded('minute', model, retrySeconds);
  if (code === 401) return keyRevoked();
  const [status, message] = PLAIN[code] ?? ['UNKNOWN', `The service answered ${code}.`];
  return refusal(code, status, message);
}

/** 400 FAILED_PRECONDITION: the country is not served. */
export function locationRefused(): GeminiRefusal {
  const message = 'User location is not supported for the API use.';
  return refusal(400, 'FAILED_PRECONDITION', message);
}
