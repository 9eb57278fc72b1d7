import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPlainId, Packet } from './frame.ts';

/** Reads frames as RFC 6455 says, and fails on anything that a server may not send. */
function read(bytes: Buffer): string[] {
  const texts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    expect(bytes[at]).toBe(0x81);
    const short = bytes.readUInt8(at + 1);
    const [size, begin] =
      short < 126
        ? [short, at + 2]
        : short === 126
          ? [bytes.readUInt16BE(at + 2), at + 4]
          : [Number(bytes.readBigUInt64BE(at + 2)), at + 10];
    // The shortest form that fits is the only right one.
    if (short === 126) expect(size).toBeGreaterThan(125);
    if (short === 127) expect(size).toBeGreaterThan(65_535);
    texts.push(bytes.toString('utf8', begin, begin + size));
    at = begin + size;
  }
  expect(at).toBe(bytes.length);
  return texts;
}

const plainId = fc
  .string({ minLength: 1, maxLength: 64, unit: 'grapheme-ascii' })
  .filter((id) => isPlainId(id));
const texts = fc.array(
  fc.string({ unit: 'grapheme', maxLength: 200 }).map((x) => JSON.stringify(x)),
  {
    minLength: 1,
    maxLength: 5,
  },
);

it('every member is given each result under its own id, however many ids there are', () => {
  fc.assert(
    fc.property(
      fc.array(plainId, { minLength: 1, maxLength: 6 }),
      texts,
      fc.boolean(),
      (ids, all, queued) => {
        const packet = new Packet(all.map((text, seq) => ({ seq, text })));
        // All copies are made before any is read: none may be written over by the next.
        const copies = ids.map((id) => packet.frames(id, queued));
        for (const [place, copy] of copies.entries())
          expect(read(copy).map((text): unknown => JSON.parse(text))).toEqual(
            all.map((text): unknown => ({
              id: ids[place],
              type: 'next',
              payload: JSON.parse(text),
            })),
          );
      },
    ),
  );
});

it.each([60, 88, 89, 90, 65_490, 65_499, 65_500, 65_501, 65_536, 200_000])(
  'a result of %i bytes fits its frame exactly',
  (size) => {
    const text = JSON.stringify('x'.repeat(size));
    const [only] = read(new Packet([{ seq: 1, text }]).frames('1', false));
    expect(only).toBe(`{"id":"1","type":"next","payload":${text}}`);
  },
);

it('those with the same short id share the bytes, and a UUID has its own', () => {
  const packet = new Packet([{ seq: 1, text: '{}' }]);
  expect(packet.frames('1', false)).toBe(packet.frames('1', true));
  const uuid = '43b25676-3d83-41a8-b214-b6d46527e7bb';
  expect(packet.frames(uuid, false)).not.toBe(packet.frames(uuid, false));
});

it('what may have to wait for its reader does not keep a slice of the common pool', () => {
  const uuid = '43b25676-3d83-41a8-b214-b6d46527e7bb';
  const frames = new Packet([{ seq: 1, text: '{}' }]).frames(uuid, true);
  expect(frames.buffer.byteLength).toBe(frames.length);
});

it('a member is left out of what it has been shown', () => {
  const packet = new Packet([3, 4, 5].map((seq) => ({ seq, text: String(seq) })));
  expect(packet.behind(2)).toBe(packet);
  expect(packet.behind(4)?.items.map(({ seq }) => seq)).toEqual([5]);
  expect(packet.behind(5)).toBeNull();
});

it.each(['a"b', 'a\\b', 'ü', '\n', '', 'x'.repeat(65)])('the id %j is left to graphql-ws', (id) => {
  expect(isPlainId(id)).toBe(false);
});
