import { afterEach, describe, expect, it } from 'vitest';
import { turn } from '../../../test/samples.ts';
import { formatFor } from '#lib/format/format.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { receiptOf, type Item } from './receipt.ts';

afterEach(() => overwriteGetLocale(() => 'en'));

const format = formatFor('en', 'Asia/Tashkent');
const labels = (items: readonly Item[]) => items.map(({ label }) => label);
const valueOf = (items: readonly Item[], label: string) =>
  items.find((item) => item.label === label)?.value;

describe('a receipt', () => {
  it('names tokens by kind and what they cost', () => {
    const { tokens } = receiptOf(
      turn({ promptTokens: 1_020, thoughtsTokens: 60, candidatesTokens: 42, totalTokens: 1_122 }),
      format,
    );
    expect(tokens).toEqual([
      { label: 'Read', value: '1,020' },
      { label: 'Thought', value: '60' },
      { label: 'Written', value: '42' },
      { label: 'Tokens together', value: '1,122', isSum: true },
      { label: 'Cost', value: '$0.0012', isSum: true },
    ]);
  });

  it('adds up the times that follow each other, not the first words within the model’s', () => {
    const { times } = receiptOf(turn(), format);
    expect(valueOf(times, 'From question to sent')).toBe('1.5 sec');
    expect(valueOf(times, 'First words after')).toBe('300 ms');
  });

  it('leaves out what was not measured', () => {
    const bare = turn({ queueMs: null, firstTokenMs: null, modelMs: 10, sendMs: null });
    expect(labels(receiptOf(bare, format).times)).toEqual(['Model']);
    expect(receiptOf(turn({ totalTokens: 0 }), format).tokens).toEqual([]);
  });

  it('tells what of the history was shown and what was left out', () => {
    const { making } = receiptOf(turn({ historyKept: 20, historyDropped: 7, attempt: 3 }), format);
    expect(making).toEqual([
      { label: 'Model', value: 'gemini-test' },
      { label: 'Personality', value: 'Version 3' },
      { label: 'Earlier messages shown to the model', value: '20' },
      { label: 'Left out as too long ago', value: '7' },
      { label: 'Attempts', value: '3' },
      { label: 'Ended because', value: 'the answer was complete' },
    ]);
  });

  it('is written in Uzbek with Uzbek numbers', () => {
    overwriteGetLocale(() => 'uz');
    const { tokens } = receiptOf(turn({ totalTokens: 1_178 }), formatFor('uz', 'Asia/Tashkent'));
    expect(valueOf(tokens, 'Jami tokenlar')).toBe('1\u00a0178');
    expect(valueOf(tokens, 'Narxi')).toBe('0,0012\u00a0US$');
  });
});
