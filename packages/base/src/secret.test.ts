import { expect, test } from 'vitest';
import { hashSecret, newSecret, sameSecret } from './secret.ts';

test('secrets are long, fresh and safe in an address', () => {
  const secrets = Array.from({ length: 100 }, () => newSecret());
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
});

test('the stored form is SHA-256 as everyone computes it', () => {
  expect(hashSecret('abc')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('only the very same secret is accepted, whatever its length', () => {
  expect(sameSecret('right', 'right')).toBe(true);
  expect(sameSecret('wrong', 'right')).toBe(false);
  expect(sameSecret('right-and-more', 'right')).toBe(false);
  expect(sameSecret('', 'right')).toBe(false);
});
