import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../clock.ts';
import type { GeminiSettings } from '../gemini-settings.ts';
import type { Exchange } from '../wire.ts';
import { keyInvalid, keyMissing, keyRevoked } from './errors.ts';
import type { CacheStore } from './caches.ts';
import type { FileStore } from './files.ts';
import type { Scripts } from './script.ts';

/** What the simulated service remembers and goes by. */
export type Service = {
  clock: Clock;
  settings: GeminiSettings;
  files: FileStore;
  caches: CacheStore;
  scripts: Scripts;
  nextResponseId: () => string;
};

/** One request, read as far as the address. */
export type Call = {
  service: Service;
  exchange: Exchange;
  /** `v1` or `v1beta`. */
  version: string;
  /** The part of the address that names a thing: a model, a file, a cache; or empty. */
  name: string;
  action: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  key: string;
  /** The address under which the client reached the simulator, with the `/gemini` prefix. */
  base: string;
};

/** The key of a request, or '' when it brings none. */
export function keyIn(headers: IncomingHttpHeaders, query: URLSearchParams): string {
  const header = headers['x-goog-api-key'];
  return (Array.isArray(header) ? header[0] : header) ?? query.get('key') ?? '';
}

/**
 * Lets any key pass but these: none (403), one that begins with `bad-` (400, as a wrong standard
 * key) and one that begins with `revoked-` (401, as a revoked key of the newer kind).
 */
export function checkKey(key: string): void {
  if (key.trim() === '') throw keyMissing();
  if (key.startsWith('bad-')) throw keyInvalid();
  if (key.startsWith('revoked-')) throw keyRevoked();
}
