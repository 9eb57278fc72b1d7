import { describe, expect, it } from 'vitest';
import { linesOf, readPersonality } from './form.ts';

function filled(fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const item of [value].flat()) form.append(name, item);
  }
  return form;
}

describe('the rules of a personality', () => {
  it('are one a line, however they were pasted', () => {
    expect(linesOf('- be kind\r\n\n • ask first \n\t* stay-calm\n-5 % only')).toEqual([
      'be kind',
      'ask first',
      'stay-calm',
      '-5 % only',
    ]);
  });
});

describe('the personality form', () => {
  it('becomes what the api takes', () => {
    const form = filled({
      role: ' Helper ',
      tone: 'warm',
      instructions: 'Open 9–21',
      must: 'greet',
      mustNot: '',
      languages: ['uz', 'xx', 'ru'],
      model: 'gemini-x',
      temperature: '0.4',
      maxOutputTokens: '',
      thinking: 'LOW',
      historyMessages: '20',
      note: ' ',
    });
    expect(readPersonality(form)).toEqual({
      role: 'Helper',
      tone: 'warm',
      instructions: 'Open 9–21',
      must: ['greet'],
      mustNot: [],
      languages: ['uz', 'ru'],
      model: 'gemini-x',
      temperature: 0.4,
      maxOutputTokens: null,
      thinking: 'LOW',
      historyMessages: 20,
      note: null,
    });
  });

  it('leaves out what it does not have, instead of inventing it', () => {
    const input = readPersonality(filled({ role: 'Helper', thinking: 'WILD' }));
    expect(input).not.toHaveProperty('thinking');
    expect(input).not.toHaveProperty('model');
    expect(input).not.toHaveProperty('historyMessages');
    expect(input.temperature).toBeNull();
  });
});
