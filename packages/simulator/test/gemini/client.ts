import { ApiError, type GenerateContentResponse, GoogleGenAI } from '@google/genai';
import { z } from 'zod';
import { launchSimulator, type Simulator } from '../../src/launch.ts';

/** A simulator that answers at once, at the time that the tables of models were written for. */
export async function launchQuick(): Promise<Simulator> {
  const simulator = await launchSimulator();
  await simulator.control.clock.set('2026-11-22T12:00:00Z');
  await simulator.control.gemini.configure({ chunkMs: 0, firstChunkMs: 0 });
  return simulator;
}

/** The unmodified client of Google. */
export function clientOf(simulator: Simulator, apiKey = 'test-key', apiVersion = 'v1') {
  return new GoogleGenAI({
    apiKey,
    apiVersion,
    httpOptions: { baseUrl: simulator.geminiUrl },
  });
}

/** One raw request; JSON bodies, the key in the header. */
export function send(
  simulator: Simulator,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { 'x-goog-api-key': 'test-key' },
): Promise<Response> {
  return fetch(`${simulator.geminiUrl}${path}`, {
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
}

export const Usage = z.looseObject({
  promptTokenCount: z.number(),
  totalTokenCount: z.number(),
  candidatesTokenCount: z.number().optional(),
  thoughtsTokenCount: z.number().optional(),
  cachedContentTokenCount: z.number().optional(),
});

/** A response object of the API. */
export const Reply = z.looseObject({
  candidates: z
    .array(
      z.looseObject({
        content: z
          .object({ role: z.string(), parts: z.array(z.looseObject({})).optional() })
          .optional(),
        finishReason: z.string().optional(),
      }),
    )
    .optional(),
  usageMetadata: Usage.optional(),
  modelVersion: z.string().optional(),
});

/** The body of a refusal. */
export const Failure = z.object({
  error: z.object({
    code: z.number(),
    message: z.string(),
    status: z.string(),
    details: z.array(z.looseObject({ '@type': z.string() })).default([]),
  }),
});

/** What a call of the client failed with, its message read as the API's error body. */
export async function refusalOf(call: Promise<unknown>) {
  return readRefusal(
    await call.then(
      () => null,
      (thrown: unknown) => thrown,
    ),
  );
}

/** The API's error body in an error of the client; throws when it is none. */
export function readRefusal(error: unknown) {
  if (!(error instanceof ApiError)) throw new Error(`expected an ApiError, got ${String(error)}`);
  const outer = Failure.safeParse(JSON.parse(error.message));
  if (outer.success && outer.data.error.status === outer.data.error.status.toUpperCase()) {
    return { http: error.status, ...outer.data.error };
  }
  const inner = z.object({ error: z.object({ message: z.string() }) });
  const text = inner.parse(JSON.parse(error.message)).error.message;
  return { http: error.status, ...Failure.parse(JSON.parse(text)).error };
}

/** Everything that a stream gave before it ended, and what it ended with. */
export async function drain(stream: Promise<AsyncIterable<GenerateContentResponse>>) {
  const chunks: GenerateContentResponse[] = [];
  try {
    for await (const chunk of await stream) chunks.push(chunk);
    return { chunks, error: null };
  } catch (error) {
    return { chunks, error };
  }
}

/** The words of a chunk, without thoughts; null when it has none. */
export function wordsOf(chunk: GenerateContentResponse): string | null {
  const parts = chunk.candidates?.[0]?.content?.parts ?? [];
  const texts = parts.filter((part) => part.text !== undefined && !part.thought);
  return texts.length === 0 ? null : texts.map((part) => part.text).join('');
}

/** One turn. */
export function turn(role: 'user' | 'model', text: string) {
  return { role, parts: [{ text }] };
}
