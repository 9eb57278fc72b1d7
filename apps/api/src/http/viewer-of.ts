import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { secretCheck } from '@cbf/base';
import type { Parts } from '../context.ts';
import type { Config } from '../env.ts';
import type { Viewer } from '../viewer.ts';
import { tongueOf, type Tongue } from '../words/say.ts';
import { isOwnOrigin } from './origin.ts';

/** Who sends a request, and the cookie to answer with when their session was renewed. */
export interface Recognised {
  readonly viewer: Viewer;
  readonly cookie: string | null;
}

/** Who sends an HTTP request; whoever cannot be recognised is a guest. */
export async function viewerOf(parts: Parts, headers: IncomingHttpHeaders): Promise<Recognised> {
  const locale = tongueOf(headers['accept-language']);
  const guest = { viewer: { kind: 'GUEST', locale }, cookie: null } as const;
  if (headers.authorization !== undefined) {
    return { viewer: runnerOf(parts, headers.authorization, locale) ?? guest.viewer, cookie: null };
  }
  if (headers.cookie === undefined) return guest;
  return (await parts.accounts.recognise(headers.cookie)) ?? guest;
}

/**
 * Who opens a socket; null when it must be closed: a browser on another site, a wrong key, or
 * nobody. A socket without an Origin is no browser's and needs the key.
 */
export async function viewerOfSocket(
  parts: Parts,
  { headers }: IncomingMessage,
  params: Readonly<Record<string, unknown>>,
): Promise<Viewer | null> {
  const locale = tongueOf(headers['accept-language']);
  const key =
    typeof params.authorization === 'string' ? params.authorization : headers.authorization;
  if (key !== undefined) return runnerOf(parts, key, locale);
  if (headers.origin === undefined || !isOwnOrigin(headers, parts.config.publicUrl)) return null;
  if (headers.cookie === undefined) return null;
  return (await parts.accounts.recogniseAnew(headers.cookie))?.viewer ?? null;
}

/** Whether the Authorization header holds the RUNNER_KEY. */
export function isRunner(parts: Parts, authorization: string | undefined): boolean {
  return runnerOf(parts, authorization ?? '', 'en') !== null;
}

function runnerOf(parts: Parts, authorization: string, locale: Tongue): Viewer | null {
  const given = /^Bearer (.+)$/i.exec(authorization)?.[1];
  if (given === undefined || !keyCheckOf(parts.config)(given)) return null;
  return { kind: 'RUNNER', locale };
}

const keyChecks = new WeakMap<Config, (given: string) => boolean>();

// Asked twice for every request of a runner, so that half of the digests are worth keeping.
function keyCheckOf(config: Config): (given: string) => boolean {
  const known = keyChecks.get(config);
  if (known) return known;
  const fresh = secretCheck(config.runnerKey);
  keyChecks.set(config, fresh);
  return fresh;
}
