import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold.ts';

test('the seven spellings of an Uzbek word are one', () => {
  const spellings = ['toʻlov', 'toʼlov', "to'lov", 'to‘lov', 'to’lov', 'to`lov', 'тўлов', 'TOʻLOV'];
  expect(new Set(spellings.map(foldText))).toEqual(new Set(['tolov']));
});

test.for([
  ['Gʻijduvon', 'Ғиждувон', 'gijduvon'],
  ['yer', 'ер', 'yer'],
  ['Toshkent shahri', 'Тошкент шаҳри', 'toshkent shahri'],
  ['maʼno', 'маъно', 'mano'],
  ['poyezd', 'поезд', 'poyezd'],
  ['sirk', 'цирк', 'sirk'],
  ['militsiya', 'милиция', 'militsiya'],
  ['qoʻngʻiroq', 'қўнғироқ', 'qongiroq'],
])('%s and %s are found by each other', ([latin, cyrillic, folded]) => {
  expect(foldText(latin ?? '')).toBe(folded);
  expect(foldText(cyrillic ?? '')).toBe(folded);
});

test('Russian is found whatever the case, with ё or with Latin letters', () => {
  expect(foldText('Ёлка')).toBe(foldText('yolka'));
  expect(foldText('ПРИВЕТ, Мир')).toBe('privet, mir');
});

test('accents and wide forms are dropped and spaces made single', () => {
  expect(foldText('  Café\u00A0\n  Ｂｏｔ ')).toBe('cafe bot');
  expect(foldText('cafe\u0301')).toBe('cafe');
});

test('folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});
