import { expect, test } from 'vitest';
import { hookSecretMatches, parseHook } from './hook.ts';

test('only the very secret opens a hook', () => {
  expect(hookSecretMatches('s3cret', 's3cret')).toBe(true);
  for (const header of ['', 's3cre', 's3cret ', 'S3cret', undefined, ['s3cret']]) {
    expect(hookSecretMatches(header, 's3cret')).toBe(false);
  }
  expect(hookSecretMatches('', '')).toBe(false);
});

test('a body that is no JSON is nothing, not an error', () => {
  expect(parseHook(Buffer.from('{"update_id":1}'))).toEqual({ update_id: 1 });
  expect(parseHook('{"update_id"')).toBeNull();
});
