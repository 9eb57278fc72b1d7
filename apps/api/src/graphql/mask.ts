import { randomUUID } from 'node:crypto';
import { GraphQLError, type ExecutionResult, type GraphQLErrorExtensions } from 'graphql';
import type { Logger } from '@cbf/base';
import { isPassing, TooLong } from '@cbf/db';
import { Refusal, type FieldFault } from '../words/refusal.ts';
import { say, type Tongue } from '../words/say.ts';

/** What an error needs to leave the api: whose language, and the number that finds it in the log. */
export interface Asker {
  readonly locale: Tongue;
  readonly requestId: string;
  readonly logger: Logger;
}

/** An Asker for what fails before anyone is known. */
export function unknownAsker(logger: Logger): Asker {
  return { locale: 'en', requestId: randomUUID(), logger };
}

/** The result as it may leave: refusals in the asker's words, everything unforeseen masked. */
export function finish(result: ExecutionResult, asker: Asker): ExecutionResult {
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map((error) => mask(error, asker)) };
}

/**
 * One error as it may leave. A Refusal is said in words; graphql's own complaint about the request
 * passes as BAD_INPUT; anything else is logged and becomes INTERNAL.
 */
export function mask(thrown: unknown, asker: Asker): GraphQLError {
  const error = thrown instanceof GraphQLError ? thrown : null;
  if (error && noted(error).requestId !== undefined) return error;
  const cause = error ? (error.originalError ?? error) : thrown;
  if (cause instanceof Refusal) return refused(cause, error, asker);
  if (cause instanceof TooLong) {
    const detail = 'it took longer than ten seconds to find';
    return refused(new Refusal('TOO_COMPLEX', 'tooComplex', { detail }), error, asker);
  }
  if (cause instanceof GraphQLError) return complained(cause, error, asker);
  asker.logger.error({ err: cause, requestId: asker.requestId, path: error?.path }, 'unforeseen');
  // The same request may well go through in a moment; whoever sent it may send it again.
  if (isPassing(cause))
    return worded(error, asker, 'INTERNAL', say(asker.locale, 'databaseAway'), { retryable: true });
  const words = say(asker.locale, 'internal', { requestId: asker.requestId });
  return worded(error, asker, 'INTERNAL', words);
}

function refused(refusal: Refusal, error: GraphQLError | null, asker: Asker): GraphQLError {
  const fields = refusal.fields.map((fault: FieldFault) => ({
    path: fault.path,
    message: say(asker.locale, fault.key, fault.params),
  }));
  return worded(error, asker, refusal.code, say(asker.locale, refusal.key, refusal.params), {
    ...(fields.length > 0 && { fields }),
  });
}

// Syntax, validation and variables: the sender is a developer, so graphql's English words stay.
function complained(cause: GraphQLError, error: GraphQLError | null, asker: Asker): GraphQLError {
  if (noted(cause).code === 'TOO_COMPLEX') {
    const detail = String(noted(cause).detail);
    return worded(error, asker, 'TOO_COMPLEX', say(asker.locale, 'tooComplex', { detail }));
  }
  return worded(error, asker, 'BAD_INPUT', withoutHints(cause.message));
}

/** The message without graphql's "Did you mean", which tells a stranger the schema's names. */
export function withoutHints(message: string): string {
  return message.replace(/ ?Did you mean .+?\?$/s, '');
}

// The compiled executor's errors say they are GraphQLErrors but may come without extensions.
function noted({ extensions }: { readonly extensions?: GraphQLErrorExtensions | undefined }) {
  return extensions ?? {};
}

function worded(
  error: GraphQLError | null,
  asker: Asker,
  code: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  const kept = error ? noted(error).http : undefined;
  return new GraphQLError(message, {
    nodes: error?.nodes ?? null,
    source: error?.source ?? null,
    positions: error?.positions ?? null,
    path: error?.path ?? null,
    extensions: {
      code,
      requestId: asker.requestId,
      ...more,
      ...(kept === undefined ? {} : { http: kept }),
    },
  });
}
