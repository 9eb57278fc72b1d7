import { expect, it } from 'vitest';
import { costNano, defaultModel, modelTable } from './prices.ts';

const tokens = {
  promptTokens: 1000,
  cachedTokens: 400,
  toolTokens: 10,
  thoughtsTokens: 50,
  candidatesTokens: 200,
  totalTokens: 1260,
};
const november = new Date('2026-11-22T00:00:00Z');
const january = new Date('2027-01-01T00:00:00Z');

it.each([
  ['gemini-3.8-flash', november, 610 * 750 + 400 * 75 + 250 * 3750],
  ['gemini-3.8-flash', january, 610 * 1500 + 400 * 150 + 250 * 7500],
  ['models/gemini-3.8-flash-001', november, 610 * 750 + 400 * 75 + 250 * 3750],
  ['gemini-3.7-flash', november, 610 * 750 + 400 * 75 + 250 * 3750],
  ['gemini-2.5-flash', november, 1010 * 300 + 250 * 2500],
  ['gemini-2.5-flash', january, 1010 * 300 + 250 * 2500],
  ['gemini-2.5-pro', january, 610 * 1500 + 400 * 150 + 250 * 7500],
  ['gemini-2.5-flash-lite', november, 1010 * 100 + 250 * 400],
  ['some-other-model', november, 0],
])('%s on %s costs its price of that day', (model, at, nano) => {
  expect(costNano(model, tokens, at)).toBe(nano);
});

it('a long prompt of a model with a long price costs that', () => {
  const long = { ...tokens, promptTokens: 200_001, cachedTokens: 0 };
  expect(costNano('gemini-3.1-pro-preview', long, november)).toBe(200_011 * 4000 + 250 * 18_000);
});

it('the table offers the default first-class, warns of what changes, and drops what has retired', () => {
  const [now, later] = [modelTable(november), modelTable(january)];
  expect(now.filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual([defaultModel]);
  expect(now.find(({ id }) => id === defaultModel)?.priceChangesAt).toEqual(january);
  expect(later.find(({ id }) => id === defaultModel)).toMatchObject({
    inputUsdPerMillion: 1.5,
    priceChangesAt: null,
  });
  const ids = (table: typeof now) => table.map(({ id }) => id);
  expect(ids(now)).toContain('gemini-2.5-flash');
  expect(ids(later)).not.toContain('gemini-2.5-flash');
  expect(ids(now)).not.toContain('gemini-3.7-flash');
});
