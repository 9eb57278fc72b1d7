/** One result on its way to the members of a group. */
export interface Item {
  /** Its number in the log; members take only what is behind their own place. */
  readonly seq: number;
  /** The result as JSON. */
  readonly text: string;
}

/** Whether an id can be put into a frame byte by byte: printable ASCII that JSON does not escape. */
export function isPlainId(id: string): boolean {
  return /^[\x20\x21\x23-\x5b\x5d-\x7e]{1,64}$/.test(id);
}

// Ids this short are chosen by our own clients and the same on many sockets; longer ones are UUIDs.
const longestShared = 8;
const head = Buffer.from('{"id":"');
const middle = Buffer.from('","type":"next","payload":');

interface Template {
  readonly bytes: Buffer;
  /** Where the id stands, once for each frame. */
  readonly places: readonly number[];
}

/**
 * The frames of a few results, ready for the wire. They are built once for each length of id; a
 * member is given a copy with its id in it, or the very same bytes as others with the same id.
 */
export class Packet {
  readonly items: readonly Item[];
  readonly #templates = new Map<number, Template>();
  readonly #shared = new Map<string, Buffer>();

  constructor(items: readonly Item[]) {
    this.items = items;
  }

  /**
   * The frames with `id` in them. `queued` says that they may wait for their reader: then they get
   * memory of their own, since a slice of Node's pool would keep 8 KiB alive.
   */
  frames(id: string, queued: boolean): Buffer {
    const known = this.#shared.get(id);
    if (known) return known;
    const shares = id.length <= longestShared;
    const { bytes, places } = this.#template(id.length);
    const copy =
      queued || shares ? Buffer.allocUnsafeSlow(bytes.length) : Buffer.allocUnsafe(bytes.length);
    bytes.copy(copy);
    for (const place of places) copy.write(id, place, 'latin1');
    if (shares) this.#shared.set(id, copy);
    return copy;
  }

  /** What is left for a member whose place is already behind some of the results; null for nothing. */
  behind(seq: number): Packet | null {
    const first = this.items[0];
    if (first && first.seq > seq) return this;
    const rest = this.items.filter((item) => item.seq > seq);
    return rest.length === 0 ? null : new Packet(rest);
  }

  #template(idLength: number): Template {
    const known = this.#templates.get(idLength);
    if (known) return known;
    const made = templateOf(this.items, idLength);
    this.#templates.set(idLength, made);
    return made;
  }
}

function templateOf(items: readonly Item[], idLength: number): Template {
  const sizes = items.map(({ text }) => {
    const payload = head.length + idLength + middle.length + Buffer.byteLength(text) + 1;
    return { payload, whole: headerSize(payload) + payload };
  });
  const bytes = Buffer.allocUnsafeSlow(sizes.reduce((sum, { whole }) => sum + whole, 0));
  const places: number[] = [];
  let at = 0;
  for (const [index, { text }] of items.entries()) {
    at = writeHeader(bytes, at, sizes[index]?.payload ?? 0);
    at += head.copy(bytes, at);
    places.push(at);
    at += idLength;
    at += middle.copy(bytes, at);
    at += bytes.write(text, at);
    at = bytes.writeUInt8(0x7d, at);
  }
  return { bytes, places };
}

function headerSize(payload: number): number {
  if (payload < 126) return 2;
  return payload < 65_536 ? 4 : 10;
}

// RFC 6455 5.2: a final, unmasked text frame.
function writeHeader(bytes: Buffer, at: number, payload: number): number {
  const next = bytes.writeUInt8(0x81, at);
  if (payload < 126) return bytes.writeUInt8(payload, next);
  if (payload < 65_536) return bytes.writeUInt16BE(payload, bytes.writeUInt8(126, next));
  return bytes.writeBigUInt64BE(BigInt(payload), bytes.writeUInt8(127, next));
}
