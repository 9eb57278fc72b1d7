import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRich, readSpans, type Block, type Span } from './rich.ts';

function spansOf(block: Block): readonly (readonly Span[])[] {
  if (block.kind === 'code') return [[{ text: block.text }]];
  return block.kind === 'list' ? block.items : block.lines;
}

describe('the Markdown of an answer', () => {
  it.each([
    ['**Salom**', [{ text: 'Salom', look: 'strong' }]],
    ['a *b* c', [{ text: 'a ' }, { text: 'b', look: 'em' }, { text: ' c' }]],
    ['_b_', [{ text: 'b', look: 'em' }]],
    ['~~b~~', [{ text: 'b', look: 'strike' }]],
    ['`x**y`', [{ text: 'x**y', look: 'code' }]],
    ['[shop](https://a.uz/b)', [{ text: 'shop', href: 'https://a.uz/b' }]],
    [
      'https://a.uz/b?c=1.',
      [{ text: 'https://a.uz/b?c=1', href: 'https://a.uz/b?c=1' }, { text: '.' }],
    ],
    ['snake_case_name', [{ text: 'snake_case_name' }]],
    ['2 * 3 * 4', [{ text: '2 * 3 * 4' }]],
    ['**open', [{ text: '**open' }]],
  ])('%s is read as it is meant', (line, spans) => {
    expect(readSpans(line)).toEqual(spans);
  });

  it('is laid out in paragraphs, lists, headings and code', () => {
    const blocks = readRich(
      '# Menu\n\n- choy\n- non\n\n1. bir\n2) ikki\n\nBir\nikki\n```\na < b\n```',
    );
    expect(blocks.map((block) => [block.kind, spansOf(block).length])).toEqual([
      ['heading', 1],
      ['list', 2],
      ['list', 2],
      ['text', 2],
      ['code', 1],
    ]);
  });

  it('never makes a link of anything but an address', () => {
    for (const target of [
      'javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '//evil.uz',
      'JaVaScRiPt:x',
    ]) {
      const hrefs = readSpans(`[press](${target})`).map(({ href }) => href);
      expect(hrefs.every((href) => href === undefined)).toBe(true);
    }
  });

  it('loses no letter of what has no marks in it', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abc ʻЖ\n<>&"') });
    fc.assert(
      fc.property(plain, (text) => {
        const told = readRich(text).flatMap((block) => spansOf(block).flat());
        const letters = (words: string) => words.replaceAll(/\s/g, '');
        expect(letters(told.map((span) => span.text).join(''))).toBe(letters(text));
      }),
    );
  });

  it('always ends, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'*_~`[]()#-1. \nab') }), (text) => {
        expect(Array.isArray(readRich(text))).toBe(true);
      }),
    );
  });
});
