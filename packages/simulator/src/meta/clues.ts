import type { ZodType } from 'zod';
import { GraphError } from './errors.ts';

/** A part of a request in the asked shape; throws 100 with the path of what is wrong otherwise. */
export function readPart<T>(value: unknown, shape: ZodType<T>, name: string): T {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = [name, ...(issue?.path ?? []).map((piece) => `['${String(piece)}']`)].join('');
  throw new GraphError(100, {
    message: '(#100) Invalid parameter',
    details: `Param ${place}: ${issue?.message ?? 'is wrong'}`,
  });
}
