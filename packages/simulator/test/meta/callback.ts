import { createServer, type IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

const Json = z.record(z.string(), z.unknown());
type Json = z.infer<typeof Json>;

/** A POST that a callback got, with its bytes as they came. */
export interface Posted {
  headers: IncomingHttpHeaders;
  raw: Buffer;
  body: Json;
}

/** A product's callback on this machine: shakes hands, and answers posts as it is told. */
export interface Callback {
  url: string;
  verifyToken: string;
  /** Handshakes, as their queries. */
  asked: URLSearchParams[];
  got: Posted[];
  answer: (posted: Posted, number: number) => number | Promise<number>;
  /** What a handshake is answered with; undefined is the right thing. */
  greeting: { status: number; body: string } | undefined;
  /** Resolves once so many posts have come; fails after five seconds. */
  until(count: number): Promise<Posted[]>;
  close(): Promise<void>;
}

/** Opens a callback; it answers 200 until it is told otherwise. */
export async function openCallback(verifyToken = 'verify-me'): Promise<Callback> {
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://callback');
    if (request.method === 'GET') {
      callback.asked.push(url.searchParams);
      const isRight = url.searchParams.get('hub.verify_token') === callback.verifyToken;
      const body = url.searchParams.get('hub.challenge') ?? '';
      const usual = isRight ? { status: 200, body } : { status: 403, body: '' };
      const greeting = callback.greeting ?? usual;
      response.writeHead(greeting.status).end(greeting.body);
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const posted = { headers: request.headers, raw, body: parsed(raw) };
      callback.got.push(posted);
      for (const look of [...waiting]) look();
      const answer = callback.answer(posted, callback.got.length);
      void Promise.resolve(answer).then((status) => response.writeHead(status).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const callback: Callback = {
    url: `http://127.0.0.1:${port}/hooks`,
    verifyToken,
    asked: [],
    got: [],
    answer: () => 200,
    greeting: undefined,
    until: (count) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (callback.got.length < count) return;
          waiting.delete(look);
          clearTimeout(timer);
          resolve(callback.got);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`Only ${callback.got.length} of ${count} posts have come.`));
        }, 5000);
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return callback;
}

function parsed(raw: Buffer): Json {
  try {
    return Json.parse(JSON.parse(raw.toString('utf8')));
  } catch {
    return {};
  }
}

/** What stands at a path of keys and places in JSON; undefined when the path breaks off. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inside, key) => {
    if (Array.isArray(inside)) {
      const list: unknown[] = inside;
      return list[Number(key)];
    }
    return Json.safeParse(inside).data?.[key];
  }, value);
}
