import type { CombinedError } from '@urql/svelte';
import { m } from '#lib/paraglide/messages.js';

/** Why the api did not do what was asked, in words for the person who asked. */
export interface Refused {
  readonly ok: false;
  /** The api's code, or OFFLINE when it could not be reached. */
  readonly code: string;
  readonly message: string;
  /** For BAD_INPUT: which fields are meant. */
  readonly fields: readonly string[];
}

/** What a mutation came to: its data, or a refusal that can be shown. */
export type Answer<D> = { readonly ok: true; readonly data: D } | Refused;

/** Reads a failed answer; the api's own sentences are already in the viewer's language. */
export function refusal(error: CombinedError): Refused {
  const [first] = error.graphQLErrors;
  if (first === undefined) {
    return { ok: false, code: 'OFFLINE', message: m.error_api_down(), fields: [] };
  }
  const { code, fields } = first.extensions;
  const known = typeof code === 'string' ? code : 'INTERNAL';
  const message = known === 'INTERNAL' ? m.error_unknown() : first.message;
  return { ok: false, code: known, message, fields: textsOf(fields) };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
