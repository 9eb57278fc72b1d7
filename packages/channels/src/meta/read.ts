import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Text } from '../clean.ts';

// What Meta sends is read leniently, thing by thing: one that is malformed or from the future is
// left alone and takes nothing with it.

/** More than a webhook may hold (3 MB), with slack for a gateway's own ideas. */
export const LARGEST_HOOK = 4 * 1_024 * 1_024;

/** As long as a key may be that is stored. */
const LONGEST_KEY = 255;

/** The JSON in a webhook's body; undefined when it is none, or too large to be one. */
export function parseBody(rawBody: Uint8Array | string): unknown {
  if (rawBody.length > LARGEST_HOOK) return undefined;
  try {
    const text = typeof rawBody === 'string' ? rawBody : Buffer.from(rawBody).toString('utf8');
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** The items of what should be a list; none when it is something else. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A field that should be a list: its items, whatever they are. */
export const List = z.unknown().optional().transform(itemsOf);

/** A platform's id: short enough to be kept, without a character that no id has. */
export const Id = z
  .string()
  .min(1)
  .max(220)
  .refine((id) => id.isWellFormed() && !/[\p{Cc}\s]/u.test(id));

/** A text as it may be stored and shown; null when it is none. */
export const Words = Text.optional().catch(undefined);

/** A field of that form, or nothing. */
export function maybe<Form extends z.ZodType>(form: Form) {
  return form.optional().catch(undefined);
}

const LAST_SECOND = 253_402_300_799;

/** A moment as Meta writes it: seconds or milliseconds since 1970, a number or its digits. */
export const Moment = z
  .union([z.number(), z.string().regex(/^\d{1,15}$/)])
  .transform(Number)
  .pipe(z.number().min(0))
  .transform((number) => (number > 99_999_999_999 ? number / 1_000 : number))
  .pipe(z.number().max(LAST_SECOND))
  .optional()
  .catch(undefined);

/** A moment in ISO 8601; when nothing was told, the one when it was read. */
export function isoOf(seconds: number | undefined, receivedAt: Date): string {
  return (seconds === undefined ? receivedAt : new Date(seconds * 1_000)).toISOString();
}

/** A key of several words, always the same for the same ones; a long one is shortened by a digest. */
export function keyOf(...words: readonly string[]): string {
  const whole = words.join(':');
  if (whole.length <= LONGEST_KEY) return whole;
  const digest = createHash('sha256').update(whole).digest('base64url');
  return `${whole.slice(0, LONGEST_KEY - digest.length - 1)}:${digest}`;
}

/** The command that a text consists of or begins with, lower case and without its slash. */
export function commandOf(text: string): { command?: string } {
  const name = /^\/([a-z0-9_]{1,32})(?=\s|$)/i.exec(text.trimStart())?.[1];
  return name === undefined ? {} : { command: name.toLowerCase() };
}
