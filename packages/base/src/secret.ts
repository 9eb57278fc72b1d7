import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A fresh secret of `bytes` random bytes, written so that it fits in an address, header or cookie. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** What may be stored of a secret: its SHA-256 in hex. Only for random secrets, never for passwords. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** Whether two secrets are equal, in a time that tells nothing about where or how they differ. */
export function sameSecret(given: string, wanted: string): boolean {
  return secretCheck(wanted)(given);
}

/** `sameSecret` for a secret that is asked for with every request. */
export function secretCheck(wanted: string): (given: string) => boolean {
  // Digests have one length, so not even the length of the wanted secret leaks.
  const digest = hash('sha256', wanted, 'buffer');
  return (given) => timingSafeEqual(hash('sha256', given, 'buffer'), digest);
}
