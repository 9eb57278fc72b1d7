import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** Configuration that cannot be used; the message names every variable at fault and what to do. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads the variables of `schema` from `env`; each may also be given as NAME_FILE, the path of a
 * file that holds it. An empty variable counts as not set. Throws one ConfigurationError with all
 * mistakes, each with the variable's `.describe()` text as advice; it never repeats a value.
 */
export function readEnv<Schema extends z.ZodObject<Readonly<Record<string, z.ZodType>>>>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const mistakes: string[] = [];
  const given: Record<string, string | undefined> = {};
  for (const name of Object.keys(schema.shape)) {
    const found = look(name, env);
    if ('mistake' in found) mistakes.push(`${name}_FILE ${found.mistake}`);
    else given[name] = found.value;
  }

  const read = schema.safeParse(given);
  for (const issue of read.error?.issues ?? []) {
    const name = String(issue.path[0] ?? 'environment');
    // A file that could not be read has been named already; "not set" beside it would mislead.
    if (mistakes.some((mistake) => mistake.startsWith(`${name}_FILE `))) continue;
    const what = given[name] === undefined && issue.path.length > 0 ? 'is not set' : issue.message;
    mistakes.push(
      [name, sentence(what), schema.shape[name]?.description].filter(Boolean).join(' '),
    );
  }
  if (read.success && mistakes.length === 0) return read.data;
  throw new ConfigurationError(
    `The configuration cannot be used:\n${mistakes.map((line) => `  - ${line}`).join('\n')}`,
  );
}

function look(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): { readonly value: string | undefined } | { readonly mistake: string } {
  const plain = env[name] === '' ? undefined : env[name];
  const path = env[`${name}_FILE`];
  if (path === undefined || path === '') return { value: plain };
  if (plain !== undefined) return { mistake: `is set beside ${name}: keep one of the two.` };
  try {
    const text = readFileSync(path, 'utf8').trim();
    return { value: text === '' ? undefined : text };
  } catch {
    return { mistake: 'names a file that cannot be read: check the path and its permissions.' };
  }
}

function sentence(text: string): string {
  const trimmed = text.replace(/\.$/, '');
  return /^(is|must|cannot|has)\b/.test(trimmed) ? `${trimmed}.` : `is wrong: ${trimmed}.`;
}
