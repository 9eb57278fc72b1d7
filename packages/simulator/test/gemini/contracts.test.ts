import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { countContents } from '../../src/gemini/tokens.ts';
import { Content } from '../../src/gemini/request.ts';
import type { Simulator } from '../../src/launch.ts';
import { clientOf, drain, launchQuick, Reply, send, wordsOf } from './client.ts';

/** Recorded facts that lie beside the checkout on some machines. */
const folder = fileURLToPath(new URL('../../../../../shared/contracts/gemini/', import.meta.url));
const model = 'gemini-3.8-flash';
const contents = 'hi';

const Served = z.object({
  status: z.number(),
  contentType: z.string(),
  body: z.string().optional(),
  bodyThenSocketReset: z.string().optional(),
});
const Failed = z.object({ name: z.string(), message: z.string(), status: z.number().optional() });
const StreamCase = z.object({
  name: z.string(),
  response: Served,
  sdk_3_1_0_result: z.object({
    texts: z.array(z.string().nullable()),
    finishReason: z.string().nullable(),
    blockReason: z.string().nullable(),
    lastUsageMetadata: z.unknown(),
    error: Failed.nullable(),
  }),
});
const WholeCase = z.object({
  name: z.string(),
  response: Served,
  sdk_3_1_0_result: z.object({
    text: z.string().nullable().default(null),
    error: Failed.nullable(),
  }),
});
const Requests = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      requests: z.array(
        z.object({
          method: z.string(),
          path: z.string(),
          headers: z.record(z.string(), z.string()),
          body: z.unknown().optional(),
        }),
      ),
    }),
  ),
});
const Recording = z.object({
  interactions: z.array(
    z.object({
      request: z.object({ url: z.string(), bodySegments: z.array(z.unknown()) }),
      response: z.object({
        statusCode: z.number(),
        bodySegments: z.array(z.unknown()).default([]),
      }),
    }),
  ),
});

const isThere = existsSync(folder);
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}`, 'utf8'));
const sse = isThere
  ? z
      .object({ stream: z.array(StreamCase), nonStream: z.array(WholeCase) })
      .parse(read('sse-cases.json'))
  : { stream: [], nonStream: [] };

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchQuick();
});
afterAll(() => simulator.stop());

function script({ status, contentType, body, bodyThenSocketReset }: z.infer<typeof Served>) {
  const pieceBytes = 7;
  return simulator.control.gemini.script([
    bodyThenSocketReset === undefined
      ? { status, contentType, body: body ?? '', pieceBytes }
      : { status, contentType, body: bodyThenSocketReset, then: 'reset' },
  ]);
}

function seen(error: unknown) {
  if (error === null) return null;
  if (!(error instanceof Error)) throw new Error('not an error');
  const { name, message } = error;
  return { name, message, ...('status' in error ? { status: error.status } : {}) };
}

describe.skipIf(!isThere)('with the recorded facts beside the checkout', () => {
  it.each(sse.stream)('G1 the client makes of the stream $name what was recorded', async (row) => {
    await script(row.response);
    const call = clientOf(simulator).models.generateContentStream({ model, contents });
    const { chunks, error } = await drain(call);
    const wanted = row.sdk_3_1_0_result;
    expect(chunks.map(wordsOf)).toEqual(wanted.texts);
    expect(chunks.at(-1)?.candidates?.[0]?.finishReason ?? null).toBe(wanted.finishReason);
    expect(chunks.at(-1)?.promptFeedback?.blockReason ?? null).toBe(wanted.blockReason);
    expect(chunks.at(-1)?.usageMetadata ?? null).toEqual(wanted.lastUsageMetadata);
    expect(seen(error)).toEqual(wanted.error);
  });

  it.each(sse.nonStream)(
    'G1 the client makes of the answer $name what was recorded',
    async (row) => {
      await script(row.response);
      const call = clientOf(simulator).models.generateContent({ model, contents });
      const { text, error } = await call.then(
        (reply) => ({ text: reply.text ?? null, error: null }),
        (thrown: unknown) => ({ text: null, error: thrown }),
      );
      expect(text).toBe(row.sdk_3_1_0_result.text);
      expect(seen(error)).toEqual(row.sdk_3_1_0_result.error);
    },
  );

  it('G1 every request that the client was seen to send is understood', async () => {
    const statuses: Record<string, number> = {};
    for (const { name, requests } of Requests.parse(read('sdk-3.1.0-requests.json')).cases) {
      let next: string | null = null;
      for (const { method, path, headers, body } of requests) {
        const url: string = next ?? `${simulator.geminiUrl}${path.replace('/prefix', '')}`;
        const { 'accept-encoding': _, ...sent } = headers;
        const raw = typeof body === 'string' ? body : JSON.stringify(body);
        const answer: Response = await fetch(url, {
          method,
          headers: sent,
          ...(method === 'GET' ? {} : { body: raw }),
        });
        next = answer.headers.get('x-goog-upload-url');
        statuses[name] = answer.status;
        if (answer.status !== 200) expect(await answer.text()).not.toContain('Unknown name');
      }
    }
    const refused = Object.entries(statuses).filter(([, status]) => status !== 200);
    // A cache that was never made is refused, and the Interactions API is not simulated.
    expect(refused).toEqual([
      ['generateContent with tools, JSON mode, cache, thinkingLevel', 403],
      ['interactions.create', 404],
    ]);
    expect(Object.keys(statuses).length).toBeGreaterThan(10);
  });

  it('A5 counts plain texts as the recorded answers did', () => {
    const counted: [string, number, number][] = [];
    for (const name of readdirSync(`${folder}recordings`)) {
      for (const { request, response } of Recording.parse(read(`recordings/${name}`))
        .interactions) {
        const Plain = z.strictObject({
          contents: z.array(Content),
          systemInstruction: Content.optional(),
          generationConfig: z
            .object({
              responseJsonSchema: z.undefined().optional(),
              responseMimeType: z.undefined().optional(),
            })
            .optional(),
        });
        const plain = Plain.safeParse(request.bodySegments[0]);
        const reply = Reply.safeParse(response.bodySegments.at(-1));
        const recorded = reply.data?.usageMetadata?.promptTokenCount;
        if (!plain.success || recorded === undefined) continue;
        const { systemInstruction, contents } = plain.data;
        const turns = systemInstruction ? [systemInstruction, ...contents] : contents;
        counted.push([name, countContents(turns), recorded]);
      }
    }
    expect(counted.length).toBeGreaterThan(5);
    for (const [, ours, theirs] of counted) expect(ours).toBe(theirs);
  });

  it('replays the recorded streams byte for byte', async () => {
    let streams = 0;
    for (const name of readdirSync(`${folder}recordings`)) {
      for (const { request, response } of Recording.parse(read(`recordings/${name}`))
        .interactions) {
        if (!request.url.includes('alt=sse') || response.bodySegments.length === 0) continue;
        const body = response.bodySegments
          .map((segment) => `data: ${JSON.stringify(segment)}\r\n\r\n`)
          .join('');
        await simulator.control.gemini.script([body]);
        const answer = await send(
          simulator,
          request.url.replace('gemini-2.0-flash', model),
          request.bodySegments[0],
        );
        expect(await answer.text()).toBe(body);
        expect(answer.headers.get('content-type')).toBe('text/event-stream');
        streams += 1;
      }
    }
    expect(streams).toBeGreaterThan(5);
  });
});

it('answers with scripted bodies once each, and then by itself again', async () => {
  const left = await simulator.control.gemini.script([
    '{"candidates":[{"content":{"role":"model","parts":[{"text":"scripted"}]}}]}',
    { status: 429, body: '{"error":{"code":429,"message":"q","status":"RESOURCE_EXHAUSTED"}}' },
  ]);
  expect(left).toEqual({ left: 2 });
  const ask = () => clientOf(simulator).models.generateContent({ model, contents });
  expect((await ask()).text).toBe('scripted');
  await expect(ask()).rejects.toMatchObject({ status: 429 });
  expect((await ask()).modelVersion).toBe(model);
});
