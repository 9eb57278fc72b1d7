import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract, question, recordings, simulated } from './set-up.ts';

const gemini = simulated();
const EVENTS = 'text/event-stream';
const TRIES = 3;

interface Body {
  body: string;
  status?: number;
  contentType?: string;
  then?: 'end' | 'reset';
  pieceBytes?: number;
}

/** What our model makes of exactly these bytes, should it even try three times. */
async function read(body: Body) {
  await gemini.control.gemini.script(Array.from({ length: TRIES }, () => body));
  return gemini.model().answer(question('salom'));
}

const piece = (text: string, more = '') =>
  `data: {"candidates":[{"content":{"role":"model","parts":[{"text":"${text}"}]},"index":0${more}}]}\r\n\r\n`;
const done = piece('soʻm 👍', ',"finishReason":"STOP"');

test('bytes that break inside a character are put together again', async () => {
  const answer = await read({ body: piece('Choy 10 000 ') + done, pieceBytes: 1 });
  expect(answer).toMatchObject({ ok: true, text: 'Choy 10 000 soʻm 👍' });
});

test('thoughts are counted and never shown', async () => {
  const thought =
    'data: {"candidates":[{"content":{"role":"model","parts":[{"text":"hidden","thought":true}]}}],"usageMetadata":{"promptTokenCount":5,"thoughtsTokenCount":7,"totalTokenCount":12}}\n\n';
  const answer = await read({ body: thought + done });
  expect(answer).toMatchObject({
    ok: true,
    text: 'soʻm 👍',
    usage: { thoughtsTokens: 7, totalTokens: 12 },
  });
});

test('an answer that was complete stays one when rubbish follows it', async () => {
  expect(await read({ body: `${done}data: [DONE]\n\n` })).toMatchObject({ ok: true });
});

test('a cut or broken stream is never an answer', async () => {
  for (const body of [
    piece('Hel'),
    `${piece('Hel')}data: {"candi`,
    'data: {\ndata: "a": 1\ndata: }\n\n',
  ]) {
    expect(await read({ body, contentType: EVENTS })).toMatchObject({ ok: false, kind: 'CUT' });
    await gemini.control.reset();
  }
});

const Case = z.object({
  name: z.string(),
  response: z.object({
    status: z.number(),
    contentType: z.string(),
    body: z.string().optional(),
    bodyThenSocketReset: z.string().optional(),
  }),
});
const casesText = contract('sse-cases.json');
const cases = casesText
  ? z.object({ stream: z.array(Case) }).parse(JSON.parse(casesText)).stream
  : [];
const EXPECTED: Record<string, object> = {
  lf_separators: { ok: true, text: 'Hello', usage: { thoughtsTokens: 10, totalTokens: 17 } },
  crlf_separators_as_real_api: { ok: true, text: 'Hello', usage: { totalTokens: 17 } },
  pretty_printed_multi_line_data: { kind: 'CUT' },
  comment_keepalive: { ok: true, text: 'x' },
  done_sentinel: { ok: true, text: 'x' },
  no_trailing_separator: { kind: 'CUT' },
  clean_close_without_finishReason: { kind: 'CUT', retryable: true },
  empty_stream: { kind: 'EMPTY', retryable: true },
  error_chunk_in_data: { kind: 'UNAVAILABLE', detail: '503 UNAVAILABLE' },
  raw_error_json_in_stream: { kind: 'CUT' },
  truncated_chunk: { kind: 'CUT' },
  socket_reset_mid_stream: { kind: 'CUT' },
  status_429_json_before_stream: { kind: 'QUOTA', retryable: true },
  status_429_event_stream_content_type: { kind: 'QUOTA', detail: '429 RESOURCE_EXHAUSTED' },
  status_502_html: { kind: 'UNAVAILABLE', retryable: true },
  prompt_blocked: { kind: 'SAFETY', usage: { promptTokens: 5 } },
  candidate_safety_no_content: { kind: 'SAFETY', retryable: false },
  max_tokens_only_thoughts: { kind: 'EMPTY', usage: { thoughtsTokens: 256 } },
  empty_text_final_chunk_with_signature: { ok: true, text: 'Hello' },
  thought_parts_then_text: { ok: true, text: 'Answer' },
  function_call: { kind: 'EMPTY' },
};

test.skipIf(cases.length === 0)(
  'every measured behaviour of a server has its reading',
  async () => {
    for (const { name, response } of cases) {
      const { status, contentType, body, bodyThenSocketReset } = response;
      const then = bodyThenSocketReset === undefined ? 'end' : 'reset';
      const answer = await read({
        body: bodyThenSocketReset ?? body ?? '',
        status,
        contentType,
        then,
      });
      expect(EXPECTED, name).toHaveProperty(name);
      expect(answer, name).toMatchObject(EXPECTED[name] ?? {});
      await gemini.control.reset();
    }
  },
);

const Recording = z.object({
  interactions: z.array(
    z.object({
      request: z.object({ url: z.string() }),
      response: z.object({ bodySegments: z.array(z.looseObject({})).optional() }),
    }),
  ),
});
const Segment = z.looseObject({
  candidates: z
    .array(
      z.looseObject({
        finishReason: z.string().optional(),
        content: z
          .looseObject({
            parts: z
              .array(
                z.looseObject({ text: z.string().optional(), thought: z.boolean().optional() }),
              )
              .default([]),
          })
          .optional(),
      }),
    )
    .optional(),
  usageMetadata: z.looseObject({ totalTokenCount: z.number().optional() }).optional(),
});

test.skipIf(recordings().length === 0)(
  'recorded answers of Google read as they were said and counted',
  async () => {
    let streams = 0;
    for (const name of recordings()) {
      for (const { request, response } of Recording.parse(JSON.parse(contract(name) ?? ''))
        .interactions) {
        const segments = response.bodySegments ?? [];
        if (!request.url.includes(':streamGenerateContent')) continue;
        streams += 1;
        const body = segments.map((one) => `data: ${JSON.stringify(one)}\r\n\r\n`).join('');
        const answer = await read({ body, contentType: EVENTS });
        const parsed = segments.map((one) => Segment.parse(one));
        const parts = parsed.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? []);
        const text = parts
          .map((part) => (part.thought ? '' : (part.text ?? '')))
          .join('')
          .trim();
        const total = parsed.at(-1)?.usageMetadata?.totalTokenCount;
        if (text === '') expect(answer, name).toMatchObject({ ok: false, kind: 'EMPTY' });
        else expect(answer, name).toMatchObject({ ok: true, text, usage: { totalTokens: total } });
        await gemini.control.reset();
      }
    }
    expect(streams).toBeGreaterThan(5);
  },
);
