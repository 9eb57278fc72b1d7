import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A fresh secret of `bytes` random bytes, written so that it fits in an address, header or cookie. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** What may be stored of a secret: its SHA-256 in hex. Only for random secrets, never for passwords. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether two secrets are equal, in a time that tells nothing about where or how they differ. */
export function sameSecret(given: string, wanted: string): boolean {
  // Digests have one length, so not even the length of the wanted secret leaks.
  const left = createHash('sha256').update(given).digest();
  const right = createHash('sha256').update(wanted).digest();
  return timingSafeEqual(left, right);
}
