import { describe, expect, it } from 'vitest';
import { MarkupError } from './entity.ts';
import { parseHtml } from './html.ts';

const complaint = (markup: string) => {
  try {
    parseHtml(markup);
  } catch (error) {
    if (error instanceof MarkupError) return error.message;
    throw error;
  }
  return null;
};

describe('Telegram HTML', () => {
  it.each([
    ['gul <flower', 'Unclosed start tag at byte offset 4'],
    ['gʻul <flower>', 'Unsupported start tag "flower" at byte offset 6'],
    ['🌷<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['<b>x</b  ', 'Unclosed end tag at byte offset 4'],
    ['<b =y>x</b>', 'Empty attribute name in the tag "b" at byte offset 0'],
    ['<a href="x', 'Unclosed start tag at byte offset 0'],
    ['<a href=', 'Unclosed start tag "a" at byte offset 0'],
    ['<a href=b,c>x</a>', 'Unexpected end of name token at byte offset 8'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<tg-emoji emoji-id="0">x</tg-emoji>', 'Invalid custom emoji identifier specified'],
    [
      '&#xD800;',
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    ],
  ])('refuses %s', (markup, reason) => {
    expect(complaint(markup)).toBe(reason);
  });

  it('counts in UTF-16 units, decodes its four names and numbers, and leaves the rest', () => {
    expect(parseHtml('🌷 &lt;&amp&#33;&nbsp; <i>a🌷</i><u></u>')).toEqual({
      text: '🌷 <&!&nbsp; a🌷',
      entities: [{ type: 'italic', offset: 13, length: 3 }],
    });
  });

  it('nests, with the longer entity first', () => {
    expect(parseHtml('<b>one <s>two</s></b>').entities).toEqual([
      { type: 'bold', offset: 0, length: 7 },
      { type: 'strikethrough', offset: 4, length: 3 },
    ]);
  });

  it('knows every tag', () => {
    const types = (markup: string) => parseHtml(markup).entities.map((entity) => entity.type);
    expect(types('<strong>a</strong><em>b</em><ins>c</ins><del>d</del><strike>e</strike>')).toEqual(
      ['bold', 'italic', 'underline', 'strikethrough', 'strikethrough'],
    );
    expect(types('<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>')).toEqual([
      'spoiler',
      'spoiler',
    ]);
    expect(types('<blockquote>a</blockquote><blockquote expandable>b</blockquote>')).toEqual([
      'blockquote',
      'expandable_blockquote',
    ]);
    expect(parseHtml('<tg-emoji emoji-id="5">a</tg-emoji>').entities).toEqual([
      { type: 'custom_emoji', offset: 0, length: 1, custom_emoji_id: '5' },
    ]);
  });

  it('joins a pre and a code with a language', () => {
    const code = '<code class="language-ts">x</code>';
    const joined = [{ type: 'pre', offset: 0, length: 1, language: 'ts' }];
    expect(parseHtml(`<pre>${code}</pre>`).entities).toEqual(joined);
    expect(parseHtml('<code class="language-ts"><pre>x</pre></code>').entities).toEqual(joined);
    expect(parseHtml(code).entities).toEqual([{ type: 'code', offset: 0, length: 1 }]);
    expect(parseHtml(`<pre>${code} </pre>`).entities).toEqual([
      { type: 'pre', offset: 0, length: 2 },
      { type: 'code', offset: 0, length: 1 },
    ]);
  });

  it('makes links of addresses and mentions of people, and drops what is neither', () => {
    const link = (markup: string) => parseHtml(markup).entities[0];
    expect(link('<a href="example.org?a=1&amp;b">x</a>')).toMatchObject({
      type: 'text_link',
      url: 'http://example.org/?a=1&b',
    });
    expect(link('<a>https://example.org/x</a>')).toMatchObject({ url: 'https://example.org/x' });
    expect(link('<a href="tg://user?id=77">x</a>')).toMatchObject({
      type: 'text_mention',
      user: { id: 77 },
    });
    expect(link('<a href="nowhere">x</a>')).toBeUndefined();
  });
});
