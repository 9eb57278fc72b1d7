import { ask } from '@cbf/base';
import { type Readable, Transform } from 'node:stream';
import { codeOf } from './network.ts';

/** A file on its way: read the stream to its end, or destroy it. */
export interface Media {
  /** Ends with an error when the file is larger than allowed, too slow, or breaks off. */
  stream: Readable;
  mimeType: string;
  /** What the platform says, bytes; null when it says nothing. */
  size: number | null;
  fileName: string | null;
}

/** Why a file could not be had; only UNREACHABLE is worth another try. */
export type MediaTroubleCode =
  'GONE' | 'TOO_LARGE' | 'WRONG_KIND' | 'FORBIDDEN_ADDRESS' | 'WRONG_TOKEN' | 'UNREACHABLE';

/** A file, or why there is none, told without an address or a credential. */
export type MediaAttempt =
  { ok: true; value: Media } | { ok: false; code: MediaTroubleCode; detail: string };

/** What a download may cost. */
export interface MediaLimits {
  mostBytes: number;
  /** For the whole file, ms. */
  timeoutMs: number;
}

/** Telegram gives no more than this to a bot, and nothing larger can be shown to a model. */
export const MEDIA_LIMITS: MediaLimits = { mostBytes: 20 * 1_024 * 1_024, timeoutMs: 60_000 };

/** Where a file is and how it is asked for. */
export interface Place {
  url: string;
  headers?: Record<string, string>;
  /** Hosts, or ends of them (`.example.com`), that the address may have. */
  hosts: readonly string[];
  /** What is known of the file before it is there. */
  mimeType?: string | undefined;
  size?: number | undefined;
  fileName?: string | undefined;
}

/** A file that a browser would run: kept from nobody's computer but our people's. */
const ACTIVE = /^(?:text\/html|image\/svg\+xml|application\/xhtml\+xml|.*javascript)$/;
const KIND = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,60}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,60}$/;

/**
 * Asks for a file within limits of size, kind and time; nothing of it is kept here. An address
 * outside the given hosts is not asked, a redirect not followed: what a customer sends must not
 * make us look anywhere else.
 */
export async function download(
  place: Place,
  limits: Partial<MediaLimits> = {},
  signal?: AbortSignal,
): Promise<MediaAttempt> {
  const { mostBytes, timeoutMs } = { ...MEDIA_LIMITS, ...limits };
  if (!isAllowed(place)) return refused('FORBIDDEN_ADDRESS', 'The file lies at a strange address.');
  if ((place.size ?? 0) > mostBytes) return tooLarge(mostBytes);
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await ask(place.url, {
      method: 'GET',
      headers: place.headers ?? {},
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    const status = answer.statusCode ?? 0;
    const told = answer.headers['content-length'];
    const size = told === undefined ? (place.size ?? null) : Number(told);
    const mimeType = kindOf(answer.headers['content-type']) ?? kindOf(place.mimeType) ?? ANY;
    const refusal =
      byStatus(status) ??
      ((size ?? 0) > mostBytes ? tooLarge(mostBytes) : null) ??
      (ACTIVE.test(mimeType) ? refused('WRONG_KIND', `The file is ${mimeType}.`) : null);
    if (refusal) {
      answer.destroy();
      return refusal;
    }
    const stream = answer.pipe(atMost(mostBytes));
    answer.once('error', (error) => stream.destroy(error));
    stream.once('close', () => answer.destroy());
    // Whoever reads later is told all the same; unheard, it would end the process.
    stream.on('error', () => undefined);
    return { ok: true, value: { stream, mimeType, size, fileName: place.fileName ?? null } };
  } catch (error) {
    return refused('UNREACHABLE', codeOf(error) || 'the line broke');
  }
}

const ANY = 'application/octet-stream';

function kindOf(header: string | undefined): string | null {
  const kind = header?.split(';')[0]?.trim().toLowerCase();
  return kind !== undefined && KIND.test(kind) && kind !== ANY ? kind : null;
}

function isAllowed({ url, hosts }: Place): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, hostname, username } = new URL(url);
  if (username !== '') return false;
  return hosts.some((allowed) =>
    allowed.startsWith('.')
      ? protocol === 'https:' && hostname.endsWith(allowed)
      : host === allowed && /^https?:$/.test(protocol),
  );
}

function byStatus(status: number): MediaAttempt | null {
  if (status === 200) return null;
  const detail = `HTTP ${status}`;
  if (status === 401) return refused('WRONG_TOKEN', detail);
  return refused(status >= 500 || status === 429 ? 'UNREACHABLE' : 'GONE', detail);
}

function tooLarge(mostBytes: number): MediaAttempt {
  return refused('TOO_LARGE', `The file is larger than ${mostBytes} bytes.`);
}

function refused(code: MediaTroubleCode, detail: string): MediaAttempt {
  return { ok: false, code, detail };
}

/** What a file turned out to be larger than while it was read. */
export class FileTooLarge extends Error {
  constructor(mostBytes: number) {
    super(`The file is larger than ${mostBytes} bytes.`);
    this.name = 'FileTooLarge';
  }
}

function atMost(mostBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      seen += piece.length;
      if (seen > mostBytes) done(new FileTooLarge(mostBytes));
      else done(null, piece);
    },
  });
}
