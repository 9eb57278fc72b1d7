import { expect, it } from 'vitest';
import { previewOf } from './preview.ts';
import { matches } from './search.ts';

const values: Record<string, string> = { 1: 'Aziza', when: 'tomorrow' };
const shown = (text: string) =>
  previewOf(
    text,
    (name) => values[name] ?? '',
    (name) => (name === 'order' ? '77' : ''),
  ).map(({ text: words, look, isOpen }) => `${isOpen ? '?' : ''}${look}:${words}`);

it('a preview has what was filled in, and shows what is still open by its example or name', () => {
  expect(shown('Hi {{1}}, order {{ order }} for {{name}}')).toEqual([
    'plain:Hi Aziza, order ',
    '?plain:77',
    'plain: for ',
    '?plain:name',
  ]);
});

it('a preview reads marks as WhatsApp does, also around places', () => {
  expect(shown('*{{when}}* _{{order}}_ ~no~ ```a*b``` 2*3')).toEqual([
    'strong:tomorrow',
    'plain: ',
    '?em:77',
    'plain: ',
    'strike:no',
    'plain: ',
    'code:a*b',
    'plain: 2*3',
  ]);
});

it('a template is found by its name and its words, whatever the case and the apostrophe', () => {
  const template = { name: 'order_ready', body: 'Buyurtma toʻlandi', headerText: 'Salom' };
  expect(['ORDER ready', "to'landi", 'salom', ''].map((query) => matches(template, query))).toEqual(
    [true, true, true, true],
  );
  expect(matches(template, 'sale')).toBe(false);
});
