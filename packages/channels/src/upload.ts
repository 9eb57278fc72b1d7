import type { SendResult } from './outbound.ts';
import { Reason } from './reason.ts';

/** A file to be sent; it is read from its beginning each time that it is tried. */
export interface Upload {
  mimeType: string;
  fileName: string;
  /** Bytes. */
  size: number;
  /** Rejects with SourceBroken, or with anything else when it may be there the next time. */
  open(): Promise<AsyncIterable<Uint8Array>>;
}

/** A file could not be read to its end, so nobody can have taken it; one that `isGone` never will be. */
export class SourceBroken extends Error {
  readonly isGone: boolean;

  constructor(isGone: boolean) {
    super(isGone ? 'The file is not there any more.' : 'The file could not be read to its end.');
    this.name = 'SourceBroken';
    this.isGone = isGone;
  }
}

/** The bytes of a file, exactly so many as it says; throws SourceBroken otherwise. */
export async function* bytesOf({ size, open }: Upload): AsyncGenerator<Uint8Array> {
  let left = size;
  try {
    for await (const piece of await open()) {
      left -= piece.length;
      if (left < 0) break;
      yield piece;
    }
  } catch (error) {
    throw error instanceof SourceBroken ? error : new SourceBroken(false);
  }
  if (left !== 0) throw new SourceBroken(false);
}

const PAUSE_MS = 3_000;

/** What it means for a message that its file could not be read; null for any other error. */
export function resultOfSource(error: unknown): SendResult | null {
  if (!(error instanceof SourceBroken)) return null;
  const { message: detail, isGone } = error;
  if (isGone) return { outcome: 'rejected', reason: detail, reasonCode: Reason.MEDIA };
  return { outcome: 'retry', afterMs: PAUSE_MS, detail };
}
