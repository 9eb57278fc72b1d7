import { randomBytes } from 'node:crypto';
import { bytesOf, type Upload } from '../upload.ts';

/** A body that is made while it is sent. */
export interface Form {
  type: string;
  length: number;
  body: AsyncIterable<Uint8Array>;
}

/** Fields and a file as one multipart body, which is never whole in memory. */
export function formOf(fields: Readonly<Record<string, string>>, file: Upload): Form {
  const border = `cbf-${randomBytes(16).toString('hex')}`;
  const name = file.fileName.replace(/[^\p{L}\p{N} ._()-]/gu, '_');
  const kind = file.mimeType.replace(/[^\w/+.; =-]/g, '');
  const texts = Object.entries(fields).map(
    ([field, value]) =>
      `--${border}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const head = Buffer.from(
    `${texts.join('')}--${border}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${kind}\r\n\r\n`,
  );
  const end = Buffer.from(`\r\n--${border}--\r\n`);
  return {
    type: `multipart/form-data; boundary=${border}`,
    length: head.length + file.size + end.length,
    body: around(head, file, end),
  };
}

async function* around(
  head: Uint8Array,
  file: Upload,
  end: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield head;
  yield* bytesOf(file);
  yield end;
}
