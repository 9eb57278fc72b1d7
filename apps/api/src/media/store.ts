import type { Readable } from 'node:stream';
import { createDiskStore } from './disk.ts';
import { createS3Store, type Bucket } from './s3.ts';

/** Where files are kept: a folder of this machine, or a bucket of an S3-compatible store. */
export type StorePlace =
  | { readonly kind: 'DISK'; readonly folder: string }
  | { readonly kind: 'S3'; readonly bucket: Bucket };

/** What is known of a file once it is kept. */
export interface Kept {
  readonly size: number;
  readonly sha256: string;
}

/** Bytes of a file from one to another, both included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Keeps files under keys of ours; nothing that a customer wrote is part of one. */
export interface MediaStore {
  /**
   * Keeps a stream under a key, in place of what was there. When it resolves, the whole file outlasts
   * a loss of power; when it rejects (FileTooLarge, or the stream's own error), what was there stays.
   */
  put(key: string, stream: Readable, mostBytes: number): Promise<Kept>;
  /** The bytes of a file, or of a range of it; rejects with FileMissing when there is none. */
  open(key: string, range?: Range): Promise<Readable>;
  /** Removes what is there under the keys; that there is nothing is no fault. */
  remove(keys: readonly string[]): Promise<void>;
  /** Removes what was begun long ago and never finished. */
  tidy(): Promise<void>;
}

/** The store of a place; nothing is asked of it before the first file. */
export function openStore(place: StorePlace): MediaStore {
  return place.kind === 'DISK' ? createDiskStore(place.folder) : createS3Store(place.bucket);
}

/** The key of a file: by workspace, so that one's files lie together, and never too many in a folder. */
export function keyOf(workspaceId: string, mediaId: string): string {
  return `${workspaceId}/${mediaId.slice(-2)}/${mediaId}`;
}
