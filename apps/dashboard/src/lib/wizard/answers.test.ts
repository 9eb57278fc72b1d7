import { describe, expect, it } from 'vitest';
import { composeBot, presetFor, readFirstStep, secondStep, trades } from './answers.ts';

const words = {
  trade: (trade: string) => `trade ${trade}`,
  tone: (tone: string) => `tone ${tone}`,
};

describe('the first step', () => {
  it('asks again while the name is blank', () => {
    expect(readFirstStep(new URLSearchParams('name=%20&trade=cafe'), 'uz')).toBeNull();
  });

  it('takes what it does not know as something else, in the owner’s language', () => {
    const fields = new URLSearchParams('name=Nur&trade=spaceport&locale=xx');
    expect(readFirstStep(fields, 'uz')).toEqual({ name: 'Nur', trade: 'other', locale: 'uz' });
  });

  it('survives the way to the second step, apostrophes and all', () => {
    const first = { name: 'Gulʼ & “Boʻri”?', trade: 'shop', locale: 'uz' } as const;
    const address = new URL(secondStep(first), 'http://localhost');
    expect(readFirstStep(address.searchParams, 'en')).toEqual(first);
  });
});

describe('the second step', () => {
  const first = { name: 'Nur', trade: 'cafe', locale: 'ru' } as const;

  it('makes a bot of both steps', () => {
    const fields = new URLSearchParams({ preset: 'OWN', tone: 'brief', about: ' Open 9–21. ' });
    expect(composeBot(first, fields, words)).toEqual({
      name: 'Nur',
      description: 'trade cafe',
      defaultLocale: 'ru',
      preset: 'OWN',
      personality: {
        preset: 'OWN',
        tone: 'tone brief',
        languages: ['en', 'uz', 'ru'],
        instructions: 'Open 9–21.',
      },
    });
  });

  it('leaves the preset’s own instructions when nothing was written', () => {
    const input = composeBot(first, new URLSearchParams('about=%20'), words);
    expect(input.personality).not.toHaveProperty('instructions');
    expect(input.preset).toBe('SALES_ASSISTANT');
  });

  it('has a fitting preset for every trade', () => {
    expect(trades.map(presetFor)).toContain('EDUCATIONAL_TUTOR');
    expect(presetFor('other')).toBe('CUSTOMER_SUPPORT');
  });
});
