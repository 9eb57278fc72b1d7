import { expect, test } from 'vitest';
import { newId } from './id.ts';

test('an id is its prefix and 26 lower-case characters without look-alikes', () => {
  expect(newId('bot')).toMatch(/^bot_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
});

test('ids sort in the order of making, also inside one millisecond and past a clock that goes back', () => {
  const now = Date.now() + 1_000;
  const ids = Array.from({ length: 100_000 }, (_, index) => newId('msg', now - (index % 3)));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id made later sorts after one made earlier', () => {
  const later = Date.now() + 60_000;
  expect(newId('evt', later) < newId('evt', later + 1)).toBe(true);
});
