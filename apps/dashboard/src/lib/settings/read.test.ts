import { describe, expect, it } from 'vitest';
import { readBot, readTexts } from './read.ts';

function filled(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe('the settings of a bot', () => {
  it('are read with what the form offers, and nothing else', () => {
    const form = filled({
      name: ' Nur ',
      description: 'Café',
      defaultLocale: 'uz',
      mergeWindowMs: '1500',
      uncertainSend: 'HOLD',
      desired: 'RUNNING',
    });
    expect(readBot(form)).toEqual({
      name: 'Nur',
      description: 'Café',
      defaultLocale: 'uz',
      mergeWindowMs: 1500,
      uncertainSend: 'HOLD',
    });
  });

  it('leave out what makes no sense', () => {
    const form = filled({
      name: 'N',
      defaultLocale: 'xx',
      mergeWindowMs: 'soon',
      uncertainSend: '',
    });
    expect(readBot(form)).toEqual({ name: 'N', description: '' });
  });

  it('carry the fixed messages of every language', () => {
    const { texts } = readTexts(
      filled({
        ...{ 'uz.greeting': ' Salom! ', 'ru.help': 'Помогу' },
        ...{ 'ru.buttons.0': ' Цена? ', 'ru.buttons.1': ' ', 'ru.buttons.9': 'Адрес' },
      }),
    );
    expect(texts?.map((text) => text.locale)).toEqual(['en', 'uz', 'ru']);
    expect(texts?.[1]).toMatchObject({ greeting: 'Salom!', help: '' });
    expect(texts?.[1]?.buttons).toEqual([]);
    expect(texts?.[2]).toMatchObject({ help: 'Помогу', buttons: ['Цена?', 'Адрес'] });
  });
});
