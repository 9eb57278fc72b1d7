import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

const algorithm = 'aes-256-gcm';
const version = 'v1';

/** Seals secrets for storage and opens them again. */
export interface Sealer {
  /** Encrypts `plain` under the newest key, tied to `aad` (say `workspace|table|column|row`). */
  seal(plain: string, aad: string): string;
  /** Gives the plain text back, or throws a SealError for a foreign key, place or changed text. */
  open(sealed: string, aad: string): string;
  /** Whether `sealed` was made with the newest key; when not, re-sealing it lets an old key go. */
  isCurrent(sealed: string): boolean;
}

/** A sealed text that cannot be opened; its message never holds what was sealed. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/**
 * The variable DATA_KEY: one key of 32 random bytes in base64 or hex, or several with commas
 * between them, the newest first; the older ones only open.
 */
export const dataKey = z.string().refine((text) => parse(text).every((key) => key.length === 32), {
  error: 'must be 32 random bytes in base64 or hex (several, newest first, with commas between)',
});

/** A sealer over the key ring in `DATA_KEY`; throws a SealError when the ring is not well formed. */
export function createSealer({ DATA_KEY }: { readonly DATA_KEY: string }): Sealer {
  const ring = parse(DATA_KEY);
  const [newest] = ring;
  if (newest === undefined || ring.some((key) => key.length !== 32)) {
    throw new SealError('DATA_KEY must hold keys of 32 bytes in base64 or hex.');
  }
  const keys = new Map(ring.map((key) => [keyId(key), key]));
  const newestId = keyId(newest);

  return {
    seal(plain, aad) {
      const iv = randomBytes(12);
      const cipher = createCipheriv(algorithm, newest, iv).setAAD(Buffer.from(aad));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      const parts = [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url'));
      return [version, newestId, ...parts].join('.');
    },
    open(sealed, aad) {
      const { id, iv, tag, text } = take(sealed);
      const key = keys.get(id);
      if (key === undefined) {
        throw new SealError(`The key ${id} is not in DATA_KEY: add the key that sealed this.`);
      }
      try {
        const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: 16 });
        decipher.setAAD(Buffer.from(aad)).setAuthTag(tag);
        return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new SealError('A sealed text was changed, or belongs to another place.', { cause });
      }
    },
    isCurrent: (sealed) => take(sealed).id === newestId,
  };
}

function take(sealed: string) {
  const [form, id, iv, tag, text, ...rest] = sealed.split('.');
  const whole = id !== undefined && iv !== undefined && tag !== undefined && text !== undefined;
  if (form !== version || !whole || rest.length > 0) {
    throw new SealError('A sealed text is not of the form v1.key.iv.tag.text.');
  }
  const bytes = (part: string) => Buffer.from(part, 'base64url');
  return { id, iv: bytes(iv), tag: bytes(tag), text: bytes(text) };
}

function parse(text: string): Buffer[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .map((part) => Buffer.from(part, /^[0-9a-f]{64}$/i.test(part) ? 'hex' : 'base64'));
}

function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}
