import type { z } from 'zod';
import { badPayload } from './errors.ts';

const OPAQUE = new Set([
  'args',
  'response',
  'parameters',
  'parametersJsonSchema',
  'responseSchema',
  'responseJsonSchema',
  'partMetadata',
]);

/**
 * Reads a JSON body as one of the messages of `request.ts`. Names in snake_case count as their camelCase
 * form. An unknown name or a value of another type is refused with 400 in the API's own words.
 */
export function readBody<T extends z.ZodType>(schema: T, body: Buffer): z.output<T> {
  const result = schema.safeParse(camel(parseJson(body)));
  if (result.success) return result.data;
  throw badPayload(result.error.issues.flatMap(violations));
}

function parseJson(body: Buffer): unknown {
  const text = body.toString('utf8');
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    const description = `Invalid JSON payload received. Expected an object key or }.\n${text.slice(0, 40)}\n^`;
    throw badPayload([{ field: '', description }]);
  }
}

function camel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camel);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const key = name.replace(/(?<=[a-z])_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      return [key, OPAQUE.has(key) ? inner : camel(inner)];
    }),
  );
}

function violations(issue: z.core.$ZodIssue): { field: string; description: string }[] {
  const field = protoPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const at = field === '' ? '' : ` at '${field}'`;
    return issue.keys.map((key) => ({
      field,
      description: `Invalid JSON payload received. Unknown name "${key}"${at}: Cannot find field.`,
    }));
  }
  return [{ field, description: `Invalid value at '${field}' (${wanted(issue)})` }];
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_union') return 'TYPE_NUMBER';
  return issue.code === 'invalid_type' ? `TYPE_${issue.expected.toUpperCase()}` : issue.message;
}

function protoPath(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${snake(String(step))}`))
    .join('')
    .replace(/^\./, '');
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
