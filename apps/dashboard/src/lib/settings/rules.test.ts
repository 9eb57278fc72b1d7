import { expect, it } from 'vitest';
import { readRules } from './rules.ts';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

it.each([
  [{}, { automatedLine: false }],
  [{ automatedLine: 'on' }, { automatedLine: true }],
  [{ commentRule: 'PUBLIC_REPLY' }, { automatedLine: false, commentRule: 'PUBLIC_REPLY' }],
  [{ commentRule: 'EAT_THEM' }, { automatedLine: false }],
  [
    { messagePriceUsd: ' 0,0034 ', marketingPriceUsd: '' },
    { automatedLine: false, messagePriceUsd: 0.0034, marketingPriceUsd: null },
  ],
  [{ messagePriceUsd: 'cheap' }, null],
])('the fields %j are read as %j', (fields, read) => {
  expect(readRules(form(fields))).toEqual(read);
});
