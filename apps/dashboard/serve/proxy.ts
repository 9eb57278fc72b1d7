import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Duplex } from 'node:stream';

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Where a request goes, with which headers of ours, and what to say when nobody is there. */
export interface Target {
  readonly base: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly unreachable: (response: ServerResponse) => void;
}

/**
 * Hands a request on and its answer back, byte for byte and without collecting either; a hook's
 * signature is computed over exactly these bytes.
 */
export function passOn(request: IncomingMessage, response: ServerResponse, target: Target): void {
  const { base, headers, unreachable } = target;
  const ask = base.protocol === 'https:' ? httpsRequest : httpRequest;
  const outgoing = ask(base, {
    method: request.method,
    path: request.url,
    headers: { ...keep(request.headers), host: base.host, ...headers },
  });
  outgoing.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, keep(answer.headers));
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  outgoing.on('error', () => {
    if (response.headersSent) response.destroy();
    else unreachable(response);
  });
  response.on('close', () => outgoing.destroy());
  request.pipe(outgoing);
}

/** Joins a WebSocket's two ends as they are; returns once joined, closes both when one closes. */
export function joinSockets(
  request: IncomingMessage,
  near: Duplex,
  head: Buffer,
  target: Pick<Target, 'base' | 'headers'>,
): void {
  const far = dial(target.base);
  const close = (): void => {
    near.destroy();
    far.destroy();
  };
  for (const end of [near, far]) end.on('error', close).on('close', close);
  far.once(target.base.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
    far.setNoDelay(true);
    far.write(headOf(request, target));
    if (head.length > 0) far.write(head);
    near.pipe(far).pipe(near);
  });
}

function dial({ protocol, hostname, port }: URL): Socket {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:') return connectPlain(Number(port || 80), host);
  return connectTls({ port: Number(port || 443), host, servername: host });
}

function headOf(request: IncomingMessage, target: Pick<Target, 'base' | 'headers'>): string {
  const ours = new Map(Object.entries({ ...target.headers, host: target.base.host }));
  const lines = [`${request.method} ${request.url} HTTP/1.1`];
  for (let place = 0; place < request.rawHeaders.length; place += 2) {
    const name = request.rawHeaders[place] ?? '';
    if (!ours.has(name.toLowerCase())) lines.push(`${name}: ${request.rawHeaders[place + 1]}`);
  }
  for (const [name, value] of ours) lines.push(`${name}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function keep(headers: IncomingMessage['headers']): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !hopByHop.has(name)) kept[name] = value;
  }
  return kept;
}
