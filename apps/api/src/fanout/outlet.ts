import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Counts } from './counts.ts';

/** How much may wait for a socket's reader, bytes; whoever has more waiting is cut. */
export const maxBacklog = 1024 * 1024;
/** How long a backlog may stand still, ms. */
const longestStill = 20_000;

/**
 * The writing side of one socket, past the WebSocket library: frames that are ready go straight to
 * the connection, in order with what the library writes there. A reader that is too far behind is
 * cut off; it resumes by its cursor.
 */
export class Outlet {
  readonly socket: WebSocket;
  readonly #raw: Duplex;
  readonly #counts: Counts;
  #left = -1;
  #stillSince = 0;

  constructor(socket: WebSocket, raw: Duplex, counts: Counts) {
    this.socket = socket;
    this.#raw = raw;
    this.#counts = counts;
  }

  /** Whether frames may still be written. */
  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN && !this.#raw.destroyed;
  }

  /** Bytes that the reader has not taken yet. */
  get backlog(): number {
    return this.#raw.writableLength;
  }

  /** Writes frames; a socket that is closing is left alone, one with too much waiting is cut. */
  write(frames: Buffer, count: number): void {
    if (!this.isOpen || this.isCut()) return;
    this.#counts.deliveries += count;
    this.#raw.write(frames);
  }

  /** Cuts the socket when too much waits for its reader, and says whether it did. */
  isCut(): boolean {
    if (this.#raw.writableLength <= maxBacklog) return false;
    this.#counts.cutBacklog += 1;
    // Closing in good order would queue a farewell behind the backlog and wait for the reader.
    this.#raw.destroy();
    return true;
  }

  /** Resolves when everything written has left, or the socket is gone. */
  drained(): Promise<void> {
    const raw = this.#raw;
    if (!raw.writableNeedDrain || raw.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        raw.off('drain', done);
        raw.off('close', done);
        resolve();
      };
      raw.once('drain', done);
      raw.once('close', done);
    });
  }

  /** Cuts the socket when its backlog has stood still for too long; asked every few seconds. */
  watch(now: number): void {
    const waiting = this.#raw.writableLength;
    const left = (this.#raw instanceof Socket ? this.#raw.bytesWritten : 0) - waiting;
    if (waiting === 0 || left !== this.#left) {
      this.#left = left;
      this.#stillSince = now;
      return;
    }
    if (now - this.#stillSince < longestStill) return;
    this.#counts.cutStalled += 1;
    this.#raw.destroy();
  }
}
