/** Numbers from 0 to 1 that are the same again for the same seed. */
export type Random = () => number;

/** A small, quick source of them. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of these. */
export function pick<One>(random: Random, all: readonly [One, ...One[]]): One {
  return all[Math.floor(random() * all.length)] ?? all[0];
}

type Json = unknown;

/**
 * A webhook's bytes with something wrong in them: one to three things, of every kind. What stands
 * deeper than `frame` is changed more often: with the frame broken, nothing in it is read.
 */
export function mutate(random: Random, payload: Json, frame: number): Buffer {
  let value = payload;
  const times = 1 + Math.floor(random() * 3);
  for (let n = 0; n < times; n += 1) value = wrongSomewhere(random, value, frame);
  let bytes = Buffer.from(written(random, value));
  if (random() < 0.1) {
    for (let n = 0; n < 1 + random() * 8; n += 1) {
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    }
  }
  if (random() < 0.05) bytes = bytes.subarray(0, Math.floor(random() * bytes.length));
  return bytes;
}

type Place = readonly string[];

/** Changes one value of a tree, or the place where it stands. */
function wrongSomewhere(random: Random, tree: Json, frame: number): Json {
  const all = placesOf(tree);
  const inner = all.filter((place) => place.length > frame);
  const [first = [], ...rest] = inner.length > 0 && random() < 0.85 ? inner : all;
  return changed(tree, pick(random, [first, ...rest]), random);
}

function placesOf(tree: Json, above: Place = []): Place[] {
  if (typeof tree !== 'object' || tree === null) return [above];
  const below = Object.entries(tree).flatMap(([name, inner]) => placesOf(inner, [...above, name]));
  return [above, ...below];
}

function changed(tree: Json, [name, ...rest]: Place, random: Random): Json {
  if (name === undefined || typeof tree !== 'object' || tree === null) return wrong(random, tree);
  if (Array.isArray(tree)) {
    const items: Json[] = tree;
    const at = Number(name);
    if (rest.length === 0 && random() < 0.3) return [...items, ...items, wrong(random, items[at])];
    return items.map((item, n) => (n === at ? changed(item, rest, random) : item));
  }
  const others = Object.fromEntries(Object.entries(tree).filter(([other]) => other !== name));
  const inner: Json = Object.entries(tree).find(([other]) => other === name)?.[1];
  if (rest.length === 0 && random() < 0.2) return others;
  if (rest.length === 0 && random() < 0.1) return { ...others, [strange(random)]: inner };
  return { ...others, [name]: changed(inner, rest, random) };
}

function wrong(random: Random, value: Json): Json {
  return pick<() => Json>(random, [
    () => null,
    () => [],
    () => ({}),
    () => [value],
    () => ({ [strange(random)]: value }),
    () => strange(random),
    () => pick(random, [0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31]),
    () => true,
    () => (JSON.stringify(value) ?? '').slice(0, 5_000),
    () => deep(20 + Math.floor(random() * 200), value),
    () => Array.from({ length: Math.floor(random() * 50) }, () => value),
    () => (typeof value === 'string' ? Number(value) : JSON.stringify(value)),
  ])();
}

function strange(random: Random): string {
  return pick(random, [
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\udc00x',
    '__proto__',
    'constructor',
    'toString',
    'x'.repeat(300),
    'я'.repeat(5_000),
    '9'.repeat(40),
    '-1',
    '1e999',
    'wamid.m1',
    'text',
    'revoke',
    'system',
    'reaction',
    'http://127.0.0.1/',
    '<script>',
    '‮txet',
    '👨‍👩‍👧',
  ]);
}

function deep(levels: number, value: Json): Json {
  let tree = value;
  for (let n = 0; n < levels; n += 1) tree = n % 2 === 0 ? [tree] : { message: tree };
  return tree;
}

function written(random: Random, value: Json): string {
  const text = JSON.stringify(value) ?? 'null';
  if (random() < 0.05) return text.replace(/\d+/, '1e999');
  if (random() < 0.03) return `${'['.repeat(50_000)}${text}${']'.repeat(50_000)}`;
  // As Meta writes it.
  if (random() < 0.3) {
    return text.replace(
      /[\u0080-\uffff]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }
  return text;
}
