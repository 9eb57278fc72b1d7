import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMarkdown } from '../markdown.ts';
import type { Outbound } from '../outbound.ts';
import { layOutForInstagram } from './outbound.ts';

const messages = (outbound: Outbound) =>
  layOutForInstagram(outbound).map((piece) => ('message' in piece ? piece.message : piece));

test('an answer is plain text; an address stands behind its words', () => {
  expect(messages({ text: '**Choy** `10` [xarita](https://e.com)\n\n- bir\n- ikki' })).toEqual([
    { text: 'Choy 10 xarita (https://e.com)\n\n• bir\n• ikki' },
  ]);
  expect(messages({ text: ' ' })).toEqual([{ text: '…' }]);
});

test('a text is cut by its bytes, between words', () => {
  expect(messages({ text: 'я'.repeat(500) })).toHaveLength(1);
  const text = 'Ассалому алайкум '.repeat(60).trim();
  const said = messages({ text }).map((message) => ('text' in message ? String(message.text) : ''));
  expect(said.length).toBe(2);
  for (const one of said) {
    expect(Buffer.byteLength(one)).toBeLessThanOrEqual(1_000);
    expect(one).toMatch(/^\S.*(?:Ассалому|алайкум)$/);
  }
  expect(said.join(' ')).toBe(text);
});

test('buttons are quick replies under the last text, thirteen at most, each with a label that fits', () => {
  const buttons = Array.from({ length: 15 }, (_, n) => ({
    label: `Juda uzun tugma nomi ${n}`,
    data: `d${n}`,
  }));
  const all = messages({ text: 'я'.repeat(501), buttons });
  expect(all).toHaveLength(2);
  expect(all[0]).not.toHaveProperty('quick_replies');
  const last = all[1];
  const replies = last && 'quick_replies' in last ? last.quick_replies : [];
  expect(replies).toHaveLength(13);
  expect(replies).toMatchObject([
    { content_type: 'text', title: 'Juda uzun tugma nom…', payload: 'd0' },
    { title: 'Juda uzun tugma… 2', payload: 'd1' },
    ...Array.from({ length: 11 }, () => ({})),
  ]);
  const rows = [{ label: 'Osh', data: 'osh', description: 'x' }];
  expect(messages({ text: 'Menyu', list: { label: 'Menyu', sections: [{ rows }] } })).toEqual([
    { text: 'Menyu', quick_replies: [{ content_type: 'text', title: 'Osh', payload: 'osh' }] },
  ]);
});

test('a file goes before its words, by address or by id', () => {
  const url = 'https://us.example/a.png';
  expect(messages({ text: 'Osh', media: { kind: 'IMAGE', source: { url } } })).toEqual([
    { attachment: { type: 'image', payload: { url } } },
    { text: 'Osh' },
  ]);
  expect(messages({ text: '', media: { kind: 'DOCUMENT', source: { id: '7' } } })).toEqual([
    { attachment: { type: 'file', payload: { attachment_id: '7' } } },
  ]);
});

test('a comment is answered by one message, however long the answer is', () => {
  const text = 'я '.repeat(2_000);
  const inPrivate = layOutForInstagram({ text, comment: { id: '179', isPublic: false } });
  expect(inPrivate).toMatchObject([{ kind: 'private-reply', commentId: '179' }]);
  const [shown] = layOutForInstagram({ text, comment: { id: '179', isPublic: true } });
  expect(shown).toMatchObject({ kind: 'public-reply', commentId: '179' });
  expect(shown?.kind === 'public-reply' && [...shown.text].length).toBe(2_200);
});

test('only what a person wrote is marked as a person’s', () => {
  expect(layOutForInstagram({ text: 'x' })).toMatchObject([{ byHuman: false }]);
  expect(layOutForInstagram({ text: 'x', byHuman: true })).toMatchObject([{ byHuman: true }]);
});

test('any Markdown becomes texts within a thousand bytes, with every letter', () => {
  const word = fc.constantFrom(
    'choy',
    '👨‍👩‍👧',
    '**',
    '`',
    '\n\n',
    '- ',
    ' ',
    'я'.repeat(700),
    'ў',
    '> ',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 50 }), (words) => {
      const text = words.join('');
      const said = messages({ text }).map((one) => ('text' in one ? String(one.text) : ''));
      for (const one of said) {
        expect(Buffer.byteLength(one)).toBeLessThanOrEqual(1_000);
        expect(one.trim()).not.toBe('');
        expect(one.isWellFormed()).toBe(true);
      }
      const letters = (one: string) => one.match(/choy|я|ў/g)?.join('') ?? '';
      expect(letters(said.join(''))).toBe(letters(formatMarkdown(text).text));
    }),
    { numRuns: 150 },
  );
});
