import { backoff, failpoint, sleep, steadyMs } from '@cbf/base';
import { GoogleGenAI } from '@google/genai';
import { settingsFor } from './capabilities.ts';
import { failureOf } from './failure.ts';
import type {
  Aborted,
  Answer,
  AnswerOptions,
  Failed,
  KeyCheck,
  Model,
  ModelRequest,
} from './model.ts';
import { leanFetch } from './fetch.ts';
import { Reading } from './reading.ts';
import { Stopwatch } from './stopwatch.ts';

/** How Gemini is reached; clock, chance and fetch are given by tests. */
export interface GeminiOptions {
  apiKey: string;
  /** The real service unless given. */
  baseUrl?: string;
  apiVersion?: string;
  fetch?: typeof fetch;
  now?: () => number;
  random?: () => number;
}

const NO_USAGE = {
  promptTokens: 0,
  cachedTokens: 0,
  toolTokens: 0,
  thoughtsTokens: 0,
  candidatesTokens: 0,
  totalTokens: 0,
};
const TRIES = 3;
/** Longer waits are not sat out here: the turn goes back to the queue, where a restart can't lose it. */
const LONGEST_WAIT_MS = 4_000;

/**
 * Gemini as a `Model`, by streaming. Tries again by itself, shortly and only while nothing has
 * been shown to anyone; everything else comes back as a typed failure.
 */
export function createGemini(options: GeminiOptions): Model {
  const { now = Date.now, random = Math.random } = options;
  const steady = options.now ?? steadyMs;
  const client = clientFor(options);

  return {
    async answer(
      request,
      { signal, onText, timeoutMs = 60_000, firstTokenTimeoutMs = 30_000 } = {},
    ) {
      const started = steady();
      for (let tries = 1; ; tries++) {
        const left = started + timeoutMs - steady();
        const limits = {
          timeoutMs: left,
          firstTokenTimeoutMs: Math.min(left, firstTokenTimeoutMs),
        };
        const watch = new Stopwatch(limits, signal, steady, started);
        const { answer, shown } = await ask(client, request, watch, now, onText);
        if (answer.ok || !mayRepeat(answer) || shown || tries === TRIES) {
          return answer;
        }
        const pause =
          answer.retryAfterMs ?? 200 + backoff(tries - 1, { baseMs: 500, capMs: 2_000, random });
        if (pause > LONGEST_WAIT_MS || steady() + pause >= started + timeoutMs) return answer;
        try {
          await sleep(pause, signal);
        } catch {
          const { call } = answer;
          return { ok: false, aborted: true, text: '', call, modelMs: steady() - started };
        }
      }
    },
  };
}

/** A call that took tokens, or may have, is counted by itself: its repeat is a new try of the turn. */
function mayRepeat(answer: Failed | Aborted): answer is Failed {
  if (answer.aborted || !answer.retryable) return false;
  return answer.usage === undefined && answer.call !== 'LOST';
}

/** Whether Gemini takes a key, asked without spending a token; never throws. */
export async function verifyGeminiKey(options: GeminiOptions): Promise<KeyCheck> {
  const { now = Date.now } = options;
  try {
    const abortSignal = AbortSignal.timeout(10_000);
    await clientFor(options).models.list({ config: { pageSize: 1, abortSignal } });
    return { ok: true };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') {
      return { ok: false, kind: 'TIMEOUT', retryable: true, detail: 'no answer within 10 s' };
    }
    const { kind, retryable, detail } = failureOf(error, false, now());
    return { ok: false, kind, retryable, detail };
  }
}

function clientFor(options: GeminiOptions): GoogleGenAI {
  const { apiKey, baseUrl, apiVersion, fetch = leanFetch } = options;
  // The address is always said, so that a stray variable of the environment can't redirect a key.
  return new GoogleGenAI({
    apiKey,
    vertexai: false,
    httpOptions: {
      baseUrl: baseUrl ?? 'https://generativelanguage.googleapis.com',
      ...(apiVersion === undefined ? {} : { apiVersion }),
      fetch,
    },
  });
}

/** One call, and whether any of its text was shown. */
async function ask(
  client: GoogleGenAI,
  request: ModelRequest,
  watch: Stopwatch,
  now: () => number,
  onText: AnswerOptions['onText'],
): Promise<{ answer: Answer; shown: boolean }> {
  const reading = new Reading();
  const isWanted = !watch.signal.aborted;
  let begun = false;
  let first = true;
  await failpoint('model:generate:before');
  try {
    const stream = await client.models.generateContentStream({
      model: request.model,
      contents: request.contents,
      config: {
        ...settingsFor(request),
        systemInstruction: request.systemInstruction,
        abortSignal: watch.signal,
      },
    });
    begun = true;
    for await (const chunk of stream) {
      if (first) await failpoint('model:first-chunk');
      first = false;
      if (!reading.take(chunk)) continue;
      watch.firstText();
      onText?.(reading.text);
    }
    await failpoint('model:generate:after');
    return settle(reading, watch, request);
  } catch (error) {
    // A broken tail after the model said it was done (a foreign "[DONE]") takes nothing away.
    if (reading.finishReason !== undefined && watch.endedBy === null) {
      return settle(reading, watch, request);
    }
    return {
      answer: lost(error, { isWanted, begun }, reading, watch, now),
      shown: reading.text !== '',
    };
  } finally {
    watch.stop();
  }
}

function settle(reading: Reading, watch: Stopwatch, request: ModelRequest) {
  const { text, usage } = reading;
  const shown = text !== '';
  const verdict = reading.verdict();
  if ('failure' in verdict) return { answer: failed(verdict.failure, reading, watch), shown };
  const answer: Answer = {
    ok: true,
    text: text.trim(),
    usage: usage ?? NO_USAGE,
    model: reading.model ?? request.model,
    finishReason: verdict.answer,
    firstTokenMs: watch.firstTextMs ?? watch.elapsed(),
    modelMs: watch.elapsed(),
  };
  return { answer, shown };
}

function lost(
  error: unknown,
  { isWanted, begun }: { isWanted: boolean; begun: boolean },
  reading: Reading,
  watch: Stopwatch,
  now: () => number,
): Answer {
  switch (watch.endedBy) {
    case 'caller':
      return {
        ok: false,
        aborted: true,
        text: reading.text,
        call: isWanted ? (reading.usage === undefined ? 'LOST' : 'MADE') : 'NOT_MADE',
        ...seen(reading),
        ...(watch.firstTextMs === null ? {} : { firstTokenMs: watch.firstTextMs }),
        modelMs: watch.elapsed(),
      };
    case 'total':
      return failed(
        { kind: 'TIMEOUT', retryable: true, call: 'LOST', detail: 'the answer took too long' },
        reading,
        watch,
      );
    case 'first':
      return failed(
        { kind: 'TIMEOUT', retryable: true, call: 'LOST', detail: 'no text in time' },
        reading,
        watch,
      );
    case null:
      return failed(failureOf(error, begun, now()), reading, watch);
  }
}

function failed(failure: ReturnType<typeof failureOf>, reading: Reading, watch: Stopwatch): Failed {
  return { ok: false, aborted: false, ...failure, ...seen(reading), modelMs: watch.elapsed() };
}

function seen({ usage, model }: Reading) {
  return { ...(usage === undefined ? {} : { usage }), ...(model === undefined ? {} : { model }) };
}
