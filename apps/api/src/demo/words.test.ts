import type { Locale } from '@cbf/db';
import { expect, test } from 'vitest';
import { estimateTokens } from '../turns/history.ts';
import { filled, type Dialogue, type Step } from './script.ts';
import { shops } from './shops.ts';

/** What is wrong with a text of a language's script; '' when nothing is. */
function fault(locale: Locale, text: string): string {
  const cyrillic = /\p{Script=Cyrillic}/u.test(text);
  // The letters oʻ and gʻ take U+02BB, the tutuq belgisi U+02BC; look-alikes break search.
  const marks = /\p{L}['`‘’´]\p{L}/u.test(text);
  switch (locale) {
    case 'uz':
      if (cyrillic) return 'is in Cyrillic';
      return marks || /[ogOG]ʼ/.test(text) ? 'has a wrong mark' : '';
    case 'ru':
      return cyrillic || !/\p{L}{3}/u.test(text) ? '' : 'is not in Cyrillic';
    case 'en':
      return cyrillic ? 'is in Cyrillic' : '';
  }
}

function textsOf({ steps, variants = [{}] }: Dialogue): string[] {
  return steps.flatMap((step) =>
    'text' in step && !step.text.startsWith('/')
      ? variants.map((variant) => filled(step.text, variant))
      : [],
  );
}

test.for(shops)('customers and bot of $name write in the script of their language', (shop) => {
  const faults = shop.dialogues.flatMap((dialogue) =>
    textsOf(dialogue).map((text) => ({ text, wrong: fault(dialogue.locale, text) })),
  );
  expect(faults.length).toBeGreaterThan(80);
  expect(faults.filter(({ wrong }) => wrong !== '')).toEqual([]);
});

test('what bots say by themselves is there in three languages, each in its script', () => {
  for (const shop of shops) {
    expect(shop.texts.map(({ locale }) => locale).sort()).toEqual(['en', 'ru', 'uz']);
    for (const { locale, ...texts } of shop.texts) {
      for (const text of Object.values(texts).flat())
        expect([text, fault(locale, text)]).toEqual([text, '']);
    }
  }
});

test.for(shops)('no dialogue of $name leaves a question open by accident', ({ dialogues }) => {
  for (const dialogue of dialogues) walk(dialogue);
});

function walk({ steps, isOpen }: Dialogue): void {
  let mode: 'BOT' | 'HUMAN' = 'BOT';
  let waiting = false;
  steps.forEach((step: Step, place) => {
    const before = steps[place - 1]?.kind;
    switch (step.kind) {
      case 'ASKS':
        if (step.text === '/human') mode = 'HUMAN';
        waiting = !step.text.startsWith('/');
        break;
      case 'PHOTO':
      case 'VOICE':
        waiting = true;
        break;
      case 'BOT':
      case 'FAILS':
        expect([mode, waiting]).toEqual(['BOT', true]);
        waiting = false;
        break;
      case 'TAKES':
        mode = 'HUMAN';
        break;
      case 'STAFF':
        expect(mode).toBe('HUMAN');
        waiting = false;
        break;
      case 'HANDS_BACK':
        expect(before).toBe('STAFF');
        mode = 'BOT';
        break;
      case 'CLOSES':
        expect(before).toBe('HANDS_BACK');
        break;
      case 'PRESSES':
      case 'BLOCKS':
        break;
    }
  });
  if (!isOpen) expect([mode, waiting]).toEqual(['BOT', false]);
}

test('each shop is talked to in more than one language, and one shop in three', () => {
  const languages = shops.map((shop) => new Set(shop.dialogues.map(({ locale }) => locale)).size);
  expect(Math.min(...languages)).toBeGreaterThan(1);
  expect(Math.max(...languages)).toBe(3);
});

test('each shop has an older and a published version, with its facts in the instructions', () => {
  for (const { versions } of shops) {
    const published = versions.filter(({ isDraft }) => !isDraft);
    expect(published.length).toBeGreaterThan(1);
    const facts = published.at(-1)?.instructions ?? '';
    expect(facts).toMatch(/\d soʻm|\d сум/);
    expect(facts).toMatch(/\d:00/);
    expect(facts).toMatch(/\+998 \d\d \d{3}/);
    expect(estimateTokens(facts)).toBeLessThan(2_000);
  }
});
