import type { CombinedError } from '@urql/svelte';
import { m } from '#lib/paraglide/messages.js';

/** One field that cannot be used as it was filled in, and why. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** Why the api did not do what was asked, in words for the person who asked. */
export interface Refused {
  readonly ok: false;
  /** The api's code, or OFFLINE when it could not be reached. */
  readonly code: string;
  readonly message: string;
  /** For BAD_INPUT: which fields are meant. */
  readonly fields: readonly Fault[];
}

/** What a mutation came to: its data, or a refusal that can be shown. */
export type Answer<D> = { readonly ok: true; readonly data: D } | Refused;

/** Reads a failed answer; the api's own sentences are already in the viewer's language. */
export function refusal(error: CombinedError): Refused {
  const [first] = error.graphQLErrors;
  const { code, fields } = first?.extensions ?? { code: 'OFFLINE' };
  if (first === undefined || code === 'OFFLINE') {
    return unreachable();
  }
  const known = typeof code === 'string' ? code : 'INTERNAL';
  return {
    ok: false,
    code: known,
    message: first.message || m.error_unknown(),
    fields: Array.isArray(fields) ? fields.filter(isFault) : [],
  };
}

/** The refusal when nobody answered. */
export function unreachable(): Refused {
  return { ok: false, code: 'OFFLINE', message: m.error_api_down(), fields: [] };
}

/** The refusal for an answer that held neither data nor an error. */
export function nothing(): Refused {
  return { ok: false, code: 'INTERNAL', message: m.error_unknown(), fields: [] };
}

function isFault(value: unknown): value is Fault {
  if (typeof value !== 'object' || value === null) return false;
  if (!('path' in value) || !('message' in value)) return false;
  return typeof value.path === 'string' && typeof value.message === 'string';
}
