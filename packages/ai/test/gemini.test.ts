import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { verifyGeminiKey } from '../src/index.ts';
import { question, simulated } from './set-up.ts';

const gemini = simulated();

/** One fault for every try, as a rule of the simulator. */
const fault = (outcome: string, more: object = {}) =>
  gemini.control.faults.add({ platform: 'gemini', action: { kind: 'gemini', outcome, ...more } });

const calls = async () => (await gemini.control.transcript.list({ platform: 'gemini' })).length;

test('an answer streams as text that only grows and ends with what was counted', async () => {
  await gemini.control.gemini.configure({ chunkChars: 4 });
  const seen: string[] = [];
  const onText = (text: string) => seen.push(text);
  const answer = await gemini.model().answer(question('#echo Choy 10 000 soʻm.'), { onText });
  expect(answer).toMatchObject({
    ok: true,
    text: 'Choy 10 000 soʻm.',
    model: 'gemini-3.8-flash',
    finishReason: 'STOP',
  });
  if (!answer.ok) return;
  expect(seen.length).toBeGreaterThan(2);
  expect(seen.every((text, n) => text.startsWith(seen[n - 1] ?? ''))).toBe(true);
  expect(seen.at(-1)).toBe(answer.text);
  const { promptTokens, toolTokens, thoughtsTokens, candidatesTokens, totalTokens } = answer.usage;
  expect(promptTokens).toBeGreaterThan(0);
  expect(totalTokens).toBe(promptTokens + toolTokens + thoughtsTokens + candidatesTokens);
  expect(answer.modelMs).toBeGreaterThanOrEqual(answer.firstTokenMs);
});

test('a retired model answers under the name of the one it is routed to', async () => {
  await gemini.control.clock.set('2026-12-02T00:00:00Z');
  const answer = await gemini.model().answer(question('salom', { model: 'gemini-2.5-flash' }));
  expect(answer).toMatchObject({ ok: true, model: 'gemini-3.5-flash-lite' });
});

test('every thinking wish is taken by every chat model of the table', async () => {
  for (const model of [
    'gemini-3.8-flash',
    'gemini-3.5-flash',
    'gemini-2.5-pro',
    'gemini-2.5-flash',
  ]) {
    for (const thinking of ['OFF', 'MINIMAL', 'LOW', 'MEDIUM', 'HIGH'] as const) {
      const request = question('salom', {
        model,
        thinking,
        temperature: 0.4,
        maxOutputTokens: 9_000,
      });
      expect(await gemini.model().answer(request), `${model} ${thinking}`).toMatchObject({
        ok: true,
      });
    }
  }
});

test('an answer that reached its length is an answer; one that is all thoughts is not', async () => {
  const short = await gemini.model().answer(question('#long', { maxOutputTokens: 900 }));
  expect(short).toMatchObject({ ok: true, finishReason: 'MAX_TOKENS' });
  await fault('maxTokens');
  expect(await gemini.model().answer(question('salom'))).toMatchObject({
    ok: false,
    kind: 'EMPTY',
    retryable: false,
    usage: { candidatesTokens: 0 },
  });
});

test.for([
  ['safety', {}, 'SAFETY', false, 1],
  ['promptBlock', {}, 'SAFETY', false, 1],
  ['finish', { reason: 'RECITATION' }, 'SAFETY', false, 1],
  ['finish', { reason: 'LANGUAGE' }, 'EMPTY', false, 1],
  ['finish', { reason: 'OTHER' }, 'CUT', true, 1],
  ['empty', {}, 'EMPTY', true, 1],
  ['empty', { bare: true }, 'EMPTY', true, 1],
  ['noFinish', { at: 1 }, 'CUT', true, 1],
  ['reset', { at: 1 }, 'CUT', true, 1],
  ['reset', { at: 0 }, 'CUT', true, 1],
  ['error', { error: 'unavailable', when: 'mid' }, 'UNAVAILABLE', true, 1],
  ['error', { error: 'unavailable' }, 'UNAVAILABLE', true, 3],
  ['error', { error: 'internal' }, 'UNAVAILABLE', true, 3],
  ['error', { error: 'deadline' }, 'TIMEOUT', true, 3],
  ['error', { error: 'exhausted' }, 'QUOTA', true, 3],
  ['error', { error: 'badRequest' }, 'BAD_REQUEST', false, 1],
  ['error', { error: 'location' }, 'BAD_REQUEST', false, 1],
  ['error', { error: 'notFound' }, 'NO_MODEL', false, 1],
  ['error', { error: 'leaked' }, 'BAD_KEY', false, 1],
] as const)(
  '%s %o is %s, retryable %s, after %i calls',
  async ([outcome, more, kind, retryable, tries]) => {
    await fault(outcome, more);
    const answer = await gemini.model().answer(question('#echo never to be sent in part'));
    expect(answer).toMatchObject({ ok: false, aborted: false, kind, retryable });
    expect(await calls()).toBe(tries);
  },
);

test('a quota by the minute is left to the queue with the time that Google named', async () => {
  await fault('error', { error: 'perMinute', retryAfter: 27 });
  const answer = await gemini.model().answer(question('salom'));
  expect(answer).toMatchObject({ kind: 'QUOTA', retryable: true, retryAfterMs: 27_000 });
  expect(await calls()).toBe(1);
});

test('a quota by the day is not tried again before midnight in California, whatever its delay says', async () => {
  await fault('error', { error: 'perDay' });
  const now = () => Date.parse('2026-11-22T20:00:00Z');
  const answer = await gemini.model({ now }).answer(question('salom'));
  expect(answer).toMatchObject({ kind: 'QUOTA', retryable: false, retryAfterMs: 12 * 3_600_000 });
});

test('a short trouble is sat out within the call', async () => {
  await gemini.control.faults.add({
    platform: 'gemini',
    times: 2,
    action: { kind: 'gemini', outcome: 'error', error: 'unavailable' },
  });
  expect(await gemini.model().answer(question('salom'))).toMatchObject({ ok: true });
  expect(await calls()).toBe(3);
});

test('a gateway in front that answers HTML is an outage', async () => {
  await gemini.control.faults.add({ platform: 'gemini', action: { kind: 'html502' } });
  const answer = await gemini.model().answer(question('salom'));
  expect(answer).toMatchObject({ kind: 'UNAVAILABLE', retryable: true, detail: '502' });
});

test('our own limits and the wish of the caller are told apart', async () => {
  await fault('hang', { at: 1 });
  const total = await gemini.model().answer(question('salom'), { timeoutMs: 150 });
  expect(total).toMatchObject({ kind: 'TIMEOUT', detail: 'the answer took too long' });
  const stop = new AbortController();
  const stopped = await gemini.model().answer(question('#echo Yes, we deliver to every district'), {
    signal: stop.signal,
    onText: () => stop.abort(),
  });
  expect(stopped).toMatchObject({ ok: false, aborted: true });
  expect(stopped).toHaveProperty('text', expect.stringMatching(/^Yes, we/));
});

test('a model that is silent is given up at the first-text limit', async () => {
  await fault('hang', { at: 0 });
  const limits = { timeoutMs: 2_000, firstTokenTimeoutMs: 100 };
  const answer = await gemini.model().answer(question('salom'), limits);
  expect(answer).toMatchObject({ kind: 'TIMEOUT', retryable: true, detail: 'no text in time' });
});

test('what is known of a call that gave no answer is said with it', async () => {
  const fate = async (outcome: string, more: object) => {
    await gemini.control.faults.clear();
    await fault(outcome, more);
    const answer = await gemini.model().answer(question('#echo salom'), { timeoutMs: 300 });
    return answer.ok ? 'ANSWERED' : answer.call;
  };
  expect(await fate('error', { error: 'badRequest' })).toBe('MADE');
  expect(await fate('safety', {})).toBe('MADE');
  expect(await fate('empty', {})).toBe('MADE');
  expect(await fate('reset', { at: 0 })).toBe('LOST');
  expect(await fate('hang', { at: 0 })).toBe('LOST');
});

test('a call that is stopped before it began makes no request', async () => {
  const answer = await gemini.model().answer(question('salom'), { signal: AbortSignal.abort() });
  expect(answer).toMatchObject({ aborted: true, text: '', call: 'NOT_MADE' });
  expect(await calls()).toBe(0);
});

test('nobody there is an outage, and it says so without the address or the key', async () => {
  const nobody = createServer();
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
  const address = nobody.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await new Promise((resolve) => nobody.close(resolve));
  const baseUrl = `http://127.0.0.1:${port}`;
  const model = gemini.model({ baseUrl, apiKey: 'AQ.secret-canary' });
  const answer = await model.answer(question('private-canary'));
  expect(answer).toMatchObject({ kind: 'UNAVAILABLE', retryable: true, call: 'NOT_MADE' });
  expect(JSON.stringify(answer)).not.toContain('canary');
});

test('a failure carries neither the key, nor the prompt, nor what had been answered', async () => {
  for (const error of ['badRequest', 'leaked', 'unavailable', 'notFound', 'perDay']) {
    await fault('error', { error });
    const answer = await gemini
      .model({ apiKey: 'key-canary' })
      .answer(question('#echo prompt-canary', { systemInstruction: 'owner-canary' }));
    expect(JSON.stringify(answer)).not.toContain('canary');
    await gemini.control.faults.clear();
  }
});

test('a key is proven without spending a token', async () => {
  const check = (apiKey: string, baseUrl = gemini.url) => verifyGeminiKey({ apiKey, baseUrl });
  expect(await check('good')).toEqual({ ok: true });
  expect(await check('bad-key')).toMatchObject({ ok: false, kind: 'BAD_KEY', retryable: false });
  expect(await check('revoked-key')).toMatchObject({ ok: false, kind: 'BAD_KEY' });
  expect(await check('good', 'http://127.0.0.1:9')).toMatchObject({ kind: 'UNAVAILABLE' });
});
