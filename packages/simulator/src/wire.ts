import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from './clock.ts';
import type { FaultAction, FaultCall, Faults } from './faults.ts';
import type { History } from './history.ts';
import type { Line, Transcript } from './transcript.ts';

/** What every simulated service works with. */
export interface Parts {
  clock: Clock;
  faults: Faults;
  transcript: Transcript;
  history: History;
}

/** A whole answer. */
export interface WireAnswer {
  status: number;
  headers?: OutgoingHttpHeaders;
  body: string | Buffer;
}

/** How a platform words a failure that a fault rule asks for without giving a body. */
export type ErrorBody = (status: number, retryAfter: number | undefined) => string;

const ACTED_OUT: ReadonlySet<FaultAction['kind']> = new Set([
  'duplicate',
  'reorder',
  'gemini',
  'graph',
]);

const GATEWAY_PAGE =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n';

/**
 * One request on its way through the simulator: writes the answer byte for byte, keeps the
 * transcript, and suffers the faults in force. Writing after the other side has gone is harmless.
 */
export class Exchange {
  /** The fault that the platform itself has to act out: duplicate, reorder, gemini or graph. */
  readonly fault: FaultAction | undefined;
  readonly #reply: FastifyReply;
  readonly #line: Line;
  readonly #gone = new AbortController();
  readonly #terminal: FaultAction | undefined;
  #written = 0;
  #ended = false;

  constructor(reply: FastifyReply, line: Line, terminal: FaultAction | undefined) {
    this.#reply = reply;
    this.#line = line;
    this.#terminal = terminal;
    this.fault = terminal && ACTED_OUT.has(terminal.kind) ? terminal : undefined;
    reply.raw.on('close', () => {
      if (!this.#ended) {
        this.#line.close(true);
        this.#ended = true;
      }
      this.#gone.abort();
    });
  }

  /** Aborted when the exchange is over, above all when the client hangs up. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  /** Sends status and headers. */
  begin(status: number, headers: OutgoingHttpHeaders): void {
    if (this.#ended) return;
    if (this.#terminal?.kind === 'drop') return this.destroy();
    this.#line.head(status, headers);
    this.#reply.raw.writeHead(status, headers);
  }

  /** Sends a piece of the body; a reset fault cuts the connection inside it. */
  write(chunk: string | Buffer): void {
    if (this.#ended) return;
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    const cut = this.#terminal?.kind === 'reset' ? (this.#terminal.afterBytes ?? 1) : Infinity;
    const left = cut - this.#written;
    const sent = bytes.length > left ? bytes.subarray(0, left) : bytes;
    this.#written += sent.length;
    this.#line.chunk(sent);
    if (this.#written < cut) {
      this.#reply.raw.write(sent);
      return;
    }
    this.#ended = true;
    this.#line.close(true);
    this.#reply.raw.write(sent, () => this.#reply.raw.socket?.resetAndDestroy());
  }

  /** Ends the answer. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#line.close();
    this.#reply.raw.end();
  }

  /** Cuts the connection at once. */
  destroy(): void {
    this.#ended = true;
    this.#line.close(true);
    this.#reply.raw.socket?.destroy();
  }

  /** Sends a whole answer. */
  send(answer: WireAnswer): void {
    const body = Buffer.from(answer.body);
    this.begin(answer.status, { ...answer.headers, 'content-length': body.length });
    if (body.length > 0) this.write(body);
    this.end();
  }
}

/**
 * Takes a request over from Fastify. Returns null when a fault has already answered or dropped
 * it, so that nothing may be processed.
 */
export async function openExchange(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  call: FaultCall,
  errorBody: ErrorBody,
  errorType = 'application/json',
): Promise<Exchange | null> {
  reply.hijack();
  const line = parts.transcript.open({
    platform: call.platform,
    direction: 'in',
    method: call.method,
    bot: call.bot,
    verb: request.method,
    path: request.url,
    requestHeaders: request.headers,
    body: rawBody(request),
  });
  const actions = parts.faults.take({ ...call, body: rawBody(request) });
  const terminal = actions.find((action) => action.kind !== 'delay');
  const exchange = new Exchange(reply, line, terminal);
  for (const action of actions) {
    if (action.kind === 'delay') await parts.clock.sleep(action.ms, exchange.signal);
  }
  if (terminal?.kind === 'drop' && terminal.when === 'before') {
    exchange.destroy();
    return null;
  }
  const answer = instead(terminal, errorBody, errorType);
  if (!answer) return exchange;
  exchange.send(answer);
  return null;
}

/** The bytes of the request's body; empty when it has none. */
export function rawBody(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function instead(
  fault: FaultAction | undefined,
  errorBody: ErrorBody,
  errorType: string,
): WireAnswer | null {
  if (fault?.kind === 'html502') {
    return { status: 502, headers: { 'content-type': 'text/html' }, body: GATEWAY_PAGE };
  }
  if (fault?.kind !== 'status') return null;
  const { status, body, headers, retryAfter } = fault;
  const text =
    typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
  return {
    status,
    headers: {
      'content-type': errorType,
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...headers,
    },
    body: text ?? errorBody(status, retryAfter),
  };
}
