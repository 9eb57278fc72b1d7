import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import type { GeminiSettings } from '../gemini-settings.ts';
import { openExchange, type Parts, rawBody } from '../wire.ts';
import { CacheStore } from './caches.ts';
import { type Call, checkKey, keyIn, type Service } from './call.ts';
import { forStatus, GeminiRefusal } from './errors.ts';
import { FileStore } from './files.ts';
import { errorText, errorTypeOf, formOf, headersFor } from './http.ts';
import { findRoute } from './routes.ts';
import { Scripts, ScriptRequest } from './script.ts';

/** The simulated Gemini API, once it is registered. */
export interface SimulatedGemini {
  /** Forgets files, caches and scripted answers. */
  reset(): void;
}

/**
 * Serves the Gemini API under `/gemini/v1` and `/gemini/v1beta`, and `POST /control/gemini/script`,
 * which makes the next generate calls answer exactly the bytes it is given.
 */
export function registerGemini(
  app: FastifyInstance,
  parts: Parts & { settings: GeminiSettings },
): SimulatedGemini {
  const { clock, settings } = parts;
  let answers = 0;
  const service: Service = {
    clock,
    settings,
    files: new FileStore(clock),
    caches: new CacheStore(clock),
    scripts: new Scripts(),
    nextResponseId: () => {
      answers += 1;
      const hash = createHash('sha256').update(`${clock.now()} ${answers}`).digest('base64url');
      return hash.slice(0, 22);
    },
  };
  app.all('/gemini/*', (request, reply) => answer(service, parts, request, reply));
  registerScripts(app, service.scripts);
  return {
    reset: () => {
      service.files.clear();
      service.caches.clear();
      service.scripts.clear();
    },
  };
}

async function answer(
  service: Service,
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const base = `http://${request.headers.host ?? 'localhost'}/gemini`;
  const url = new URL(request.url.replace(/^\/gemini/, base));
  const found = findRoute(request.method, url.pathname.replace(/^\/gemini/, ''));
  const form = formOf(found.action, url.searchParams);
  const key = keyIn(request.headers, url.searchParams);
  const exchange = await openExchange(
    parts,
    request,
    reply,
    { platform: 'gemini', method: found.action, bot: key },
    (status, retryAfter) => errorText(forStatus(status, found.name, retryAfter), form),
    errorTypeOf(form),
  );
  if (!exchange) return;
  const call: Call = {
    ...found,
    service,
    exchange,
    key,
    base,
    query: url.searchParams,
    headers: request.headers,
    body: rawBody(request),
  };
  try {
    if (found.needsKey) checkKey(key);
    await found.handle(call);
  } catch (error) {
    const refusal = error instanceof GeminiRefusal ? error : forStatus(500, found.name);
    if (refusal !== error) process.stderr.write(`simulated Gemini failed: ${String(error)}\n`);
    exchange.send({
      status: refusal.http,
      headers: headersFor(errorTypeOf(form)),
      body: errorText(refusal, form),
    });
  }
}

function registerScripts(app: FastifyInstance, scripts: Scripts): void {
  const path = '/control/gemini/script';
  app.get(path, () => ({ left: scripts.left }));
  app.delete(path, () => {
    scripts.clear();
    return { left: 0 };
  });
  app.post(path, (request, reply) => {
    const parsed = ScriptRequest.safeParse(JSON.parse(rawBody(request).toString('utf8')));
    if (!parsed.success) return reply.code(400).send({ error: parsed.error.message });
    scripts.add(parsed.data.bodies);
    return { left: scripts.left };
  });
}
