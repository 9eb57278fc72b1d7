import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMarkdown } from '../markdown.ts';
import type { Outbound } from '../outbound.ts';
import { withMarks } from './marks.ts';
import { layOutForWhatsapp } from './outbound.ts';

test.for<[markdown: string, shown: string]>([
  ['**Choy** narxi', '*Choy* narxi'],
  ['*nozik* va ~~eski~~', '_nozik_ va ~eski~'],
  ['***ikkalasi***', '_*ikkalasi*_'],
  ['# Menyu\n\nOsh', '*Menyu*\n\nOsh'],
  ['`10_000` soʻm', '`10_000` soʻm'],
  ['```js\na *b*\n```', '```a *b*```'],
  ['> bir\n> ikki', '> bir\n> ikki'],
  ['- a\n- b', '• a\n• b'],
  ['[xarita](https://e.com/x)', 'xarita (https://e.com/x)'],
  ['<https://e.com/x>', 'https://e.com/x'],
  ['[yozing](mailto:a@b.uz)', 'yozing (a@b.uz)'],
  ['**[xarita](https://e.com)** bor', '*xarita (https://e.com)* bor'],
  // WhatsApp knows a mark only at the border of a word and within one line.
  ['ola**bo**ta', 'olabota'],
  ['**bir  \nikki**', '*bir*\n*ikki*'],
  ['5 * 3 * 2', '5 * 3 * 2'],
])('%j is shown as %j', ([markdown, shown]) => {
  expect(withMarks(formatMarkdown(markdown))).toBe(shown);
});

const bodies = (outbound: Outbound) => layOutForWhatsapp(outbound).map(({ content }) => content);

test('an answer is one message as long as it fits, whatever letters it has', () => {
  expect(bodies({ text: 'Salom **dunyo**' })).toEqual([
    { preview_url: false, body: 'Salom *dunyo*' },
  ]);
  expect(layOutForWhatsapp({ text: '🍵'.repeat(4_096) })).toHaveLength(1);
  expect(layOutForWhatsapp({ text: 'я'.repeat(4_097) })).toHaveLength(2);
  expect(layOutForWhatsapp({ text: '' })).toMatchObject([{ type: 'text', content: { body: '…' } }]);
});

test('marks count: a text that fits only without them is split, and nothing is lost', () => {
  const text = '**choy** '.repeat(800).trim();
  const pieces = bodies({ text }).map((content) => ('body' in content ? String(content.body) : ''));
  expect(pieces.length).toBe(2);
  for (const piece of pieces) expect([...piece].length).toBeLessThanOrEqual(4_096);
  expect(pieces.join(' ').replaceAll('*', '')).toBe(text.replaceAll('*', ''));
});

const button = (label: string, data = label) => ({ label, data });

test('up to three buttons stand under the text, more open as a list', () => {
  expect(
    layOutForWhatsapp({ text: 'Til?', buttons: ['uz', 'ru', 'en'].map((l) => button(l)) }),
  ).toEqual([
    {
      type: 'interactive',
      content: {
        type: 'button',
        body: { text: 'Til?' },
        action: {
          buttons: ['uz', 'ru', 'en'].map((id) => ({ type: 'reply', reply: { id, title: id } })),
        },
      },
    },
  ]);
  const four = ['a', 'b', 'c', 'd'].map((label) => button(label));
  expect(layOutForWhatsapp({ text: 'Til?', buttons: four })).toMatchObject([
    {
      type: 'interactive',
      content: {
        type: 'list',
        action: {
          button: '☰',
          sections: [{ rows: four.map(({ data: id }) => ({ id, title: id })) }],
        },
      },
    },
  ]);
});

test('what WhatsApp would refuse a whole message for is mended: long, empty and equal buttons', () => {
  const buttons = [
    button('Yetkazib berish narxi qancha', 'a'),
    button('Yetkazib berish narxi qanday', 'b'),
    button(' ', 'c'),
    button('again', 'a'),
  ];
  const [piece] = layOutForWhatsapp({ text: 'x', buttons });
  expect(piece?.content).toMatchObject({
    action: {
      buttons: [
        { reply: { id: 'a', title: 'Yetkazib berish nar…' } },
        { reply: { id: 'b', title: 'Yetkazib berish… 2' } },
      ],
    },
  });
});

test('a list has at most ten rows in all, with titles and descriptions that fit', () => {
  const rows = Array.from({ length: 8 }, (_, n) => ({
    ...button(`Taom ${n}`, `${n}`),
    description: 'juda mazali '.repeat(10),
  }));
  const more = rows.map((row) => ({ ...row, data: `x${row.data}` }));
  const list = { label: 'Menyu', sections: [{ title: 'Osh', rows }, { rows: more }] };
  const [piece] = layOutForWhatsapp({ text: 'Tanlang', list });
  expect(piece?.content).toMatchObject({
    type: 'list',
    action: { button: 'Menyu', sections: [{ title: 'Osh' }, { title: '☰' }] },
  });
  const text = JSON.stringify(piece?.content);
  expect(text.match(/"id":/g)).toHaveLength(10);
  expect(text).toContain(`${'juda mazali '.repeat(10).slice(0, 71).trimEnd()}…`);
});

test('only the end of a text that is too long for buttons stands above them', () => {
  const text = 'Bu juda uzun javob. '.repeat(100).trim();
  const pieces = layOutForWhatsapp({ text, buttons: [button('Ha')] });
  expect(pieces.map(({ type }) => type)).toEqual(['text', 'interactive']);
  const said = pieces.map(({ content }) =>
    'text' in content ? '' : 'body' in content ? content.body : '',
  );
  const [first, last] = said.map((body) =>
    typeof body === 'object' && body !== null && 'text' in body ? String(body.text) : String(body),
  );
  expect(last?.length).toBeLessThanOrEqual(1_024);
  expect(`${first} ${last}`).toBe(text);
});

const picture = { kind: 'IMAGE', source: { id: '77' } } as const;

test('a file carries the text where it can, also with buttons', () => {
  expect(layOutForWhatsapp({ text: '**Osh**', media: picture })).toEqual([
    { type: 'image', content: { id: '77', caption: '*Osh*' } },
  ]);
  expect(layOutForWhatsapp({ text: 'Osh', media: picture, buttons: [button('Ha')] })).toMatchObject(
    [
      {
        type: 'interactive',
        content: { header: { type: 'image', image: { id: '77' } }, body: { text: 'Osh' } },
      },
    ],
  );
  const voice = { kind: 'VOICE', source: { url: 'https://e.com/a.ogg' } } as const;
  expect(layOutForWhatsapp({ text: 'Osh', media: voice })).toEqual([
    { type: 'audio', content: { link: 'https://e.com/a.ogg' } },
    { type: 'text', content: { preview_url: false, body: 'Osh' } },
  ]);
  const paper = { kind: 'DOCUMENT', source: { id: '78' }, fileName: 'narx.pdf' } as const;
  expect(layOutForWhatsapp({ text: '', media: paper })).toEqual([
    { type: 'document', content: { id: '78', filename: 'narx.pdf' } },
  ]);
});

test('a template goes out with its places filled', () => {
  const template = {
    name: 'order_ready',
    language: 'uz',
    header: picture,
    body: [{ text: 'Aziza' }, { name: 'order', text: '42' }],
    buttons: [
      { index: 0, kind: 'QUICK_REPLY', value: 'STOP' },
      { index: 1, kind: 'URL', value: '42' },
    ],
  } as const;
  expect(bodies({ text: 'not sent', template })).toEqual([
    {
      name: 'order_ready',
      language: { code: 'uz' },
      components: [
        { type: 'header', parameters: [{ type: 'image', image: { id: '77' } }] },
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Aziza' },
            { type: 'text', parameter_name: 'order', text: '42' },
          ],
        },
        {
          type: 'button',
          sub_type: 'quick_reply',
          index: '0',
          parameters: [{ type: 'payload', payload: 'STOP' }],
        },
        {
          type: 'button',
          sub_type: 'url',
          index: '1',
          parameters: [{ type: 'text', text: '42' }],
        },
      ],
    },
  ]);
  const plain = { name: 'hello_world', language: 'en_US' };
  expect(bodies({ text: '', template: plain })).toEqual([
    { name: 'hello_world', language: { code: 'en_US' } },
  ]);
});

test('a quote stands on the first message, our own id on each; a reaction is a message of its own', () => {
  const long = { text: 'so‘z '.repeat(1_000), replyTo: 'wamid.m1', trace: 'dlv_1' };
  expect(layOutForWhatsapp(long)).toMatchObject([
    { replyTo: 'wamid.m1', trace: 'dlv_1' },
    { trace: 'dlv_1' },
  ]);
  expect(layOutForWhatsapp(long)[1]).not.toHaveProperty('replyTo');
  const reaction = { messageId: 'wamid.m1', emoji: '👍' };
  expect(layOutForWhatsapp({ text: '', reaction })).toEqual([
    { type: 'reaction', content: { message_id: 'wamid.m1', emoji: '👍' } },
  ]);
});

test('any Markdown becomes messages within the limits, the same each time, with every letter', () => {
  const word = fc.constantFrom(
    'choy',
    '👨‍👩‍👧',
    '**',
    '*',
    '_',
    '`',
    '~~',
    '[x](https://e.com/1)',
    '](',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '# ',
    ' ',
    'я'.repeat(700),
    'w'.repeat(300),
  );
  const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(''));
  const buttons = fc.constantFrom<Outbound['buttons']>([], [button('Ha'), button('Yoʻq')]);
  fc.assert(
    fc.property(text, buttons, (markdown, keys = []) => {
      const outbound = { text: markdown, buttons: keys };
      const pieces = layOutForWhatsapp(outbound);
      expect(layOutForWhatsapp(outbound)).toEqual(pieces);
      const said = pieces.map(({ type, content }) => {
        const body = 'body' in content ? content.body : '';
        const words =
          typeof body === 'object' && body !== null && 'text' in body ? body.text : body;
        const most = type === 'interactive' ? 1_024 : 4_096;
        expect([...String(words)].length).toBeLessThanOrEqual(most);
        expect(String(words).trim()).not.toBe('');
        expect(String(words).isWellFormed()).toBe(true);
        return String(words);
      });
      const letters = (one: string) => one.match(/choy|я|w/g)?.join('') ?? '';
      expect(letters(said.join(''))).toBe(letters(formatMarkdown(markdown).text));
    }),
    { numRuns: 200 },
  );
});
