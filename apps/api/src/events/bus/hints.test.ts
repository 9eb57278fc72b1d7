import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLetter, writeLetters, type Hint } from './hints.ts';

const id = fc.string({ minLength: 1, maxLength: 40 });
const hint: fc.Arbitrary<Hint> = fc.oneof(
  fc.record({
    kind: fc.constant('LOG' as const),
    workspaceId: id,
    seq: fc.option(fc.nat(), { nil: null }),
  }),
  fc.record({ kind: fc.constant('WORK' as const), work: fc.constantFrom('TURNS', 'CHANNELS') }),
  fc.record({ kind: fc.constant('CHECK' as const), id }),
  fc.record({ kind: fc.constant('ACCESS' as const), userId: id }),
  fc.record({
    kind: fc.constant('PARTIAL' as const),
    partial: fc.record({
      conversationId: id,
      turnId: id,
      text: fc.string({ unit: 'grapheme', maxLength: 300 }),
      attempt: fc.nat(),
      at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
    }),
  }),
  fc.record({ kind: fc.constant('ALL' as const) }),
);

it('hints arrive as they were sent, in letters that are never too long', () => {
  fc.assert(
    fc.property(
      fc.array(hint, { maxLength: 60 }),
      fc.integer({ min: 4000, max: 8000 }),
      (hints, most) => {
        const letters = writeLetters('me', hints, most);
        for (const letter of letters) expect(Buffer.byteLength(letter)).toBeLessThanOrEqual(most);
        const read = letters.map((letter) => readLetter(letter));
        expect(read.every((letter) => letter?.from === 'me')).toBe(true);
        expect(read.flatMap((letter) => letter?.hints ?? [])).toEqual(hints);
      },
    ),
  );
});

it('a partial answer that does not fit is left out, and nothing else with it', () => {
  const partial = {
    conversationId: 'c',
    turnId: 't',
    text: 'ʻ'.repeat(4000),
    attempt: 1,
    at: new Date(0),
  };
  const others: Hint[] = [
    { kind: 'LOG', workspaceId: 'w', seq: 7 },
    { kind: 'WORK', work: 'TURNS' },
  ];
  const [first, ...more] = others;
  if (!first) throw new Error('There are others.');
  const letters = writeLetters('me', [first, { kind: 'PARTIAL', partial }, ...more], 7900);
  expect(letters.flatMap((letter) => readLetter(letter)?.hints ?? [])).toEqual(others);
});

it('a thousand workspaces travel in a handful of letters', () => {
  const hints: Hint[] = Array.from({ length: 1000 }, (_, seq) => ({
    kind: 'LOG',
    workspaceId: `wsp_01jd${String(seq).padStart(22, '0')}`,
    seq,
  }));
  expect(writeLetters('me', hints, 7900).length).toBeLessThan(15);
});

it.each([
  '',
  'null',
  '{}',
  '{"from":"x"}',
  '{"from":"x","hints":[{"kind":"LOG"}]}',
  '{"from":"x","hints":[{"kind":"OTHER"}]}',
  '{"from":"","hints":[]}',
  `{"from":"x","hints":[{"kind":"PARTIAL","partial":{"text":1}}]}`,
])('%s is no letter', (text) => {
  expect(readLetter(text)).toBeNull();
});
