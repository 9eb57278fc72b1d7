import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SAVE_DELAY_MS = 200;
/** Writing takes at most this part of the time, however large the state has grown. */
const SHARE_OF_TIME = 0.1;

/**
 * Where state and file bytes are kept: in a folder, or in memory when there is none. A killed
 * process loses at most the last moment; one that is stopped loses nothing.
 */
export class Storage {
  readonly #folder: string | undefined;
  readonly #memory = new Map<string, Buffer>();
  #timer: NodeJS.Timeout | undefined;
  #latest: (() => string) | undefined;
  #lastWriteMs = 0;

  constructor(folder: string | undefined) {
    this.#folder = folder;
    if (folder !== undefined) mkdirSync(join(folder, 'files'), { recursive: true });
  }

  /** The state that was saved last, or undefined when there is none. */
  load(): string | undefined {
    if (this.#folder === undefined) return undefined;
    try {
      return readFileSync(this.#statePath(this.#folder), 'utf8');
    } catch {
      return undefined;
    }
  }

  /** Saves soon what `text` then returns; many calls in a row write once. */
  save(text: () => string): void {
    if (this.#folder === undefined) return;
    this.#latest = text;
    const delay = Math.max(SAVE_DELAY_MS, this.#lastWriteMs / SHARE_OF_TIME);
    this.#timer ??= setTimeout(() => this.flush(), delay);
  }

  /** Writes at once what still waits to be saved. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#folder === undefined || !this.#latest) return;
    const begun = performance.now();
    const path = this.#statePath(this.#folder);
    writeFileSync(`${path}.new`, this.#latest());
    renameSync(`${path}.new`, path);
    this.#latest = undefined;
    this.#lastWriteMs = performance.now() - begun;
  }

  putBytes(key: string, bytes: Buffer): void {
    if (this.#folder === undefined) this.#memory.set(key, bytes);
    else writeFileSync(join(this.#folder, 'files', key), bytes);
  }

  /** The bytes under the key, or undefined when none were put. */
  bytes(key: string): Buffer | undefined {
    if (this.#folder === undefined) return this.#memory.get(key);
    try {
      return readFileSync(join(this.#folder, 'files', key));
    } catch {
      return undefined;
    }
  }

  /** Forgets all bytes. */
  clear(): void {
    this.#memory.clear();
    if (this.#folder === undefined) return;
    rmSync(join(this.#folder, 'files'), { recursive: true, force: true });
    mkdirSync(join(this.#folder, 'files'), { recursive: true });
  }

  #statePath(folder: string): string {
    return join(folder, 'simulator.json');
  }
}
