import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMarkdown } from '../markdown.ts';
import { split, withinUnits } from '../split.ts';
import { layOutForTelegram, LONGEST_TEXT } from './outbound.ts';

/** A formatted text written flat: each mark as name(what it covers). */
function flat(markdown: string): [text: string, marks: string[]] {
  const { text, entities } = formatMarkdown(markdown);
  return [text, entities.map((e) => `${e.type}(${text.slice(e.offset, e.offset + e.length)})`)];
}

test.for<[markdown: string, text: string, marks: string[]]>([
  ['**bold** and *it*', 'bold and it', ['bold(bold)', 'italic(it)']],
  ['***both***', 'both', ['bold(both)', 'italic(both)']],
  ['~~gone~~ `a_b*c`', 'gone a_b*c', ['strikethrough(gone)', 'code(a_b*c)']],
  ['# Title\ntext', 'Title\n\ntext', ['bold(Title)']],
  ['[here](https://e.com/a_(b)?x=1&y=2)', 'here', ['text_link(here)']],
  ['[bad](javascript:alert(1)) [rel](/x)', 'bad rel', []],
  ['![pic](https://e.com/p.png)', 'pic', ['text_link(pic)']],
  ['- a\n- b\n  - **c**', '• a\n• b\n   ◦ c', ['bold(c)']],
  ['3. a\n4. b', '3. a\n4. b', []],
  ['- [x] done\n- [ ] open', '• ☑ done\n• ☐ open', []],
  ['> quote\n> more', 'quote\nmore', ['blockquote(quote\nmore)']],
  ['> a\n> > b', 'a\n\nb', ['blockquote(a\n\nb)']],
  ['```js\nif (a < b) {}\n```', 'if (a < b) {}', ['pre(if (a < b) {})']],
  ['| A | Bee |\n|--|--|\n| 1 | **2** |', 'A | Bee\n1 | 2', ['pre(A | Bee\n1 | 2)']],
  ['a\n\n---\n\nb', 'a\n\n———\n\nb', []],
  ['<b>x</b> &amp; 1 < 2<br>y', '<b>x</b> & 1 < 2\ny', []],
  ['open **bold and _under', 'open **bold and _under', []],
  ['_ * [ ] ( ) ~ ` > # + - = | { } . !', '_ * [ ] ( ) ~ ` > # + - = | { } . !', []],
  ['line one\nline two', 'line one\nline two', []],
  ['👨‍👩‍👧 **bold**', '👨‍👩‍👧 bold', ['bold(bold)']],
  ['  \n\n**x**  \n', 'x', ['bold(x)']],
])('%j is shown as %j', ([markdown, text, marks]) => {
  const [shown, found] = flat(markdown);
  expect(shown).toBe(text);
  expect(found.toSorted()).toEqual(marks.toSorted());
});

test('a table too wide for a phone becomes a line for each row', () => {
  const wide = 'a rather long name of a thing';
  expect(flat(`| Item | Price |\n|--|--|\n| ${wide} | **10 000 soʻm for one** |`)).toEqual([
    `• ${wide}; Price: 10 000 soʻm for one`,
    ['bold(10 000 soʻm for one)'],
  ]);
});

test('half a character and control signs are taken out, which Telegram would refuse', () => {
  expect(flat('a\uD83D\u0000b\u0007')).toEqual(['a\uFFFDb', []]);
});

test('quotes a thousand deep are plain text, not a crash', () => {
  expect(formatMarkdown(`${'> '.repeat(20_000)}x`).text).toContain('x');
});

test('lists and quotes of any depth cost little and come out no longer than they look', () => {
  const stairs = (sign: string, end: string) =>
    Array.from({ length: 300 }, (_, n) => `${sign.repeat(n)}${end} x`).join('\n');
  const before = process.cpuUsage();
  const deep = ['- '.repeat(1_000), '> - '.repeat(500), stairs('>', '>'), stairs('  ', '-')];
  const texts = deep.map((text) => formatMarkdown(`${text}x`).text);
  const { user } = process.cpuUsage(before);
  expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(60_000);
  expect(user / 1_000).toBeLessThan(1_000);
});

test('a text without anything to see is still a message, and buttons stand under the last piece', () => {
  const buttons = [{ label: 'Oʻzbekcha', data: 'lang:uz' }];
  expect(layOutForTelegram({ text: ' \u200b\n', buttons })).toEqual([
    { text: '…', entities: [], buttons },
  ]);
  const long = layOutForTelegram({ text: 'so‘z '.repeat(2_000), buttons });
  expect(long.map((piece) => piece.buttons.length)).toEqual([0, 0, 1]);
});

test('a cut falls between paragraphs, then lines, then sentences, then words', () => {
  const cut = (text: string) =>
    split({ text, entities: [] }, withinUnits(20)).map((piece) => piece.text);
  expect(cut('one two three\n\nfour five six')).toEqual(['one two three', 'four five six']);
  expect(cut('one two three\nfour five six')).toEqual(['one two three', 'four five six']);
  expect(cut('One two three. Four five six.')).toEqual(['One two three.', 'Four five six.']);
  expect(cut('one two three four five six')).toEqual(['one two three four', 'five six']);
  expect(cut('x'.repeat(25))).toEqual(['x'.repeat(20), 'x'.repeat(5)]);
});

test('formatting goes on after a cut', () => {
  const pieces = layOutForTelegram({ text: `**${'word '.repeat(1_500).trim()}**` });
  expect(pieces.length).toBe(2);
  for (const { text, entities } of pieces) {
    expect(entities).toEqual([{ type: 'bold', offset: 0, length: text.length }]);
  }
});

const sign = fc.constantFrom(
  ...'*_`~[]()<>#-+|.!\\&\n \t'.split(''),
  '\n\n',
  '**',
  '```',
  '| a | b |\n|--|--|\n',
  '> ',
  '1. ',
  '👨‍👩‍👧',
  'oʻ',
  'щ',
  'e\u0301',
  ' \u0301',
);
const prose = fc.array(fc.oneof(sign, fc.string({ unit: 'grapheme', maxLength: 30 })), {
  maxLength: 60,
});
const texts = prose.map((parts) => parts.join(''));
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

test('any Markdown becomes pieces that Telegram takes: within the limit, marks inside, no half signs', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 120 }), (text, times) => {
      for (const piece of layOutForTelegram({ text: text.repeat(times) })) {
        expect(piece.text.length).toBeLessThanOrEqual(LONGEST_TEXT);
        expect(piece.text.trim()).not.toBe('');
        expect(piece.text.isWellFormed()).toBe(true);
        for (const { offset, length } of piece.entities) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThan(0);
          expect(offset + length).toBeLessThanOrEqual(piece.text.length);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('pieces put together are the whole text but for white space at the cuts, and no character is cut', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 40, max: 200 }), (text, limit) => {
      const whole = formatMarkdown(text);
      const pieces = split(whole, withinUnits(limit)).map((piece) => piece.text);
      expect(pieces.join('').replace(/\s/g, '')).toBe(whole.text.replace(/\s/g, ''));
      const borders = new Set(Array.from(graphemes.segment(whole.text), ({ index }) => index));
      let at = 0;
      for (const piece of pieces) {
        at = whole.text.indexOf(piece, at);
        expect(borders.has(at)).toBe(true);
        at += piece.length;
        expect(borders.has(at) || at === whole.text.length).toBe(true);
      }
    }),
    {
      numRuns: 300,
      // A space at the very limit that carries a mark from beyond it.
      examples: [
        ['𐀀𐀀 𐀀  𐀀 𐀀  𐀀 𐀀  𐀀𐀀𐀀 𐀀𐀀𐀀𐀀𐀀 *𐀀𐀀‹& ́', 44],
        [`${'a'.repeat(40)} \u0301bc`, 40],
      ],
    },
  );
});
