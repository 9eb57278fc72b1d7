import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/launch.ts';
import { clientOf, Failure, launchQuick, send, turn } from './client.ts';

const model = 'gemini-3.8-flash';
const hi = { contents: [turn('user', 'Hello!')] };

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchQuick();
});
afterAll(() => simulator.stop());

describe('A9 refuses with 400', () => {
  const cases: [string, string, unknown, RegExp][] = [
    ['no contents', model, { contents: [] }, /contents is not specified/],
    ['no parts', model, { contents: [{ role: 'user' }] }, /parts must not be empty/],
    ['a part without data', model, { contents: [{ parts: [{}] }] }, /oneof field 'data'/],
    [
      'an unknown role',
      model,
      { contents: [{ role: 'bot', parts: [{ text: 'x' }] }] },
      /valid role/,
    ],
    [
      'two turns of one role',
      model,
      { contents: [turn('user', 'a'), turn('user', 'b')] },
      /alternate/,
    ],
    ['the model first', model, { contents: [turn('model', 'a'), turn('user', 'b')] }, /alternate/],
    [
      'the model last',
      model,
      { contents: [turn('user', 'a'), turn('model', 'b')] },
      /end with a user/,
    ],
    [
      'level and budget',
      model,
      thinking({ thinkingLevel: 'LOW', thinkingBudget: 1 }),
      /only one of/,
    ],
    ['a level on 2.5', 'gemini-2.5-flash', thinking({ thinkingLevel: 'LOW' }), /not supported/],
    ['a level the model lacks', model, thinking({ thinkingLevel: 'MINIMAL' }), /MINIMAL/],
    ['no thinking on pro', 'gemini-2.5-pro', thinking({ thinkingBudget: 0 }), /thinking mode/],
    ['two candidates', model, { ...hi, generationConfig: { candidateCount: 2 } }, /candidates/],
    ['heat', model, { ...hi, generationConfig: { temperature: 3 } }, /\[0.0, 2.0\]/],
  ];
  it.each(cases)('%s', async (_what, id, body, message) => {
    const answer = await send(simulator, `/v1/models/${id}:generateContent`, body);
    expect(answer.status).toBe(400);
    const { error } = Failure.parse(await answer.json());
    expect(error.status).toBe('INVALID_ARGUMENT');
    expect(error.message).toMatch(message);
  });

  function thinking(thinkingConfig: Record<string, unknown>) {
    return { ...hi, generationConfig: { thinkingConfig } };
  }
});

it('A9 obeys maxOutputTokens, thoughts included, and stop sequences', async () => {
  const ai = clientOf(simulator);
  const ask = (config: Record<string, unknown>, contents = '#echo one two three four five') =>
    ai.models.generateContent({ model: 'gemini-2.5-flash', contents, config });
  const cut = await ask({ maxOutputTokens: 3 });
  expect(cut.text).toBe('one two three');
  expect(cut.candidates?.[0]?.finishReason).toBe('MAX_TOKENS');
  expect(cut.usageMetadata?.candidatesTokenCount).toBe(3);

  const thought = await ask({ maxOutputTokens: 20, thinkingConfig: { thinkingBudget: 500 } });
  expect(thought.candidates?.[0]).toEqual({
    content: { role: 'model' },
    finishReason: 'MAX_TOKENS',
    index: 0,
  });
  expect(thought.usageMetadata?.thoughtsTokenCount).toBe(19);

  const stopped = await ask({ stopSequences: ['three'] });
  expect(stopped.text).toBe('one two ');
  expect(stopped.candidates?.[0]?.finishReason).toBe('STOP');
});
