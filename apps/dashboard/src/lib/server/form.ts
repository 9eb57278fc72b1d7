import { fail, type ActionFailure } from '@sveltejs/kit';
import type { Refused } from '#lib/api/answer.ts';

/** What a refused form shows: the sentence, the fields that are meant, and what was typed. */
export interface FormRefusal {
  readonly message: string;
  /** The sentence for each field, under its whole path and under its last name. */
  readonly errors: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
}

const statusOf: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  OFFLINE: 503,
};

/** The text of a form's field; empty when it's missing or a file. */
export function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}

/** Sends a refusal back to the form, with what was typed in the named fields (never a secret). */
export function refuse(
  refused: Pick<Refused, 'code' | 'message' | 'fields'>,
  typed: Record<string, string> = {},
): ActionFailure<FormRefusal> {
  const { code, message, fields } = refused;
  const errors: Record<string, string> = {};
  for (const { path, message: why } of fields) {
    errors[path] = why;
    errors[path.split('.').at(-1) ?? path] = why;
  }
  return fail(statusOf[code] ?? 400, { message, errors, typed });
}
