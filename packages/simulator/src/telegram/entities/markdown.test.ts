import { describe, expect, it } from 'vitest';
import { MarkupError } from './entity.ts';
import { parseMarkdownV2 } from './markdown-v2.ts';
import { parseMarkdown } from './markdown.ts';

const complaint = (markup: string, parse = parseMarkdownV2) => {
  try {
    parse(markup);
  } catch (error) {
    if (error instanceof MarkupError) return error.message;
    throw error;
  }
  return null;
};
const reserved = (letter: string) =>
  `Character '${letter}' is reserved and must be escaped with the preceding '\\'`;
const marks = (markup: string) =>
  parseMarkdownV2(markup).entities.map(({ type, offset, length }) => [type, offset, length]);

describe('MarkdownV2', () => {
  it.each([
    ['1. one', reserved('.')],
    ['a|b', reserved('|')],
    ['wow!', reserved('!')],
    ['a > b', reserved('>')],
    ['(x)', reserved('(')],
    ['x]', reserved(']')],
    ['- item', reserved('-')],
    ['🌷_x', "Can't find end of Italic entity at byte offset 4"],
    ['__x', "Can't find end of Underline entity at byte offset 0"],
    ['_a__', "Can't find end of Underline entity at byte offset 2"],
    ['*a _b* c_', "Can't find end of Italic entity at byte offset 8"],
    ['a `b', "Can't find end of Code entity at byte offset 2"],
    ['```b`', "Can't find end of Code entity at byte offset 4"],
    ['```js b', "Can't find end of PreCode entity at byte offset 0"],
    ['||x|', reserved('|')],
    ['[x](http', "Can't find end of a URL at byte offset 4"],
    ['![x]', 'The entity must contain a tg://emoji or tg://time URL'],
    ['![x](http://a.b)', 'Invalid tg://emoji or tg://time URL specified'],
    ['>*a\nb*', "Can't find end of Bold entity at byte offset 1"],
    ['>a\n*b*>c', reserved('>')],
    ['>||a\n', "Can't find end of Spoiler entity at byte offset 1"],
  ])('refuses %j', (markup, reason) => {
    expect(complaint(markup)).toBe(reason);
  });

  it('takes an escaped letter as it is, also inside marks', () => {
    expect(parseMarkdownV2('5\\.50 \\*x\\* *a\\*b* \\\\ \\я')).toEqual({
      text: '5.50 *x* a*b \\ \\я',
      entities: [{ type: 'bold', offset: 9, length: 3 }],
    });
  });

  it('nests marks and tells italic from underline', () => {
    expect(marks('*a _b __c___*')).toEqual([
      ['bold', 0, 5],
      ['italic', 2, 3],
      ['underline', 4, 1],
    ]);
    expect(marks('~a ||b||~')).toEqual([
      ['strikethrough', 0, 3],
      ['spoiler', 2, 1],
    ]);
    expect(marks('**')).toEqual([]);
  });

  it('leaves everything alone inside code, and reads the language of a block', () => {
    expect(parseMarkdownV2('`a*b_.`')).toMatchObject({ text: 'a*b_.' });
    expect(parseMarkdownV2('```ts\nconst a = 1.5;\n```')).toEqual({
      text: 'const a = 1.5;\n',
      entities: [{ type: 'pre', offset: 0, length: 15, language: 'ts' }],
    });
    expect(parseMarkdownV2('```\na```').entities).toEqual([{ type: 'pre', offset: 0, length: 1 }]);
    expect(parseMarkdownV2('```a\\`b```').text).toBe('a`b');
  });

  it('makes links, mentions and custom emoji', () => {
    expect(parseMarkdownV2('[a](example.org/x\\)y)').entities).toMatchObject([
      { type: 'text_link', offset: 0, length: 1, url: 'http://example.org/x)y' },
    ]);
    expect(parseMarkdownV2('[example\\.org]').entities).toMatchObject([
      { url: 'http://example.org/' },
    ]);
    expect(parseMarkdownV2('[a](tg://user?id=9)').entities).toMatchObject([
      { type: 'text_mention', user: { id: 9 } },
    ]);
    expect(parseMarkdownV2('[a](nowhere)').entities).toEqual([]);
    expect(parseMarkdownV2('![👍](tg://emoji?id=25)').entities).toEqual([
      { type: 'custom_emoji', offset: 0, length: 2, custom_emoji_id: '25' },
    ]);
  });

  it('quotes lines, also around other marks, and folds a quote that ends in two bars', () => {
    expect(marks('a\n>b\n>c\nd')).toEqual([['blockquote', 2, 4]]);
    expect(marks('>*a* b')).toEqual([
      ['blockquote', 0, 3],
      ['bold', 0, 1],
    ]);
    expect(marks('*>a\n*')).toEqual([
      ['blockquote', 0, 2],
      ['bold', 0, 2],
    ]);
    expect(marks('>a\n**>b')).toEqual([
      ['blockquote', 0, 2],
      ['blockquote', 2, 1],
    ]);
    expect(marks('>a\n>b||\nc')).toEqual([['expandable_blockquote', 0, 4]]);
    expect(marks('>a ||b||')).toEqual([
      ['blockquote', 0, 3],
      ['spoiler', 2, 1],
    ]);
  });
});

describe('the old Markdown', () => {
  it('knows five marks, none inside another', () => {
    expect(parseMarkdown('*a* _b_ `c` [d](example.org) 1. x!')).toEqual({
      text: 'a b c d 1. x!',
      entities: [
        { type: 'bold', offset: 0, length: 1 },
        { type: 'italic', offset: 2, length: 1 },
        { type: 'code', offset: 4, length: 1 },
        { type: 'text_link', offset: 6, length: 1, url: 'http://example.org/' },
      ],
    });
    expect(parseMarkdown('```ts\na*b```').entities).toEqual([
      { type: 'pre', offset: 0, length: 3, language: 'ts' },
    ]);
    expect(parseMarkdown('snake\\_case')).toEqual({ text: 'snake_case', entities: [] });
  });

  it('says where a mark begins that does not end', () => {
    expect(complaint('я_b', parseMarkdown)).toBe(
      "Can't find end of the entity starting at byte offset 2",
    );
  });
});
