import { expect, test } from 'vitest';
import { mediaKindFor, settingsFor } from './capabilities.ts';
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

test('a model is told of files by the names that it knows, and of none that it would refuse', () => {
  const kinds = ['audio/ogg', 'audio/mpeg', 'audio/x-m4a', 'image/jpeg', 'image/gif', 'video/mp4'];
  expect(kinds.map((kind) => mediaKindFor('models/gemini-3.8-flash', kind))).toEqual([
    ...['audio/ogg', 'audio/mp3', 'audio/mp4', 'image/jpeg', null, null],
  ]);
  expect(mediaKindFor('gemma-4-27b', 'image/jpeg')).toBeNull();
});
