import { ThinkingLevel } from '@google/genai';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Simulator } from '../../src/launch.ts';
import {
  clientOf,
  drain,
  Failure,
  launchQuick,
  refusalOf,
  Reply,
  send,
  turn,
  wordsOf,
} from './client.ts';

const model = 'gemini-3.8-flash';
const path = (version: string, action: string) => `/${version}/models/${model}:${action}`;
const hi = { contents: [turn('user', 'Hello, how are you today?')] };
const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchQuick();
});
afterAll(() => simulator.stop());

describe.each(['v1', 'v1beta'])('under /%s', (version) => {
  it('A1 answers the client, refuses an unknown field and an unknown model in the API’s words', async () => {
    const ai = clientOf(simulator, 'k', version);
    const reply = await ai.models.generateContent({ model, ...hi });
    expect(reply.text).toContain('Hello');
    expect(reply.modelVersion).toBe(model);
    expect(reply.responseId).toMatch(/^[\w-]{20,}$/);

    const unknown = await send(simulator, path(version, 'generateContent'), { ...hi, foo: 1 });
    expect(unknown.status).toBe(400);
    const field = Failure.parse(await unknown.json()).error;
    expect(field.status).toBe('INVALID_ARGUMENT');
    expect(field.message).toBe(
      'Invalid JSON payload received. Unknown name "foo": Cannot find field.',
    );
    expect(field.details[0]).toMatchObject({
      '@type': 'type.googleapis.com/google.rpc.BadRequest',
    });

    const missing = await refusalOf(ai.models.generateContent({ model: 'nope', contents: 'x' }));
    expect(missing).toMatchObject({ http: 404, status: 'NOT_FOUND' });
    expect(missing.message).toBe(
      `models/nope is not found for API version ${version}, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`,
    );
  });

  it('A1 lists the models by pages and describes one', async () => {
    const ai = clientOf(simulator, 'k', version);
    const pager = await ai.models.list({ config: { pageSize: 2 } });
    const names: (string | undefined)[] = [];
    for await (const one of pager) names.push(one.name);
    expect(names).toContain('models/gemini-3.8-flash');
    expect(names).toContain('models/gemini-embedding-2');
    expect(names).not.toContain('models/gemini-2.0-flash');
    const one = await ai.models.get({ model: 'gemini-3.5-flash-lite' });
    expect(one).toMatchObject({ inputTokenLimit: 1_048_576, outputTokenLimit: 65_536 });
  });
});

it('A1 takes field names in snake case and says where a wrong one stands', async () => {
  const system_instruction = { parts: [{ text: 'S' }] };
  const good = { ...hi, system_instruction, generation_config: { max_output_tokens: 5 } };
  expect((await send(simulator, path('v1beta', 'generateContent'), good)).status).toBe(200);
  const bad = { ...hi, generationConfig: { fooBar: 1, temperature: 'warm' } };
  const answer = await send(simulator, path('v1beta', 'generateContent'), bad);
  const { message } = Failure.parse(await answer.json()).error;
  expect(message).toContain('Unknown name "fooBar" at \'generation_config\': Cannot find field.');
  expect(message).toContain("Invalid value at 'generation_config.temperature'");
});

it('A1 lets a retired model be answered by its heir, and drops one that was shut down', async () => {
  const ai = clientOf(simulator);
  const before = await ai.models.generateContent({ model: 'gemini-2.5-flash', ...hi });
  expect(before.modelVersion).toBe('gemini-2.5-flash');
  await simulator.control.clock.set('2026-12-02T00:00:00Z');
  const after = await ai.models.generateContent({ model: 'gemini-2.5-flash', ...hi });
  expect(after.modelVersion).toBe('gemini-3.5-flash-lite');
  await simulator.control.clock.set('2026-11-22T12:00:00Z');
  const gone = await refusalOf(ai.models.generateContent({ model: 'gemini-2.0-flash', ...hi }));
  expect(gone.http).toBe(404);
});

it('A2 takes the key by header or query, and refuses a missing, a bad and a revoked one', async () => {
  const ask = (query: string, headers: Record<string, string>) =>
    send(simulator, `${path('v1', 'generateContent')}${query}`, hi, headers);
  expect((await ask('', { 'x-goog-api-key': 'any' })).status).toBe(200);
  expect((await ask('?key=any', {})).status).toBe(200);
  const missing = await ask('', {});
  expect(missing.status).toBe(403);
  expect(Failure.parse(await missing.json()).error.status).toBe('PERMISSION_DENIED');

  const list = (key: string) => clientOf(simulator, key).models.list({ config: { pageSize: 1 } });
  const bad = await refusalOf(list('bad-key'));
  expect(bad).toMatchObject({
    http: 400,
    message: 'API key not valid. Please pass a valid API key.',
  });
  expect(bad.details[0]).toMatchObject({ reason: 'API_KEY_INVALID' });
  const revoked = await refusalOf(list('revoked-key'));
  expect(revoked).toMatchObject({ http: 401, status: 'UNAUTHENTICATED' });
});

it('A3 streams events with CRLF and no end mark, at the pace that is set', async () => {
  await simulator.control.gemini.configure({ firstChunkMs: 120, chunkMs: 15, chunkChars: 10 });
  const begun = performance.now();
  const answer = await send(simulator, `${path('v1', 'streamGenerateContent')}?alt=sse`, hi);
  const first = performance.now() - begun;
  const text = await answer.text();
  const whole = performance.now() - begun;
  await simulator.control.gemini.configure({ firstChunkMs: 0, chunkMs: 0, chunkChars: 24 });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const events = text.split('\r\n\r\n');
  expect(events.pop()).toBe('');
  expect(events.length).toBeGreaterThan(3);
  expect(text).not.toContain('[DONE]');
  for (const event of events) Reply.parse(JSON.parse(event.replace(/^data: /, '')));
  expect(first).toBeGreaterThan(110);
  expect(whole - first).toBeGreaterThan((events.length - 2) * 14);
});

it('A3 gives an array of the same chunks when events are not asked for', async () => {
  const events = await send(simulator, `${path('v1', 'streamGenerateContent')}?alt=sse`, hi);
  const array = await send(simulator, path('v1', 'streamGenerateContent'), hi);
  expect(array.headers.get('content-type')).toBe('application/json; charset=UTF-8');
  const chunks = z.array(Reply).parse(await array.json());
  const lines = (await events.text()).trim().split('\r\n\r\n');
  const streamed = lines.map((line) => Reply.parse(JSON.parse(line.slice(6))));
  expect(chunks.map(({ candidates }) => candidates)).toEqual(
    streamed.map(({ candidates }) => candidates),
  );
});

it('A4 counts up in every chunk, adds up at the end, and finishes only in the last one', async () => {
  const { chunks, error } = await drain(
    clientOf(simulator).models.generateContentStream({
      model,
      contents: 'What can you do for me?',
      config: { thinkingConfig: { thinkingLevel: ThinkingLevel.LOW, includeThoughts: true } },
    }),
  );
  expect(error).toBeNull();
  const usages = chunks.map(({ usageMetadata }) => usageMetadata ?? {});
  const counts = usages.map(({ candidatesTokenCount }) => candidatesTokenCount ?? 0);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  for (const usage of usages) {
    const { promptTokenCount = 0, candidatesTokenCount = 0, thoughtsTokenCount = 0 } = usage;
    expect(thoughtsTokenCount).toBeGreaterThan(0);
    expect(usage.totalTokenCount).toBe(
      promptTokenCount + candidatesTokenCount + thoughtsTokenCount,
    );
  }
  const reasons = chunks.map(({ candidates }) => candidates?.[0]?.finishReason);
  expect(reasons.slice(0, -1).every((reason) => reason === undefined)).toBe(true);
  expect(reasons.at(-1)).toBe('STOP');
  expect(chunks[0]?.candidates?.[0]?.content?.parts?.[0]?.thought).toBe(true);
  const last = chunks.at(-1)?.candidates?.[0]?.content?.parts?.[0];
  expect(last).toMatchObject({ text: '', thoughtSignature: expect.any(String) });
});

it('A5 counts the same contents the same, as countTokens does, and more with more history', async () => {
  const ai = clientOf(simulator);
  const short = [turn('user', 'Salom! Kapuchino qancha turadi?')];
  const long = [turn('user', 'Salom!'), turn('model', 'Assalomu alaykum!'), ...short];
  const counted = async (contents: typeof short) => {
    const [{ totalTokens }, { usageMetadata }, again] = await Promise.all([
      ai.models.countTokens({ model, contents }),
      ai.models.generateContent({ model, contents }),
      ai.models.generateContent({ model, contents }),
    ]);
    expect(usageMetadata?.promptTokenCount).toBe(totalTokens);
    expect(again.usageMetadata).toEqual(usageMetadata);
    return totalTokens ?? 0;
  };
  expect(await counted(long)).toBeGreaterThan(await counted(short));

  const request = { contents: short, systemInstruction: { parts: [{ text: 'Be brief.' }] } };
  const whole = await send(simulator, path('v1', 'countTokens'), {
    generateContentRequest: { model: `models/${model}`, ...request },
  });
  const { totalTokens } = z.looseObject({ totalTokens: z.number() }).parse(await whole.json());
  const answer = await send(simulator, path('v1', 'generateContent'), request);
  expect(Reply.parse(await answer.json()).usageMetadata?.promptTokenCount).toBe(totalTokens);
});

it('A6 proves system instruction, history and last message in the line that #probe asks for', async () => {
  const contents = [
    turn('user', 'Do you have tea?'),
    turn('model', 'Yes, green tea.'),
    turn('user', 'How much is it? #probe'),
  ];
  const config = { systemInstruction: 'You are the assistant of Anor Coffee. Tea 10 000 soʻm.' };
  const reply = await clientOf(simulator).models.generateContent({ model, contents, config });
  expect(reply.text?.split('\n').at(-1)).toBe(
    `#probe system=${hash(config.systemInstruction)} contents=3 roles=umu history=${hash('Do you have tea?\nYes, green tea.')} files=0 last=How much is it?`,
  );
  const bare = await clientOf(simulator).models.generateContent({ model, contents: 'hm #probe' });
  expect(bare.text).toContain('#probe system=none contents=1 roles=u history=none files=0 last=hm');
});

it('writes JSON that fits the schema when JSON is asked for', async () => {
  const reply = await clientOf(simulator).models.generateContent({
    model,
    contents: 'I am 30',
    config: {
      responseMimeType: 'application/json',
      responseJsonSchema: {
        type: 'object',
        properties: { age: { type: 'integer' }, tags: { type: 'array', items: { enum: ['a'] } } },
      },
    },
  });
  expect(JSON.parse(reply.text ?? '')).toEqual({ age: 30, tags: ['a'] });
});

it('answers #long with more than one message of Telegram holds, and streams it whole', async () => {
  const { chunks } = await drain(
    clientOf(simulator).models.generateContentStream({ model, contents: 'hello #long' }),
  );
  const text = chunks.map(wordsOf).join('');
  expect(text.length).toBeGreaterThan(4096);
  expect(text).toContain('**part 1**');
  expect(text).toContain('```js');
});
