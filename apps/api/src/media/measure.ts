import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { FileTooLarge } from './faults.ts';
import type { Kept } from './store.ts';

/** Lets bytes through, counts and hashes them; ends with FileTooLarge when there are too many. */
export function measure(mostBytes: number): { through: Transform; kept: () => Kept } {
  const hash = createHash('sha256');
  let size = 0;
  const through = new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length;
      if (size > mostBytes) return done(new FileTooLarge(mostBytes));
      hash.update(piece);
      done(null, piece);
    },
  });
  return { through, kept: () => ({ size, sha256: hash.digest('hex') }) };
}
