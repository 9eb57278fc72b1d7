import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Simulator } from '../../src/launch.ts';
import { clientOf, Failure, launchQuick, refusalOf, send, turn } from './client.ts';

const model = 'gemini-3.8-flash';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchQuick();
});
afterAll(() => simulator.stop());

it.each(['v1', 'v1beta'])('A11 embeds a batch under /%s into unit vectors', async (version) => {
  const ask = (contents: string[], outputDimensionality?: number) =>
    clientOf(simulator, 'k', version).models.embedContent({
      model: 'gemini-embedding-001',
      contents,
      config: {
        taskType: 'RETRIEVAL_QUERY',
        ...(outputDimensionality === undefined ? {} : { outputDimensionality }),
      },
    });
  const { embeddings = [] } = await ask(['green tea', 'green tea', 'a red car'], 768);
  const [tea = [], again = [], car = []] = embeddings.map(({ values }) => values ?? []);
  expect(tea).toHaveLength(768);
  expect(Math.hypot(...tea)).toBeCloseTo(1, 6);
  expect(again).toEqual(tea);
  const [cold = []] =
    (await ask(['cold green tea'], 768)).embeddings?.map((e) => e.values ?? []) ?? [];
  expect(dot(tea, cold)).toBeGreaterThan(dot(tea, car) + 0.2);
  expect((await ask(['x'])).embeddings?.[0]?.values).toHaveLength(3072);
});

it('A11 embeds one text, and refuses an empty one, a wrong size and another model', async () => {
  const path = '/v1/models/gemini-embedding-2:embedContent';
  const content = turn('user', 'tea');
  const one = await send(simulator, path, { content, outputDimensionality: 256 });
  const { embedding } = z
    .object({ embedding: z.object({ values: z.array(z.number()) }) })
    .parse(await one.json());
  expect(embedding.values).toHaveLength(256);
  for (const body of [
    { content: { parts: [{ text: ' ' }] } },
    { content, outputDimensionality: 9 },
  ]) {
    expect((await send(simulator, path, body)).status).toBe(400);
  }
  expect((await send(simulator, `/v1/models/${model}:embedContent`, { content })).status).toBe(404);
});

it('A12 takes a file in two steps, shows it to its key only, and forgets it after 48 hours', async () => {
  const ai = clientOf(simulator, 'owner');
  const file = await ai.files.upload({
    file: new Blob(['hello'], { type: 'text/plain' }),
    config: { displayName: 'greeting' },
  });
  expect(file).toMatchObject({ mimeType: 'text/plain', sizeBytes: '5', state: 'ACTIVE' });
  const name = file.name ?? '';
  const fileData = { fileUri: file.uri ?? '', mimeType: 'text/plain' };
  const contents = [{ role: 'user', parts: [{ text: 'Read this #probe' }, { fileData }] }];
  const reply = await ai.models.generateContent({ model, contents });
  expect(reply.text).toContain('files=1');
  expect(reply.text).toContain('Thank you for the file.');

  const stranger = clientOf(simulator, 'stranger');
  expect((await refusalOf(stranger.files.get({ name }))).http).toBe(403);
  expect((await refusalOf(stranger.models.generateContent({ model, contents }))).http).toBe(403);
  await simulator.control.clock.advance(48 * 3600 * 1000);
  expect((await refusalOf(ai.files.get({ name }))).http).toBe(403);
  await simulator.control.clock.set('2026-11-22T12:00:00Z');
});

it('A12 lists and deletes files, and takes a big one in pieces', async () => {
  const ai = clientOf(simulator, 'pieces');
  const bytes = new Uint8Array(9 * 1024 * 1024).fill(97);
  const file = await ai.files.upload({ file: new Blob([bytes], { type: 'application/pdf' }) });
  expect(file.sizeBytes).toBe(String(bytes.length));
  const names: (string | undefined)[] = [];
  for await (const one of await ai.files.list()) names.push(one.name);
  expect(names).toEqual([file.name]);
  await ai.files.delete({ name: file.name ?? '' });
  expect((await refusalOf(ai.files.get({ name: file.name ?? '' }))).http).toBe(403);
});

it('A12 refuses inline data above 20 MB and counts a smaller picture', async () => {
  const ask = (bytes: number) =>
    send(simulator, `/v1/models/${model}:generateContent`, {
      contents: [
        {
          parts: [
            { text: 'What is this?' },
            { inlineData: { mimeType: 'image/png', data: Buffer.alloc(bytes).toString('base64') } },
          ],
        },
      ],
    });
  const big = await ask(20 * 1024 * 1024 + 3);
  expect(big.status).toBe(400);
  expect(Failure.parse(await big.json()).error.message).toContain('20971520 bytes');
  const small = await ask(64);
  const body = z
    .looseObject({ usageMetadata: z.looseObject({ promptTokensDetails: z.array(z.unknown()) }) })
    .parse(await small.json());
  expect(body.usageMetadata.promptTokensDetails).toContainEqual({
    modality: 'IMAGE',
    tokenCount: 258,
  });
});

it('A12 calls a function and wants its thought signature back unchanged', async () => {
  const ai = clientOf(simulator);
  const declaration = {
    name: 'price_of',
    parametersJsonSchema: { type: 'object', properties: { item: { type: 'string' } } },
  };
  const config = { tools: [{ functionDeclarations: [declaration] }] };
  const asked = turn('user', 'tea please #call');
  const first = await ai.models.generateContent({ model, contents: [asked], config });
  const called = first.candidates?.[0]?.content?.parts?.[0];
  expect(called).toEqual({
    functionCall: { name: 'price_of', args: { item: 'tea please' } },
    thoughtSignature: expect.any(String),
  });
  const answer = (part: object) =>
    ai.models.generateContent({
      model,
      config,
      contents: [
        asked,
        { role: 'model', parts: [part] },
        {
          role: 'user',
          parts: [{ functionResponse: { name: 'price_of', response: { price: 10000 } } }],
        },
      ],
    });
  expect((await answer(called ?? {})).text).toContain('{"price":10000}');
  const bare = await refusalOf(answer({ functionCall: called?.functionCall }));
  expect(bare.message).toContain('missing a thought_signature');
  const forged = await refusalOf(answer({ ...called, thoughtSignature: 'c2ln' }));
  expect(forged.message).toContain('Thought signature is not valid');
});

it('keeps a context, counts it as cached, and lets it expire', async () => {
  const ai = clientOf(simulator, 'cache-key');
  const cache = await ai.caches.create({
    model,
    config: {
      contents: [turn('user', 'Menu: tea 10 000 soʻm.'), turn('model', 'Understood.')],
      systemInstruction: 'You are the assistant of Anor Coffee.',
      ttl: '300s',
    },
  });
  const ask = () =>
    ai.models.generateContent({
      model,
      contents: 'hello #probe',
      config: { cachedContent: cache.name ?? '' },
    });
  const reply = await ask();
  expect(reply.text).toContain('contents=3 roles=umu');
  expect(reply.usageMetadata?.cachedContentTokenCount).toBe(cache.usageMetadata?.totalTokenCount);
  await ai.caches.update({ name: cache.name ?? '', config: { ttl: '600s' } });
  await simulator.control.clock.advance(400_000);
  await expect(ask()).resolves.toMatchObject({ modelVersion: model });
  await simulator.control.clock.advance(400_000);
  expect(await refusalOf(ask())).toMatchObject({
    http: 403,
    message: 'CachedContent not found (or permission denied)',
  });
});

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, n) => sum + value * (b[n] ?? 0), 0);
}
