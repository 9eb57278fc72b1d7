import { z } from 'zod';

const DEPTH = 8;

const Schema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  minItems: z.coerce.number().optional(),
  minimum: z.coerce.number().optional(),
});

/**
 * A value that fits a JSON schema or a schema of the API (upper-case types), made from a text:
 * strings are the text, numbers are the first number in it. Without a schema it is `{}`.
 */
export function sample(schema: unknown, text: string, depth = 0): unknown {
  const parsed = Schema.safeParse(schema);
  if (!parsed.success || depth > DEPTH) return {};
  const { properties, items, anyOf, minItems, minimum, format } = parsed.data;
  if (parsed.data.const !== undefined) return parsed.data.const;
  if (parsed.data.enum) return parsed.data.enum[0];
  if (anyOf) return sample(anyOf[0], text, depth + 1);
  const first = Array.isArray(parsed.data.type) ? parsed.data.type[0] : parsed.data.type;
  switch ((first ?? (properties ? 'object' : 'string')).toLowerCase()) {
    case 'object':
      return Object.fromEntries(
        Object.entries(properties ?? {}).map(([name, inner]) => [
          name,
          sample(inner, text, depth + 1),
        ]),
      );
    case 'array':
      return Array.from({ length: minItems ?? 1 }, () => sample(items, text, depth + 1));
    case 'number':
    case 'integer':
      return Math.max(minimum ?? -Infinity, Number(/\d+/.exec(text)?.[0] ?? 1));
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return format === 'date-time' ? '2026-01-01T00:00:00Z' : text.replace(/\s+/g, ' ').trim();
  }
}
