import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { ask, textOf } from './http.ts';

const headers = { 'content-type': 'text/plain' };
let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
}

it('sends headers and body, and gives back what was answered, over one connection', async () => {
  const ports = new Set<number | undefined>();
  const url = await serve((request, response) => {
    ports.add(request.socket.remotePort);
    const { 'content-length': length, 'content-type': type } = request.headers;
    void textOf(request).then((text) => {
      response.writeHead(201).end(`${request.method} ${type} ${length} ${text}`);
    });
  });
  for (const body of ['oʻzbek', '']) {
    const answer = await ask(url, { method: 'POST', headers, body });
    expect(answer.statusCode).toBe(201);
    expect(await textOf(answer)).toBe(`POST text/plain ${Buffer.byteLength(body)} ${body}`);
  }
  expect(ports.size).toBe(1);
});

it('rejects with the code of the network when nobody listens', async () => {
  const url = await serve(() => {});
  await new Promise((resolve) => server?.close(resolve));
  server = undefined;
  await expect(ask(url, { method: 'GET', headers })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});

it('is broken off before, while it waits, and while the answer is read', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/begun') response.writeHead(200).write('a beginning');
  });
  const over = AbortSignal.abort();
  await expect(ask(url, { method: 'GET', headers, signal: over })).rejects.toThrow('broken off');
  const waiting = new AbortController();
  const silent = ask(url, { method: 'GET', headers, signal: waiting.signal });
  waiting.abort();
  await expect(silent).rejects.toMatchObject({ name: 'AbortError' });
  const reading = new AbortController();
  const answer = await ask(`${url}begun`, { method: 'GET', headers, signal: reading.signal });
  const text = textOf(answer);
  reading.abort();
  await expect(text).rejects.toThrow();
});

it('rejects the body of an answer whose connection breaks', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('a beginning', () => {
      response.destroy();
    });
  });
  await expect(textOf(await ask(url, { method: 'GET', headers }))).rejects.toThrow();
});
