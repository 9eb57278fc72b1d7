import type { Params, WordKey } from './say.ts';

/** The closed list of codes a client may meet in `extensions.code`. */
export const RefusalCode = {
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  BAD_INPUT: 'BAD_INPUT',
  CONFLICT: 'CONFLICT',
  BAD_STATE: 'BAD_STATE',
  PLAN_LIMIT: 'PLAN_LIMIT',
  RATE_LIMITED: 'RATE_LIMITED',
  TOO_COMPLEX: 'TOO_COMPLEX',
  IDEMPOTENCY_CONFLICT: 'IDEMPOTENCY_CONFLICT',
  INTERNAL: 'INTERNAL',
} as const;
export type RefusalCode = (typeof RefusalCode)[keyof typeof RefusalCode];

/** One field of the input that cannot be used, and the sentence that says why. */
export interface FieldFault {
  readonly path: string;
  readonly key: WordKey;
  readonly params?: Params;
}

/**
 * An answer "no" that the caller can do something about: a code for programs and a sentence of
 * the catalogue for people, said in the viewer's language when it leaves the api.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly key: WordKey;
  readonly params: Params;
  readonly fields: readonly FieldFault[];

  constructor(
    code: RefusalCode,
    key: WordKey,
    params: Params = {},
    fields: readonly FieldFault[] = [],
  ) {
    super(`${code}: ${key}`);
    this.code = code;
    this.key = key;
    this.params = params;
    this.fields = fields;
  }
}
