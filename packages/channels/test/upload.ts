import type { Upload } from '../src/index.ts';

/** A file in memory, in several pieces as it would come over a wire. */
export function uploadOf(bytes: Uint8Array, mimeType: string, fileName: string): Upload {
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += 4_096) yield bytes.subarray(at, at + 4_096);
  };
  return { mimeType, fileName, size: bytes.length, open: async () => pieces() };
}
