/** A text as one WebSocket frame of a server. */
export function frameOf(text: string): Buffer {
  const body = Buffer.from(text);
  const short = body.length < 126;
  const head = Buffer.alloc(short ? 2 : body.length < 65_536 ? 4 : 10);
  head[0] = 0x81;
  head[1] = short ? body.length : head.length === 4 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(body.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(body.length), 2);
  return Buffer.concat([head, body]);
}

/** One whole frame of a server, and its text if it is one. */
export interface Frame {
  readonly bytes: Buffer;
  readonly text: string | null;
}

/** Takes the whole frames of a server off the beginning of what came; the rest is still to come. */
export function takeFrames(bytes: Buffer): { frames: Frame[]; rest: Buffer } {
  const frames: Frame[] = [];
  let rest = bytes;
  for (let end = endOf(rest); end !== null && end.at <= rest.length; end = endOf(rest)) {
    const isText = rest[0] === 0x81;
    const text = isText ? rest.subarray(end.body, end.at).toString('utf8') : null;
    frames.push({ bytes: rest.subarray(0, end.at), text });
    rest = rest.subarray(end.at);
  }
  return { frames, rest };
}

/** Where the first frame's body begins and where the frame ends; null while its head is cut. */
function endOf(bytes: Buffer): { body: number; at: number } | null {
  const length = bytes.length < 2 ? undefined : bytes[1];
  if (length === undefined) return null;
  const body = length < 126 ? 2 : length === 126 ? 4 : 10;
  if (bytes.length < body) return null;
  if (body === 2) return { body, at: body + length };
  const long = body === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return { body, at: body + long };
}
