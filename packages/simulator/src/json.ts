import { z } from 'zod';

/** A JSON object whose fields are not known beforehand. */
export type Json = Record<string, unknown>;

const JsonObject = z.record(z.string(), z.unknown());

/** The value as a JSON object, or null when it is something else. */
export function asObject(value: unknown): Json | null {
  const result = JsonObject.safeParse(value);
  return result.success && !Array.isArray(value) ? result.data : null;
}

/** The value that a JSON text stands for, or undefined when it is not JSON. */
export function fromJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
