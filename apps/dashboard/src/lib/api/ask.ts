import { error, redirect } from '@sveltejs/kit';
import type { AnyVariables, Client } from '@urql/svelte';
import { nothing, refusal, type Answer } from './answer.ts';
import type { TypedDocumentString } from './generated.ts';

const statusOf: Record<string, number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  OFFLINE: 503,
  INTERNAL: 500,
};

/**
 * Reads what a page needs; when that fails the error page shows why, and who isn't signed in is
 * sent to the door.
 */
export async function ask<D, V extends AnyVariables>(
  api: Client,
  document: TypedDocumentString<D, V>,
  variables: V,
): Promise<D> {
  const result = await api.query<D, V>(document.toString(), variables).toPromise();
  if (result.error === undefined && result.data !== undefined) return result.data;
  if (result.error === undefined) error(500, nothing().message);
  const { code, message } = refusal(result.error);
  if (code === 'UNAUTHENTICATED') redirect(303, '/sign-in');
  const status = statusOf[code];
  // What the api says about a question of ours is for developers; the page asked it wrongly.
  error(status ?? 500, status === undefined ? nothing().message : message, { code });
}

/** Asks for a change; a refusal comes back as a value, for the form to show. */
export async function tell<D, V extends AnyVariables>(
  api: Client,
  document: TypedDocumentString<D, V>,
  variables: V,
): Promise<Answer<D>> {
  const result = await api.mutation<D, V>(document.toString(), variables).toPromise();
  if (result.error !== undefined) return refusal(result.error);
  if (result.data === undefined) return nothing();
  return { ok: true, data: result.data };
}

/** Reads without an error page: for parts of an open page that load more. */
export async function look<D, V extends AnyVariables>(
  api: Client,
  document: TypedDocumentString<D, V>,
  variables: V,
): Promise<Answer<D>> {
  const result = await api.query<D, V>(document.toString(), variables).toPromise();
  if (result.error !== undefined) return refusal(result.error);
  if (result.data === undefined) return nothing();
  return { ok: true, data: result.data };
}
