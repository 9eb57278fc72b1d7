import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference.ts';

const shown = (before: string, after: string) =>
  differenceOf(before, after)
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}]`, added: `[+${text}]` })[kind])
    .join('');

describe('the difference of two texts', () => {
  it.each([
    ['', '', ''],
    ['open daily', 'open daily', 'open daily'],
    ['open at 9 daily', 'open at 10 daily', 'open at [-9 ][+10 ]daily'],
    ['', 'new', '[+new]'],
    ['gone', '', '[-gone]'],
  ])('%j to %j is %j', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it('holds both texts whole, whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'ʻ') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = differenceOf(before, after);
        const without = (kind: string) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map((piece) => piece.text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  it('shows a very long text as replaced instead of comparing for ever', () => {
    const long = 'word '.repeat(5_000);
    expect(differenceOf(long, `${long}more`)).toHaveLength(2);
  });
});
