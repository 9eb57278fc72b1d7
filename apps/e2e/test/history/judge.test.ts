import { expect, it } from 'vitest';
import { readingOf } from '../../history/platforms/judge.ts';

const asked = ['answer 0', 'answer 1', 'answer 2'];
const none = { marked: new Set<string>(), markedFallbacks: 0, letters: 0 };
const judge = (read: string[], more: Partial<typeof none> = {}) =>
  readingOf({ asked, read, ...none, ...more }, /^(?!answer )/);
const together = 'answer 1\n#echo answer 2';

it('takes each line in order, alone or with its neighbour', () => {
  expect(judge(['answer 0', 'answer 1', 'answer 2'])).toEqual([]);
  expect(judge(['answer 0', together])).toEqual([]);
});

it('takes a message twice only where the owner was told', () => {
  const read = ['answer 0', together, together];
  expect(judge(read, { marked: new Set(['answer 1', 'answer 2']) })).toEqual([]);
  expect(judge(read).join()).toMatch(/"answer 1" came 2 times/);
});

it('rejects another order, a line without a word and a fallback for nothing', () => {
  expect(judge([together, 'answer 0']).join()).toMatch(/out of order/);
  expect(judge(['answer 0', 'answer 1']).join()).toMatch(/left without a word/);
  expect(judge(['answer 0', together, 'Sorry.']).join()).toMatch(/1 fallbacks for 0/);
});
