import { randomBytes, randomInt } from 'node:crypto';

// Crockford's alphabet in lower case: sorts like the number it writes and has no i, l, o or u.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 26;

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
  const random = randomBytes(8).readBigUInt64BE();
  return `${prefix}_${encode((BigInt(lastMs) << 80n) | (BigInt(counter) << 64n) | random)}`;
}

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

function encode(value: bigint): string {
  let rest = value;
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = `${alphabet.charAt(Number(rest & 31n))}${text}`;
    rest >>= 5n;
  }
  return text;
}
