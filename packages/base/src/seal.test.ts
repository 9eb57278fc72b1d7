import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSealer, dataKey, SealError } from './seal.ts';

const newKey = () => randomBytes(32).toString('base64url');
const place = 'wsp_1|channel|sealedCredential|chn_1';

test('what was sealed opens to the same text in the same place', () => {
  const sealer = createSealer({ DATA_KEY: newKey() });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, aad) => {
      expect(sealer.open(sealer.seal(plain, aad), aad)).toBe(plain);
    }),
  );
});

test('the sealed form carries version and key id, holds nothing readable and differs each time', () => {
  const sealer = createSealer({ DATA_KEY: newKey() });
  const sealed = sealer.seal('canary', place);
  expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]{22}\.[\w-]{8}$/);
  expect(sealed).not.toContain('canary');
  expect(sealer.seal('canary', place)).not.toBe(sealed);
});

test('a sealed text moved to another row does not open', () => {
  const sealer = createSealer({ DATA_KEY: newKey() });
  const sealed = sealer.seal('canary', place);
  expect(() => sealer.open(sealed, `${place}2`)).toThrow(SealError);
});

test('a sealed text with any part changed does not open', () => {
  const sealer = createSealer({ DATA_KEY: newKey() });
  const parts = sealer.seal('canary', place).split('.');
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? '';
    const changed = parts.with(index, `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`);
    expect(() => sealer.open(changed.join('.'), place)).toThrow(SealError);
    expect(() => sealer.open(parts.with(index, '').join('.'), place)).toThrow(SealError);
  }
  expect(() => sealer.open('plain text', place)).toThrow(SealError);
});

test('a ring seals with its newest key, opens with the older ones and tells which need re-sealing', () => {
  const [old, fresh] = [newKey(), newKey()];
  const before = createSealer({ DATA_KEY: old });
  const ring = createSealer({ DATA_KEY: `${fresh}, ${old}` });
  const after = createSealer({ DATA_KEY: fresh });
  const sealed = before.seal('canary', place);
  expect(ring.open(sealed, place)).toBe('canary');
  expect(ring.isCurrent(sealed)).toBe(false);

  const again = ring.seal(ring.open(sealed, place), place);
  expect(ring.isCurrent(again)).toBe(true);
  expect(after.open(again, place)).toBe('canary');
  expect(() => after.open(sealed, place)).toThrow('add the key that sealed this');
});

test('a key may be written in base64, base64url or hex, and anything shorter is refused', () => {
  const bytes = randomBytes(32);
  const forms = (['base64', 'base64url', 'hex'] as const).map((form) => bytes.toString(form));
  const [first] = forms.map((DATA_KEY) => createSealer({ DATA_KEY }).seal('x', place));
  for (const form of forms) {
    expect(createSealer({ DATA_KEY: form }).open(first ?? '', place)).toBe('x');
    expect(dataKey.safeParse(form).success).toBe(true);
  }
  for (const bad of ['', 'short', `${newKey()},short`]) {
    expect(dataKey.safeParse(bad).success).toBe(false);
    expect(() => createSealer({ DATA_KEY: bad })).toThrow(SealError);
  }
});
