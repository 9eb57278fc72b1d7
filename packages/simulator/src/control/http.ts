import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { rawBody } from '../wire.ts';

/** A control request that cannot be done; the sentence goes to whoever asked. */
export class ControlError extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/** Where the caller reached the simulator, for the addresses of files. */
export function originOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  return `http://${headers.host ?? 'localhost'}`;
}

/** What `act` gives, or null when it refuses: of many acts, one that is wrong stops no other. */
export function orNull<T>(act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof ControlError) return null;
    throw error;
  }
}

/** The request's JSON body in the asked shape; a ControlError 400 when it has another. */
export function readBody<T>(request: FastifyRequest, shape: z.ZodType<T>): T {
  const text = rawBody(request).toString('utf8');
  let json: unknown;
  try {
    json = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new ControlError(400, 'The body is not JSON.');
  }
  return fit(json, shape);
}

/** The request's query in the asked shape; a ControlError 400 when it has another. */
export function readQuery<T>(request: FastifyRequest, shape: z.ZodType<T>): T {
  return fit(request.query, shape);
}

function fit<T>(given: unknown, shape: z.ZodType<T>): T {
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  throw new ControlError(400, `That cannot be read: ${z.prettifyError(result.error)}`);
}
