import type { IncomingHttpHeaders } from 'node:http';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a browser request with a cookie may be trusted: it comes from our own pages. The scheme
 * counts too, which is why lucia's own check (host only) is not used.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin === undefined || sameOrigin(headers.origin, publicUrl);
}

/** Whether two addresses are one origin; the names of this machine count as one host. */
export function sameOrigin(origin: string, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const given = new URL(origin);
  const own = new URL(publicUrl);
  const sameHost =
    given.hostname === own.hostname || (loopback.has(given.hostname) && loopback.has(own.hostname));
  return given.protocol === own.protocol && given.port === own.port && sameHost;
}
