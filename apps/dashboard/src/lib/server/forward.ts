import { API_URL } from '$app/env/private';
import type { RequestEvent } from '@sveltejs/kit';
import { readSetCookie } from './cookies.ts';

/** The cookie that carries the session; the api makes it and the browser keeps it. */
export const sessionCookie = 'cbf_session';

const passedOn = ['accept', 'accept-language', 'content-type', 'user-agent'];

/**
 * Asks the api on behalf of the visitor: with his session, address and origin. Cookies that the
 * api sets go back to the browser. Rejects when the api cannot be reached.
 */
export async function askApi(event: RequestEvent, request: Request): Promise<Response> {
  const headers = new Headers();
  for (const name of passedOn) {
    const value = request.headers.get(name) ?? event.request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const session = event.cookies.get(sessionCookie);
  if (session !== undefined) headers.set('cookie', `${sessionCookie}=${session}`);
  headers.set('origin', event.request.headers.get('origin') ?? event.url.origin);
  headers.set('x-forwarded-for', event.getClientAddress());
  headers.set('x-forwarded-proto', event.url.protocol.replace(':', ''));
  headers.set('x-forwarded-host', event.url.host);
  const response = await fetch(`${API_URL}/graphql`, {
    method: request.method,
    headers,
    body: await request.text(),
    signal: request.signal,
  });
  for (const line of response.headers.getSetCookie()) passBack(event, line);
  return response;
}

function passBack(event: RequestEvent, line: string): void {
  const cookie = readSetCookie(line);
  if (cookie === null) return;
  event.cookies.set(cookie.name, cookie.value, { ...cookie.options, encode: (value) => value });
}
