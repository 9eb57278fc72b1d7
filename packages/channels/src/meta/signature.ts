import { createHmac, timingSafeEqual } from 'node:crypto';
import { sameSecret } from '@cbf/base';

/** Where Meta puts the signature of a webhook's body. */
export const SIGNATURE_HEADER = 'x-hub-signature-256';

/**
 * Whether a webhook's body was signed with this app secret. It is the bytes that count, exactly as
 * they came; compared in a time that tells nothing. False without a header or a secret.
 */
export function verifySignature(
  rawBody: Uint8Array | string,
  header: string | string[] | null | undefined,
  appSecret: string | null | undefined,
): boolean {
  // With an empty secret anybody could sign.
  if (typeof header !== 'string' || appSecret == null || appSecret === '') return false;
  const given = /^sha256=([0-9a-f]{64})$/.exec(header)?.[1];
  if (given === undefined) return false;
  const wanted = createHmac('sha256', appSecret).update(rawBody).digest();
  return timingSafeEqual(wanted, Buffer.from(given, 'hex'));
}

/**
 * What to answer Meta's question whether an address is ours: the challenge, bare, as plain text;
 * null (answer 403) when a parameter is missing, given twice or wrong.
 */
export function answerHandshake(
  query: URLSearchParams,
  verifyToken: string | null | undefined,
): string | null {
  const only = (name: string): string | null => {
    const [value, ...more] = query.getAll(name);
    return value === undefined || value === '' || more.length > 0 ? null : value;
  };
  const challenge = only('hub.challenge');
  const token = only('hub.verify_token');
  if (only('hub.mode') !== 'subscribe' || challenge === null || token === null) return null;
  if (verifyToken == null || verifyToken === '') return null;
  return sameSecret(token, verifyToken) ? challenge : null;
}
