import { ApiError } from '@google/genai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/launch.ts';
import {
  clientOf,
  readRefusal,
  drain,
  Failure,
  launchQuick,
  refusalOf,
  Reply,
  send,
  wordsOf,
} from './client.ts';

const model = 'gemini-3.8-flash';
const contents = 'Tell me about your opening hours, please.';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchQuick();
});
afterEach(() => simulator.control.faults.clear());
afterAll(() => simulator.stop());

const suffer = (action: { kind: 'gemini'; outcome: string; [more: string]: unknown }, times = 1) =>
  simulator.control.faults.add({ platform: 'gemini', times, action });
const whole = () => clientOf(simulator).models.generateContent({ model, contents });
const stream = () => drain(clientOf(simulator).models.generateContentStream({ model, contents }));

describe('A7 errors', () => {
  it.each([
    ['perMinute', 429, 'RESOURCE_EXHAUSTED'],
    ['perDay', 429, 'RESOURCE_EXHAUSTED'],
    ['exhausted', 429, 'RESOURCE_EXHAUSTED'],
    ['internal', 500, 'INTERNAL'],
    ['unavailable', 503, 'UNAVAILABLE'],
    ['deadline', 504, 'DEADLINE_EXCEEDED'],
    ['badRequest', 400, 'INVALID_ARGUMENT'],
    ['location', 400, 'FAILED_PRECONDITION'],
    ['leaked', 403, 'PERMISSION_DENIED'],
    ['notFound', 404, 'NOT_FOUND'],
  ])('%s comes before a whole answer and before a stream', async (error, http, status) => {
    await suffer({ kind: 'gemini', outcome: 'error', error }, 2);
    expect(await refusalOf(whole())).toMatchObject({ http, status });
    expect(readRefusal((await stream()).error)).toMatchObject({ http, status });
  });

  it.each([
    ['perMinute', /PerMinutePerProjectPerModel/, '7s'],
    ['perDay', /PerDayPerProjectPerModel/, '7s'],
  ])('%s names the quota and the seconds to wait', async (error, quotaId, retryDelay) => {
    await suffer({ kind: 'gemini', outcome: 'error', error, retryAfter: 7 });
    const { details } = await refusalOf(whole());
    const types = details.map((detail) => detail['@type'].replace(/.*\./, ''));
    expect(types).toEqual(['QuotaFailure', 'Help', 'RetryInfo']);
    expect(details[0]?.['violations']).toMatchObject([
      { quotaId: expect.stringMatching(quotaId), quotaDimensions: { model } },
    ]);
    expect(details[2]).toMatchObject({ retryDelay });
  });

  it('by status alone have the body of that status, and an event stream’s type before a stream', async () => {
    await simulator.control.faults.add({
      platform: 'gemini',
      method: 'streamGenerateContent',
      action: { kind: 'status', status: 503 },
    });
    const path = `/v1/models/${model}:streamGenerateContent?alt=sse`;
    const answer = await send(simulator, path, { contents: [{ parts: [{ text: 'x' }] }] });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const text = await answer.text();
    expect(text.startsWith('{\n  "error"')).toBe(true);
    expect(Failure.parse(JSON.parse(text)).error.status).toBe('UNAVAILABLE');
    await expect(whole()).resolves.toMatchObject({ modelVersion: model });
  });

  it('in mid stream come as an event, after the words that were sent', async () => {
    await suffer({ kind: 'gemini', outcome: 'error', error: 'perMinute', when: 'mid', at: 2 });
    const { chunks, error } = await stream();
    expect(chunks).toHaveLength(2);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 429 });
    expect(String(error)).toContain('got status: RESOURCE_EXHAUSTED');
  });

  it('of a gateway come as a page of HTML', async () => {
    await simulator.control.faults.add({ platform: 'gemini', action: { kind: 'html502' } });
    await expect(whole()).rejects.toMatchObject({ status: 502 });
  });

  it('hit only the key that the rule names', async () => {
    await simulator.control.faults.add({
      platform: 'gemini',
      bot: 'tenant-a',
      action: { kind: 'status', status: 500 },
    });
    const ask = (key: string) =>
      clientOf(simulator, key).models.generateContent({ model, contents });
    await expect(ask('tenant-a')).rejects.toMatchObject({ status: 500 });
    await expect(ask('tenant-b')).resolves.toMatchObject({ modelVersion: model });
  });

  it('say what is wrong with a rule that cannot be acted out', async () => {
    await suffer({ kind: 'gemini', outcome: 'nonsense' });
    expect((await refusalOf(whole())).message).toContain('cannot be acted out');
  });
});

describe('A8', () => {
  it('a blocked prompt has a reason and no candidates', async () => {
    await suffer({ kind: 'gemini', outcome: 'promptBlock' }, 2);
    const reply = await whole();
    expect(reply.promptFeedback?.blockReason).toBe('PROHIBITED_CONTENT');
    expect(reply.candidates).toBeUndefined();
    const { chunks } = await stream();
    expect(chunks).toHaveLength(1);
    expect(chunks[0]?.promptFeedback?.blockReason).toBe('PROHIBITED_CONTENT');
  });

  it('SAFETY ends a stream after some words', async () => {
    await suffer({ kind: 'gemini', outcome: 'safety', at: 2 });
    const { chunks, error } = await stream();
    expect(error).toBeNull();
    expect(chunks.map(wordsOf).map((words) => words !== null)).toEqual([true, true, false]);
    expect(chunks.at(-1)?.candidates?.[0]).toMatchObject({ finishReason: 'SAFETY' });
    expect(chunks.at(-1)?.usageMetadata).toEqual(chunks.at(-2)?.usageMetadata);
  });

  it('MAX_TOKENS by thoughts leaves no words', async () => {
    await suffer({ kind: 'gemini', outcome: 'maxTokens' }, 2);
    for (const reply of [await whole(), (await stream()).chunks[0]]) {
      expect(reply?.candidates?.[0]).toMatchObject({
        content: { role: 'model' },
        finishReason: 'MAX_TOKENS',
      });
      expect(reply?.text).toBeUndefined();
      expect(reply?.usageMetadata?.thoughtsTokenCount).toBeGreaterThan(0);
    }
  });

  it('any other finish reason can be asked for', async () => {
    await suffer({ kind: 'gemini', outcome: 'finish', reason: 'RECITATION' });
    expect((await whole()).candidates?.[0]?.finishReason).toBe('RECITATION');
  });

  it('an empty answer has no candidates, a bare one nothing at all', async () => {
    await suffer({ kind: 'gemini', outcome: 'empty' });
    expect((await whole()).candidates).toBeUndefined();
    await suffer({ kind: 'gemini', outcome: 'empty', bare: true }, 2);
    expect((await stream()).chunks).toEqual([]);
    expect((await whole()).usageMetadata).toBeUndefined();
  });

  it('a stream may close cleanly without a finish reason, and the client says nothing', async () => {
    await suffer({ kind: 'gemini', outcome: 'noFinish', at: 1 });
    const { chunks, error } = await stream();
    expect(error).toBeNull();
    expect(chunks).toHaveLength(1);
    expect(chunks[0]?.candidates?.[0]?.finishReason).toBeUndefined();
  });

  it('a reset in mid body ends a stream and a whole answer with an error', async () => {
    await suffer({ kind: 'gemini', outcome: 'reset', at: 1 }, 2);
    const { chunks, error } = await stream();
    expect(chunks).toHaveLength(1);
    expect(String(error)).toBe('TypeError: terminated');
    await expect(whole()).rejects.toThrow(/terminated/);
  });

  it('a hanging stream sends its first words and then nothing, until the client gives up', async () => {
    await suffer({ kind: 'gemini', outcome: 'hang', at: 1 });
    const gaveUp = new AbortController();
    const chunks: unknown[] = [];
    const reading = (async () => {
      const config = { abortSignal: gaveUp.signal };
      const answer = await clientOf(simulator).models.generateContentStream({
        model,
        contents,
        config,
      });
      for await (const chunk of answer) {
        chunks.push(chunk);
        setTimeout(() => gaveUp.abort(), 100);
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(chunks).toHaveLength(1);
  });
});

it('A10 notes in the transcript that the client hung up, and stops generating', async () => {
  await simulator.control.transcript.clear();
  await simulator.control.gemini.configure({ chunkMs: 20 });
  const stop = new AbortController();
  const path = `/v1/models/${model}:streamGenerateContent?alt=sse`;
  const answer = await fetch(`${simulator.geminiUrl}${path}`, {
    method: 'POST',
    signal: stop.signal,
    headers: { 'x-goog-api-key': 'k', 'content-type': 'application/json' },
    body: JSON.stringify({ contents: [{ parts: [{ text: '#long:40000' }] }] }),
  });
  const reader = answer.body?.getReader();
  await reader?.read();
  stop.abort();
  const latest = async () =>
    (await simulator.control.transcript.list({ platform: 'gemini' })).at(-1);
  await expect
    .poll(latest)
    .toMatchObject({ aborted: true, method: 'streamGenerateContent', status: 200 });
  const entry = await latest();
  await simulator.control.gemini.configure({ chunkMs: 0 });
  expect(entry?.request.text).toContain('#long:40000');
  expect(entry?.response.bytes).toBeLessThan(40_000);

  await whole();
  const done = (await simulator.control.transcript.list({ method: 'generateContent' })).at(-1);
  expect(done).toMatchObject({ aborted: false, status: 200 });
  expect(Reply.parse(JSON.parse(done?.response.text ?? '')).modelVersion).toBe(model);
});
