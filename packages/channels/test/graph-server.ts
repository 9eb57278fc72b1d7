import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** A request as it came. */
export interface Asked {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: Buffer;
  /** The body, where it is JSON. */
  json: unknown;
}

/** A status with JSON. */
export interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What to answer: a reply, or whatever else is done with the response. */
export type Answering = Reply | ((response: ServerResponse, asked: Asked) => void);

/** A server that plays answers of Meta's: the next one of the list, or the same one again. */
export function graphServer() {
  const asked: Asked[] = [];
  const waiting: (() => void)[] = [];
  let answers: Answering[] = [];
  const server = createServer((request, response) => {
    void take(request).then((one) => {
      asked.push(one);
      for (const wake of waiting.splice(0)) wake();
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 404 };
      if (typeof answer === 'function') return answer(response, one);
      const headers = { 'content-type': 'application/json', ...answer.headers };
      response.writeHead(answer.status, headers).end(JSON.stringify(answer.body ?? {}));
    });
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  afterEach(() => {
    asked.length = 0;
    answers = [];
  });
  return {
    asked,
    get url() {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('It does not listen.');
      return `http://127.0.0.1:${address.port}`;
    },
    answer: (...all: Answering[]) => void (answers = all),
    /** Resolves when so many requests have come. */
    async heard(count: number): Promise<Asked[]> {
      while (asked.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      return asked;
    },
  };
}

async function take(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  const body = Buffer.concat(pieces);
  const url = new URL(request.url ?? '', 'http://localhost');
  const isJson = request.headers['content-type'] === 'application/json';
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body,
    json: isJson ? JSON.parse(body.toString()) : null,
  };
}

/** An error as Meta writes it. */
export function refusal(status: number, code: number, more: object = {}): Reply {
  const error = { message: `(#${code}) …`, type: 'OAuthException', code, fbtrace_id: 'A', ...more };
  return { status, body: { error } };
}
