import { close, fdatasync, open } from 'node:fs';
import { promisify } from 'node:util';
import { UncertainCommit } from '../lost.ts';

/** Makes what was written to a file survive a power cut; resolves when it would. */
export type Sync = (file: number) => Promise<void>;

/** How far what was committed has reached the disk. */
export interface Disk {
  /** Notes that something was committed that is not on the disk yet. */
  wrote(): void;
  /**
   * Resolves when everything committed so far is on the disk; at once when it is. Rejects with an
   * UncertainCommit when the disk failed, and from then on always: what a disk has lost once it does
   * not report a second time.
   */
  durable(): Promise<void>;
  /** Whether something is on its way. */
  readonly behind: boolean;
  /** Throws when the disk has failed: nothing may be begun then. */
  check(): void;
  close(): Promise<void>;
}

const openFile = promisify(open);
const closeFile = promisify(close);
const settled = Promise.resolve();

/**
 * Watches over SQLite's log of changes. One sync is on its way at a time, in a thread of its own, and
 * carries everything committed before it began: nobody waits for company, a lone commit is synced at
 * once, and the event loop never stands still for the disk.
 */
export function createDisk(log: string, sync: Sync = promisify(fdatasync)): Disk {
  let written = 0;
  let safe = 0;
  let file: Promise<number> | null = null;
  let failure: UncertainCommit | null = null;
  let running: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    const upTo = written;
    try {
      file ??= openFile(log, 'r+');
      await sync(await file);
      safe = upTo;
    } catch (error) {
      failure ??= new UncertainCommit(error);
      throw failure;
    } finally {
      running = null;
    }
  };
  const reach = async (wanted: number): Promise<void> => {
    // What was committed while a sync was on its way may have missed it: then one more.
    while (safe < wanted) await (running ??= run());
  };

  return {
    wrote() {
      written += 1;
    },
    durable() {
      if (failure) return Promise.reject(failure);
      return safe < written ? reach(written) : settled;
    },
    get behind() {
      return safe < written;
    },
    check() {
      if (failure)
        throw new Error('The disk failed under the database. Look at the disk, then start again.', {
          cause: failure,
        });
    },
    async close() {
      await running?.catch(() => undefined);
      // Whoever closes twice must not close what has got the same number since.
      const opened = file;
      file = null;
      if (opened !== null) await closeFile(await opened);
    },
  };
}
