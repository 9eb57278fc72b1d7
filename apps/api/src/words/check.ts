import { z } from 'zod';
import { en } from './en.ts';
import { Refusal, type FieldFault } from './refusal.ts';
import type { Params, WordKey } from './say.ts';

/**
 * `input` as `schema` reads it, or a BAD_INPUT that names every field at fault and says why in a
 * sentence of the catalogue.
 */
export function check<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const faults = new Map<string, FieldFault>();
  for (const found of read.error.issues.map(fault)) {
    // The first fault of a field is the one to mend first.
    if (!faults.has(found.path)) faults.set(found.path, found);
  }
  throw new Refusal('BAD_INPUT', 'badInput', {}, [...faults.values()]);
}

/** A refusal because of one field. */
export function badField(path: string, key: WordKey, params: Params = {}): Refusal {
  return new Refusal('BAD_INPUT', 'badInput', {}, [{ path, key, params }]);
}

/** Text without spaces around it, from `min` to `max` characters. */
export function text(min: number, max: number) {
  return z.string().trim().min(min).max(max);
}

/** A number from `min` to `max`. */
export function between(min: number, max: number) {
  return z
    .number()
    .refine((value) => value >= min && value <= max, said('fieldRange', { min, max }));
}

/** What a `.refine()` needs to fail with a sentence of the catalogue. */
export function said(key: WordKey, params: Params = {}) {
  return { params: { key, ...params } };
}

const spoken = z
  .object({ key: z.custom<WordKey>(isKey) })
  .catchall(z.union([z.string(), z.number()]));

function isKey(key: unknown): key is WordKey {
  return typeof key === 'string' && key in en;
}

function fault(issue: z.core.$ZodIssue): FieldFault {
  const path = issue.path.join('.');
  switch (issue.code) {
    case 'too_small': {
      const min = Number(issue.minimum);
      if (min <= 1) return { path, key: 'fieldRequired' };
      return {
        path,
        key: issue.origin === 'array' ? 'fieldTooFew' : 'fieldTooShort',
        params: { min },
      };
    }
    case 'too_big': {
      const max = Number(issue.maximum);
      return {
        path,
        key: issue.origin === 'array' ? 'fieldTooMany' : 'fieldTooLong',
        params: { max },
      };
    }
    case 'custom': {
      const { key, ...params } = spoken.parse(issue.params);
      return { path, key, params };
    }
    default:
      return { path, key: 'fieldChoice' };
  }
}
