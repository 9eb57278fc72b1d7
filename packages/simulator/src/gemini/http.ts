import type { Exchange } from '../wire.ts';
import type { GeminiRefusal } from './errors.ts';

const HEADERS = {
  vary: 'Origin, X-Origin, Referer',
  server: 'scaffolding on HTTPServer2',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'x-xss-protection': '0',
};

/** The headers that every answer has. */
export function headersFor(contentType: string): Record<string, string> {
  return { 'content-type': contentType, ...HEADERS };
}

/** The content type of a JSON answer. */
export const JSON_TYPE = 'application/json; charset=UTF-8';
/** The content type of a stream of events, and of an error before it. */
export const SSE_TYPE = 'text/event-stream';

/** Sends one JSON value, laid out over lines as the API does. */
export function sendJson(exchange: Exchange, value: unknown, status = 200): void {
  const body = `${JSON.stringify(value, null, 2)}\n`;
  exchange.send({ status, headers: headersFor(JSON_TYPE), body });
}

/** The form in which a call wants its answer, and so its error. */
export function formOf(action: string, query: URLSearchParams): 'json' | 'sse' | 'array' {
  if (action !== 'streamGenerateContent') return 'json';
  return query.get('alt') === 'sse' ? 'sse' : 'array';
}

/** An error body as that form carries it: before a stream it has the stream's content type. */
export function errorText(refusal: GeminiRefusal, form: 'json' | 'sse' | 'array'): string {
  const body = form === 'array' ? [refusal.body] : refusal.body;
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** The content type of an error in that form. */
export function errorTypeOf(form: 'json' | 'sse' | 'array'): string {
  return form === 'sse' ? SSE_TYPE : JSON_TYPE;
}
