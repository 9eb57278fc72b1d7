import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Brings what stands in SQLite's log of changes into the file itself, beside the work. */
export interface Checkpoints {
  /** Notes a commit. */
  wrote(): void;
  close(): Promise<void>;
}

/**
 * When the log has this many pages, a commit empties it by itself, and the whole process waits for
 * it: little is left to do then, because the thread was there before.
 */
export const wholeLog = 8_000;
const oftenEnough = 200;

const module = new URL(`./checkpointing${extname(import.meta.url)}`, import.meta.url);

/**
 * Has a thread of its own write the pages back after every 200 commits; it begins with the first
 * ones. Should it fail, SQLite goes on to do all of it within commits.
 */
export function createCheckpoints(file: string): Checkpoints {
  let thread: Worker | null = null;
  let commits = 0;
  let state: 'idle' | 'busy' | 'failed' = 'idle';

  const start = (): Worker => {
    const fresh = new Worker(module, { workerData: file });
    fresh.unref();
    fresh.on('message', () => (state = 'idle'));
    fresh.on('error', () => (state = 'failed'));
    return fresh;
  };
  return {
    wrote() {
      commits += 1;
      if (commits < oftenEnough || state !== 'idle') return;
      commits = 0;
      state = 'busy';
      thread ??= start();
      thread.postMessage('write back');
    },
    async close() {
      state = 'failed';
      await thread?.terminate();
    },
  };
}
