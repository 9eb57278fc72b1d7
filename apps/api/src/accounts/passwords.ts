import { hash, verify } from '@node-rs/argon2';
import { Semaphore } from '@cbf/base';

/** Makes and checks password hashes; at most two at a time, since each costs 60 ms of a core. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Whether it is the password; without a stored hash it takes as long and says no. */
  verify(stored: string | null, password: string): Promise<boolean>;
  /** Whether the hash was made with other settings than today's. */
  isOutdated(stored: string): boolean;
}

// OWASP's settings for argon2id: 19 MiB, two passes, one lane.
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const form = '$argon2id$v=19$m=19456,t=2,p=1$';
// Hash of a random text that nobody knows, for names that don't exist.
const nobody = `${form}e9jUzKbqx5w9ynyyaFfJuQ$xpQLb6kGZOiAZEZl64OFfQGJByIjFBKJ6GaDEtMnh74`;

/** A checker of its own two places. */
export function createPasswords(): Passwords {
  const places = new Semaphore(2);
  return {
    hash: (password) => places.run(() => hash(normal(password), settings)),
    async verify(stored, password) {
      const matches = await places.run(() => verify(stored ?? nobody, normal(password)));
      return stored !== null && matches;
    },
    isOutdated: (stored) => !stored.startsWith(form),
  };
}

// One password typed on two keyboards can arrive as different code points.
function normal(password: string): string {
  return password.normalize('NFKC');
}
