import { answerTo, type Cached, countPrompt } from './answer.ts';
import type { Call } from './call.ts';
import type { Chunk } from './chunks.ts';
import { invalid } from './errors.ts';
import { formOf, headersFor, JSON_TYPE, SSE_TYPE, sendJson } from './http.ts';
import { modelFor } from './models.ts';
import { outcomeOf, type Play, playStream, playWhole, refusalOf } from './outcome.ts';
import { CountRequest, GenerateRequest } from './request.ts';
import { readBody } from './read-body.ts';
import { checkGenerate, checkParts } from './validate.ts';

const PAUSE_BEFORE_RESET_MS = 30;

/** `generateContent` and `streamGenerateContent`: checks, answers at the set pace, suffers faults. */
export async function generate(call: Call, action: 'generateContent' | 'streamGenerateContent') {
  const { service, exchange, version } = call;
  if (await service.scripts.play(exchange, service.clock)) return;
  const models = modelFor(call.name, action, version, now(call));
  const outcome = outcomeOf(exchange.fault);
  const refusal = refusalOf(outcome, models.answering.id);
  if (refusal) throw refusal;
  const request = readBody(GenerateRequest, call.body);
  checkGenerate(request, models.asked);
  checkFiles(request, call);
  const cached = cachedFor(request, call, models.asked.id);
  const { settings } = service;
  const answer = answerTo(request, cached, models, settings, service.nextResponseId());
  const form = formOf(call.action, call.query);
  const streamed = playStream(outcome, answer, settings.chunkChars);
  if (form !== 'json') return sendStream(call, streamed, form);
  const pauses = Math.max(0, streamed.chunks.length - 1) * settings.chunkMs;
  await service.clock.sleep(settings.firstChunkMs + pauses, exchange.signal);
  await sendWhole(call, playWhole(outcome, answer));
}

/** `countTokens`: of bare contents, or of a whole request with its instruction and tools. */
export function countTokens(call: Call): void {
  modelFor(call.name, 'countTokens', call.version, now(call));
  const { contents, generateContentRequest } = readBody(CountRequest, call.body);
  if (generateContentRequest && contents.length > 0) {
    throw invalid('Only one of contents and generate_content_request can be set.');
  }
  const request = generateContentRequest ?? GenerateRequest.parse({ contents });
  if (request.contents.length === 0) {
    throw invalid('* CountTokensRequest.contents: contents is not specified\n');
  }
  request.contents.forEach((content, n) => checkParts(content, `contents[${n}]`));
  const { total, details } = countPrompt(request, null);
  sendJson(call.exchange, { totalTokens: total, promptTokensDetails: details });
}

function now({ service }: Call): Date {
  return new Date(service.clock.now());
}

function checkFiles(request: GenerateRequest, { service, key }: Call): void {
  for (const part of request.contents.flatMap(({ parts }) => parts)) {
    const uri = part.fileData?.fileUri;
    if (uri !== undefined && uri.includes('/files/')) service.files.get(uri, key);
  }
}

function cachedFor(request: GenerateRequest, call: Call, model: string): Cached | null {
  if (request.cachedContent === undefined) return null;
  const cached = call.service.caches.use(request.cachedContent, call.key, model);
  if (request.systemInstruction || request.tools.length > 0 || request.toolConfig) {
    throw invalid(
      'CachedContent can not be used with GenerateContent request setting system_instruction, tools or tool_config.\n\nProposed fix: move those values to CachedContent from GenerateContent request.',
    );
  }
  return cached;
}

async function sendStream(call: Call, play: Play, form: 'sse' | 'array'): Promise<void> {
  const { exchange, service } = call;
  const { clock, settings } = service;
  const begin = () =>
    exchange.begin(200, {
      ...headersFor(form === 'sse' ? SSE_TYPE : JSON_TYPE),
      'content-disposition': 'attachment',
    });
  for (const [n, chunk] of play.chunks.entries()) {
    await clock.sleep(n === 0 ? settings.firstChunkMs : settings.chunkMs, exchange.signal);
    if (exchange.signal.aborted) return;
    if (n === 0) begin();
    exchange.write(frame(chunk, form, n === 0));
  }
  if (play.then === 'hang') return;
  if (play.chunks.length === 0) begin();
  if (play.then === 'reset') {
    exchange.write(form === 'sse' ? 'data: {"candi' : ',\r\n{"candi');
    await clock.sleep(PAUSE_BEFORE_RESET_MS, exchange.signal);
    return exchange.destroy();
  }
  if (form === 'array') exchange.write(play.chunks.length === 0 ? '[]' : '\n]');
  exchange.end();
}

function frame(chunk: Chunk, form: 'sse' | 'array', isFirst: boolean): string {
  if (form === 'sse') return `data: ${JSON.stringify(chunk)}\r\n\r\n`;
  return `${isFirst ? '[' : ',\r\n'}${JSON.stringify(chunk, null, 2)}`;
}

async function sendWhole(call: Call, play: Play): Promise<void> {
  const { exchange, service } = call;
  const [chunk] = play.chunks;
  if (exchange.signal.aborted || play.then === 'hang' || !chunk) return;
  if (play.then === 'end') return sendJson(exchange, chunk);
  const text = JSON.stringify(chunk);
  exchange.begin(200, headersFor(JSON_TYPE));
  exchange.write(text.slice(0, text.length / 2));
  await service.clock.sleep(PAUSE_BEFORE_RESET_MS, exchange.signal);
  exchange.destroy();
}
