import { expect, test } from 'vitest';
import { settingsFor } from './capabilities.ts';
import { Thinking } from './words.ts';

const ask = (model: string, thinking: Thinking, temperature: number | null = null) =>
  settingsFor({ model, thinking, temperature, systemInstruction: '', contents: [] });

test.for<[model: string, thinking: Thinking, config: object]>([
  ['gemini-3.8-flash', 'OFF', { thinkingConfig: { thinkingLevel: 'LOW' } }],
  ['gemini-3.8-flash', 'HIGH', { thinkingConfig: { thinkingLevel: 'HIGH' } }],
  ['models/gemini-3.5-flash-lite', 'OFF', { thinkingConfig: { thinkingLevel: 'MINIMAL' } }],
  ['gemini-3.5-flash', 'HIGH', {}],
  ['gemini-2.5-flash', 'OFF', { thinkingConfig: { thinkingBudget: 0 } }],
  ['gemini-2.5-pro', 'OFF', { thinkingConfig: { thinkingBudget: 128 } }],
  ['gemini-9-unheard-of', 'LOW', {}],
])('%s with thinking %s is sent only what it takes', ([model, thinking, config]) => {
  expect(ask(model, thinking)).toEqual(config);
});

test('a level and a budget are never sent together', () => {
  for (const model of ['gemini-3.8-flash', 'gemini-2.5-flash', 'gemini-3.1-pro-preview', 'x']) {
    for (const thinking of Object.values(Thinking)) {
      expect(Object.keys(ask(model, thinking).thinkingConfig ?? {}).length).toBeLessThanOrEqual(1);
    }
  }
});

test('a temperature goes only to models that still take one, and only when it is set', () => {
  expect(ask('gemini-2.5-flash', 'OFF', 0)).toMatchObject({ temperature: 0 });
  expect(ask('gemini-2.5-flash', 'OFF')).not.toHaveProperty('temperature');
  expect(ask('gemini-3.8-flash', 'LOW', 0.5)).not.toHaveProperty('temperature');
});
