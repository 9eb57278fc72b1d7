import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ConfigurationError, readEnv } from './env.ts';

const folder = mkdtempSync(join(tmpdir(), 'cbf-env-'));
afterAll(() => rmSync(folder, { recursive: true }));

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3_000).describe('Give a free port.'),
  PUBLIC_URL: z.url().describe('Give the address people open, with http:// or https://.'),
  SECRET: z.string().min(16, 'must be at least 16 characters long').describe('Make a long one.'),
  KEY: z.string().optional(),
});

const good = { PUBLIC_URL: 'https://bots.example', SECRET: 'a-secret-that-is-long' };

function refusal(env: Record<string, string>): string {
  try {
    readEnv(schema, env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
  }
  throw new Error('readEnv was expected to refuse.');
}

test('variables are parsed, have defaults, and an empty one counts as not set', () => {
  expect(readEnv(schema, { ...good, PORT: '', KEY: '' })).toEqual({ ...good, PORT: 3_000 });
  expect(readEnv(schema, { ...good, PORT: '8080', OTHER: 'x' })).toEqual({ ...good, PORT: 8_080 });
});

test('all mistakes come at once, each with the variable and what to do, none with its value', () => {
  const message = refusal({ PORT: '99999', SECRET: 'canary' });
  expect(message.split('\n')).toEqual([
    'The configuration cannot be used:',
    expect.stringMatching(/^ {2}- PORT is wrong: .+\. Give a free port\.$/),
    '  - PUBLIC_URL is not set. Give the address people open, with http:// or https://.',
    '  - SECRET must be at least 16 characters long. Make a long one.',
  ]);
  expect(message).not.toMatch(/canary|99999/);
});

test('a secret may come from a file named by NAME_FILE, without its last line break', () => {
  const path = join(folder, 'secret');
  writeFileSync(path, 'from-a-file-that-is-long\n');
  const env = { PUBLIC_URL: good.PUBLIC_URL, SECRET_FILE: path };
  expect(readEnv(schema, env).SECRET).toBe('from-a-file-that-is-long');
});

test('a file that cannot be read, or stands beside the plain variable, is a mistake', () => {
  const missing = refusal({ PUBLIC_URL: good.PUBLIC_URL, SECRET_FILE: join(folder, 'nothing') });
  expect(missing).toContain('SECRET_FILE names a file that cannot be read');
  expect(missing).not.toContain('SECRET is not set');
  expect(refusal({ ...good, SECRET_FILE: '/dev/null' })).toContain('keep one of the two');
});
