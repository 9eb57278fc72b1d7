import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Env } from './env.ts';
import { securityHeaders } from './policy.ts';
import { joinSockets, passOn } from './proxy.ts';
import { forwardedHeaders, isSameMachine, visitorOf } from './visitor.ts';

type Addresses = Pick<Env, 'PUBLIC_URL' | 'API_URL' | 'RUNNER_URL'>;
type Pages = (request: IncomingMessage, response: ServerResponse) => void;

/** The one public door: pages, the api under /graphql and /media, and the runner under /hooks. */
export function createDoor(addresses: Addresses, pages: Pages): Server {
  const publicUrl = new URL(addresses.PUBLIC_URL);
  const api = new URL(addresses.API_URL);
  const runner = new URL(addresses.RUNNER_URL);
  const guard = securityHeaders(publicUrl.protocol === 'https:');
  const fileGuard = { 'x-content-type-options': 'nosniff' };

  const server = createServer((request, response) => {
    const path = pathOf(request);
    const visitor = visitorOf(request, publicUrl);
    const headers = forwardedHeaders(visitor);
    if (path === '/healthz') return void answer(response, 200, 'text/plain', 'ok');
    if (path === '/graphql' || path === '/media' || path.startsWith('/media/')) {
      return passOn(request, response, { base: api, headers, unreachable: apiIsAway });
    }
    if (path.startsWith('/hooks/')) {
      return passOn(request, response, { base: runner, headers, unreachable: runnerIsAway });
    }
    // The built files are no pages: fifty of them a visit need not carry a page's headers.
    const isBuilt = path.startsWith('/_app/immutable/');
    for (const [name, value] of Object.entries(isBuilt ? fileGuard : guard)) {
      response.setHeader(name, value);
    }
    if (isPage(request) && visitor.host !== publicUrl.host) {
      return elsewhere(request, response, visitor.host, publicUrl);
    }
    Object.assign(request.headers, headers);
    pages(request, response);
  });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (pathOf(request) !== '/graphql') return void socket.destroy();
    const headers = forwardedHeaders(visitorOf(request, publicUrl));
    joinSockets(request, socket, head, { base: api, headers });
  });
  return server;
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0] ?? '/';
}

function isPage({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/html');
}

/** Sessions hold for the public address only, so a visitor under another one is led or told there. */
function elsewhere(
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  publicUrl: URL,
): void {
  if (isSameMachine(host, publicUrl)) {
    response.writeHead(307, { location: `${publicUrl.origin}${request.url}` }).end();
    return;
  }
  const { origin } = publicUrl;
  answer(
    response,
    421,
    'text/plain; charset=utf-8',
    `ChatBot Factory answers at ${origin}. Open that address, or set PUBLIC_URL to the address you use and restart.\n` +
      `ChatBot Factory manzili: ${origin}. Shu manzilni oching yoki PUBLIC_URL ga oʻz manzilingizni yozib, qayta ishga tushiring.\n` +
      `ChatBot Factory отвечает по адресу ${origin}. Откройте его или задайте свой адрес в PUBLIC_URL и перезапустите.\n`,
  );
}

function apiIsAway(response: ServerResponse): void {
  const error = {
    message: 'The api cannot be reached. Try again in a moment.',
    extensions: { code: 'OFFLINE' },
  };
  answer(response, 503, 'application/json', JSON.stringify({ errors: [error] }));
}

function runnerIsAway(response: ServerResponse): void {
  answer(response, 503, 'text/plain', 'The runner cannot be reached. Send it again later.');
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
