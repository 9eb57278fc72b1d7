/** One part of a multipart/form-data body. */
export interface Part {
  name: string;
  fileName: string | undefined;
  mimeType: string | undefined;
  bytes: Buffer;
}

const LINE = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * Splits a multipart body. Reads what real clients send, also without a space after a header's
 * colon and with unquoted file names; returns null when the body breaks the format.
 */
export function readMultipart(contentType: string, body: Buffer): Part[] | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (!mark) return null;
  const delimiter = Buffer.from(`--${mark}`);
  let at = body.indexOf(delimiter);
  if (at < 0) return null;
  const parts: Part[] = [];
  for (;;) {
    at += delimiter.length;
    if (body.subarray(at, at + 2).toString() === '--') return parts;
    const headStart = body.indexOf(LINE, at);
    const headEnd = body.indexOf(HEAD_END, at);
    const end = body.indexOf(Buffer.concat([LINE, delimiter]), headEnd);
    if (headStart < 0 || headEnd < 0 || end < 0) return null;
    const head = body.subarray(headStart + LINE.length, headEnd).toString('utf8');
    const part = readPart(head, body.subarray(headEnd + HEAD_END.length, end));
    if (part) parts.push(part);
    at = end + LINE.length;
  }
}

function readPart(head: string, bytes: Buffer): Part | null {
  const name = attribute(head, 'name');
  if (name === undefined) return null;
  const mimeType = /^content-type:\s*([^\r\n]+)/im.exec(head)?.[1]?.trim();
  return { name, fileName: attribute(head, 'filename'), mimeType, bytes };
}

function attribute(head: string, name: string): string | undefined {
  const found = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(head);
  return found?.[1] ?? found?.[2];
}
