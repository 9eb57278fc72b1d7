import type { IncomingMessage } from 'node:http';

/** Who asks and under which address, as far as this server can vouch for it. */
export interface Visitor {
  readonly address: string;
  readonly protocol: 'http' | 'https';
  readonly host: string;
}

/**
 * Works out who asks. Forwarded headers are believed only when the public address is https, which
 * this server doesn't speak itself, so that a proxy must stand in front; and only from a near one.
 */
export function visitorOf(request: IncomingMessage, publicUrl: URL): Visitor {
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const behindProxy = publicUrl.protocol === 'https:' && isNear(peer);
  const forwarded = (name: string): string | undefined => {
    const value = behindProxy ? request.headers[name] : undefined;
    return (Array.isArray(value) ? value.join(',') : value)?.split(',').at(-1)?.trim() || undefined;
  };
  return {
    address: forwarded('x-forwarded-for') ?? peer,
    protocol: behindProxy && forwarded('x-forwarded-proto') !== 'http' ? 'https' : 'http',
    host: forwarded('x-forwarded-host') ?? request.headers.host ?? publicUrl.host,
  };
}

/** The headers that tell the handler, the api and the runner what was found out. */
export function forwardedHeaders(visitor: Visitor): Record<string, string> {
  return {
    'x-forwarded-for': visitor.address,
    'x-forwarded-proto': visitor.protocol,
    'x-forwarded-host': visitor.host,
  };
}

/** Whether a host is this machine by another name, with the same port. */
export function isSameMachine(host: string, publicUrl: URL): boolean {
  const [name, port] = split(host);
  return isLoopback(name) && isLoopback(publicUrl.hostname) && port === publicUrl.port;
}

function split(host: string): [string, string] {
  const colon = host.lastIndexOf(':');
  if (colon < 0 || host.endsWith(']')) return [host, ''];
  return [host.slice(0, colon), host.slice(colon + 1)];
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '[::1]' || /^127\./.test(name);
}

function isNear(address: string): boolean {
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/i.test(address);
}
