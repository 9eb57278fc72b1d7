import { randomBytes } from 'node:crypto';

/** A file to be uploaded, whole. */
export interface Upload {
  bytes: Uint8Array;
  mimeType: string;
  fileName: string;
}

/** Fields and a file as one multipart body with its content type. */
export function formOf(
  fields: Readonly<Record<string, string>>,
  { bytes, mimeType, fileName }: Upload,
): { type: string; bytes: Uint8Array } {
  const border = `cbf-${randomBytes(16).toString('hex')}`;
  const name = fileName.replace(/[^\p{L}\p{N} ._()-]/gu, '_');
  const kind = mimeType.replace(/[^\w/+.; =-]/g, '');
  const texts = Object.entries(fields).map(
    ([field, value]) =>
      `--${border}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${border}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${kind}\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${border}`,
    bytes: Buffer.concat([
      Buffer.from(texts.join('') + head),
      bytes,
      Buffer.from(`\r\n--${border}--\r\n`),
    ]),
  };
}
