import { randomFillSync, randomInt } from 'node:crypto';

// Crockford's alphabet in lower case: sorts like the number it writes and has no i, l, o or u.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

let lastMs = 0;
let counter = 0;

/**
 * A new id such as `bot_01k…`: 26 characters that sort by the time of making, and, within one
 * process, strictly in the order of making even inside one millisecond.
 */
export function newId<Prefix extends string>(
  prefix: Prefix,
  now = Date.now(),
): `${Prefix}_${string}` {
  step(now);
  value.writeUIntBE(lastMs, 0, 6);
  value.writeUInt16BE(counter, 6);
  // Drawn many at a time: each draw costs as much as all the rest.
  if (drawn === randoms.length) {
    randomFillSync(randoms);
    drawn = 0;
  }
  randoms.copy(value, 8, drawn, drawn + 8);
  drawn += 8;
  return `${prefix}_${encode(value)}`;
}

const value = Buffer.alloc(16);
const randoms = Buffer.alloc(8 * 128);
let drawn = randoms.length;

// A clock that stands or goes back keeps the last millisecond and counts on, like UUIDv7's counter.
function step(now: number): void {
  if (now > lastMs) {
    lastMs = now;
    counter = randomInt(0x8000);
  } else if (counter < 0xffff) {
    counter += 1;
  } else {
    lastMs += 1;
    counter = 0;
  }
}

// 128 bits as 26 letters of 5: the first one holds the 3 that are left over.
function encode(bytes: Buffer): string {
  let text = '';
  let held = 0;
  let bits = 2;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}
