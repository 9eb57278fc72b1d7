import { randomBytes } from 'node:crypto';
import { CODES } from './codes.ts';

/** What an error of the Graph API carries beside its code. */
export interface GraphDetails {
  status?: number | undefined;
  subcode?: number | undefined;
  type?: string | undefined;
  message?: string | undefined;
  /** What exactly was wrong; the Cloud API puts it into `error_data`. */
  details?: string | undefined;
  isTransient?: boolean | undefined;
}

/** A refusal of the Graph API; `code` and `subcode` are what clients decide on. */
export class GraphError extends Error {
  readonly code: number;
  readonly given: GraphDetails;

  constructor(code: number, given: GraphDetails = {}) {
    super(given.message ?? `(#${code}) ${CODES[code]?.title ?? 'Unknown error'}`);
    this.code = code;
    this.given = given;
  }

  get status(): number {
    return this.given.status ?? CODES[this.code]?.status ?? 400;
  }
}

/** 400 for a parameter that is missing or wrong, in the Graph API's general words. */
export function invalid(details: string): GraphError {
  return new GraphError(100, { message: '(#100) Invalid parameter', details });
}

/** The refusal of an id that does not exist, or that the token may not see. */
export function noSuchObject(id: string, verb: string): GraphError {
  const act = verb === 'GET' ? 'get' : 'post';
  return new GraphError(100, {
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported ${act} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  });
}

/** The refusal of a token that does not open anything (any more). */
export function deadToken(subcode?: number): GraphError {
  const message =
    subcode === undefined
      ? 'Invalid OAuth access token - Cannot parse access token'
      : 'Error validating access token: Session has expired';
  return new GraphError(190, { subcode, message });
}

/** The JSON text of an error answer; only the Cloud API says which product it is about. */
export function envelope(error: GraphError, product?: 'whatsapp'): string {
  const { subcode, type, details, isTransient } = error.given;
  const data = { ...(product ? { messaging_product: product } : {}), details };
  return JSON.stringify({
    error: {
      message: error.message,
      type: type ?? 'OAuthException',
      code: error.code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      ...(isTransient === undefined ? {} : { is_transient: isTransient }),
      ...(details === undefined ? {} : { error_data: data }),
      fbtrace_id: `A${randomBytes(16).toString('base64url')}`,
    },
  });
}

/** The body of an error that a fault rule asked for by its status alone. */
export function errorBody(status: number): string {
  if (status === 429) return envelope(new GraphError(4, { isTransient: true }));
  if (status === 401) return envelope(deadToken(463));
  if (status === 403) return envelope(new GraphError(10));
  if (status < 500) return envelope(invalid('The request was refused.'));
  const message = 'An unexpected error has occurred. Please retry your request later.';
  return envelope(new GraphError(2, { message, isTransient: true }));
}
