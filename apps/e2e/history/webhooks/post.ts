import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { signed } from '../../src/platforms/meta.ts';
import type { Dice } from '../actors/dice.ts';

/** A webhook as it is sent, and what it must be answered. */
export interface Post {
  readonly body: Buffer;
  readonly headers: Record<string, string>;
  readonly wants: number;
}

/** The word that stands in everything that nobody of the platform has signed. */
export const forgery = 'forgedword';

const megabyte = 1_048_576;

/**
 * Makes a webhook of what was mutated: mostly signed as the platform signs, and then taken, whatever
 * it says; sometimes packed, too large, or signed by somebody else.
 */
export function postOf(bytes: Buffer, appSecret: string, dice: Dice): Post {
  const luck = dice.roll();
  if (luck < 0.1) return forged(bytes, appSecret, dice);
  if (luck < 0.11) {
    const body = gzipSync(bytes);
    const headers = { ...signed(body, appSecret), 'content-encoding': 'gzip' };
    return { body, headers, wants: 415 };
  }
  // Nothing that is said can be as large as that; white space can.
  if (luck < 0.112) return of(padded(bytes, 3 * megabyte - 1), appSecret);
  if (luck < 0.114) {
    const body = padded(bytes, 5 * megabyte);
    return { body, headers: signed(body, appSecret), wants: 413 };
  }
  return of(bytes, appSecret);
}

/** A webhook that says what it says, signed. */
export function of(body: Buffer, appSecret: string): Post {
  return { body, headers: signed(body, appSecret), wants: 200 };
}

function forged(bytes: Buffer, appSecret: string, dice: Dice): Post {
  // What it says would be seen, if it were taken.
  const text = bytes.toString('latin1').replaceAll(/Salom|"x"/g, `"${forgery}"`);
  const body = Buffer.from(text, 'latin1');
  const right = signed(body, appSecret)['x-hub-signature-256'] ?? '';
  const longer = Buffer.concat([body, Buffer.from(' ')]);
  const isSilent = dice.roll() < 0.1;
  const wrong = dice.pick([
    '',
    'sha256=',
    right.slice(0, -1),
    right.toUpperCase(),
    right.replace('sha256', 'sha1'),
    `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}`,
    ...[signed(body, ''), signed(body, randomUUID()), signed(longer, appSecret)].flatMap((one) =>
      Object.values(one),
    ),
  ]);
  const headers: Record<string, string> = isSilent ? {} : { 'x-hub-signature-256': wrong };
  return { body, headers, wants: 401 };
}

function padded(bytes: Buffer, size: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, size - bytes.length), ' ')]);
}
