/** An answer of the Bot API with `ok: false`; the description is what the client reads. */
export class TelegramError extends Error {
  readonly code: number;
  readonly parameters: Record<string, number> | undefined;

  constructor(code: number, description: string, parameters?: Record<string, number>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** 400 with the prefix that Telegram puts before every such sentence. */
export function badRequest(reason: string): TelegramError {
  return new TelegramError(400, `Bad Request: ${reason}`);
}

/** 403 with its prefix. */
export function forbidden(reason: string): TelegramError {
  return new TelegramError(403, `Forbidden: ${reason}`);
}

/** 409 with its prefix. */
export function conflict(reason: string): TelegramError {
  return new TelegramError(409, `Conflict: ${reason}`);
}

/** 429 that asks to come back after so many whole seconds. */
export function tooMany(retryAfter: number): TelegramError {
  return new TelegramError(429, `Too Many Requests: retry after ${retryAfter}`, {
    retry_after: retryAfter,
  });
}

/** A success that carries a sentence beside its result. */
export class Described {
  readonly result: unknown;
  readonly description: string;

  constructor(result: unknown, description: string) {
    this.result = result;
    this.description = description;
  }
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Server Error',
};

/** The body of an error that a fault rule asked for by its status alone. */
export function errorBody(status: number, retryAfter?: number): string {
  if (status === 429) return envelope(tooMany(retryAfter ?? 1));
  return envelope(new TelegramError(status, REASONS[status] ?? `Error ${status}`));
}

/** The JSON text of an error answer. */
export function envelope(error: TelegramError): string {
  return JSON.stringify({
    ok: false,
    error_code: error.code,
    description: error.message,
    ...(error.parameters ? { parameters: error.parameters } : {}),
  });
}
