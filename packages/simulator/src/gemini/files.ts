import { createHash, randomBytes } from 'node:crypto';
import { badPayload, invalid, notYours } from './errors.ts';
import type { Clock } from '../clock.ts';

const KEPT_MS = 48 * 60 * 60 * 1000;

type Upload = {
  mimeType: string;
  displayName: string | undefined;
  size: number;
  key: string;
  bytes: Buffer;
};

/** A file as the API describes it. */
type StoredFile = {
  name: string;
  displayName?: string;
  mimeType: string;
  sizeBytes: string;
  createTime: string;
  updateTime: string;
  expirationTime: string;
  sha256Hash: string;
  uri: string;
  state: 'ACTIVE';
  source: 'UPLOADED';
};

/** The files of all keys: each is seen by the key that brought it, for 48 hours. */
export class FileStore {
  readonly #clock: Clock;
  readonly #uploads = new Map<string, Upload>();
  readonly #files = new Map<string, { key: string; until: number; file: StoredFile }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Announces an upload and gives its id. */
  start(upload: Omit<Upload, 'bytes'>): string {
    const id = randomBytes(16).toString('base64url');
    this.#uploads.set(id, { ...upload, bytes: Buffer.alloc(0) });
    return id;
  }

  /**
   * Takes bytes at an offset; the last ones (`isFinal`) make the file. Refuses an unknown upload,
   * a wrong offset, and a sum that differs from what was announced.
   */
  receive(
    id: string,
    piece: { bytes: Buffer; offset: number; isFinal: boolean },
    base: string,
  ): StoredFile | null {
    const upload = this.#uploads.get(id);
    if (!upload) throw invalid('Upload has already been terminated or does not exist.');
    if (piece.offset !== upload.bytes.length) {
      throw badPayload([{ field: '', description: `Wrong upload offset ${piece.offset}.` }]);
    }
    upload.bytes = Buffer.concat([upload.bytes, piece.bytes]);
    if (!piece.isFinal) return null;
    if (upload.bytes.length !== upload.size) {
      const description = `Expected ${upload.size} bytes, got ${upload.bytes.length}.`;
      throw badPayload([{ field: '', description }]);
    }
    this.#uploads.delete(id);
    return this.#keep(upload, base);
  }

  /** A file of that key; refuses with 403 one that is gone, unknown or another key's. */
  get(name: string, key: string): StoredFile {
    const id = /files\/([\w-]+)$/.exec(name)?.[1] ?? name;
    const entry = this.#files.get(id);
    if (!entry || entry.key !== key || entry.until <= this.#clock.now()) {
      throw notYours('File', id);
    }
    return entry.file;
  }

  list(key: string): StoredFile[] {
    const now = this.#clock.now();
    return [...this.#files.values()]
      .filter((entry) => entry.key === key && entry.until > now)
      .map(({ file }) => file);
  }

  delete(name: string, key: string): void {
    this.#files.delete(this.get(name, key).name.replace('files/', ''));
  }

  clear(): void {
    this.#files.clear();
    this.#uploads.clear();
  }

  #keep({ bytes, mimeType, displayName, key }: Upload, base: string): StoredFile {
    const id = randomBytes(8).toString('hex').slice(0, 12);
    const now = this.#clock.now();
    const time = new Date(now).toISOString();
    const file: StoredFile = {
      name: `files/${id}`,
      ...(displayName === undefined ? {} : { displayName }),
      mimeType,
      sizeBytes: String(bytes.length),
      createTime: time,
      updateTime: time,
      expirationTime: new Date(now + KEPT_MS).toISOString(),
      sha256Hash: Buffer.from(createHash('sha256').update(bytes).digest('hex')).toString('base64'),
      uri: `${base}/v1beta/files/${id}`,
      state: 'ACTIVE',
      source: 'UPLOADED',
    };
    this.#files.set(id, { key, until: now + KEPT_MS, file });
    return file;
  }
}
