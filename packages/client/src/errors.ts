/** Why a request failed before the api could say anything itself. */
export type Trouble = 'UNREACHABLE' | 'TIMEOUT' | 'ABORTED';

/**
 * A request that did not succeed: `code` is the api's own (`extensions.code`) or a `Trouble`.
 * The message never holds variables, so it is safe to log.
 */
export class ApiError extends Error {
  readonly code: string;
  readonly requestId: string | null;
  /** True when the same request may well succeed a little later. */
  readonly passing: boolean;

  constructor(
    code: string,
    message: string,
    options: { requestId?: string | null; passing?: boolean } = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.requestId = options.requestId ?? null;
    this.passing = options.passing ?? false;
  }
}

const passingCodes = new Set(['INTERNAL', 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED']);

/** The error that a GraphQL answer reports; its first error stands for the rest. */
export function errorOfAnswer(errors: readonly unknown[]): ApiError {
  const [first] = errors;
  const message = text(first, 'message') ?? 'The api refused the request and did not say why.';
  const extensions = field(first, 'extensions');
  const code = text(extensions, 'code') ?? 'INTERNAL';
  return new ApiError(code, message, {
    requestId: text(extensions, 'requestId'),
    passing: passingCodes.has(code),
  });
}

function field(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value)).get(key);
}

function text(value: unknown, key: string): string | null {
  const found = field(value, key);
  return typeof found === 'string' ? found : null;
}
