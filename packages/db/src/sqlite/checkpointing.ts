// The thread that writes SQLite's log back into its file. It knows no package by name.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Checkpointing } from './checkpoints.ts';

type Open = new (
  file: string,
  options: { fileMustExist: boolean },
) => {
  pragma(text: string): unknown;
};

const { file, driver } = startedWith(workerData);
const load: unknown = createRequire(driver)('better-sqlite3');
if (!isDriver(load)) throw new Error('better-sqlite3 is not what it was: it cannot open a file.');
const database = new load(file, { fileMustExist: true });
database.pragma('synchronous = NORMAL');

parentPort?.on('message', () => {
  // Passive: it waits for nobody, and nobody waits for it.
  database.pragma('wal_checkpoint(PASSIVE)');
  parentPort?.postMessage('done');
});

function startedWith(data: unknown): Checkpointing {
  if (isCheckpointing(data)) return data;
  throw new Error('The thread that writes back was started without a file.');
}

function isCheckpointing(data: unknown): data is Checkpointing {
  return typeof data === 'object' && data !== null && 'file' in data && 'driver' in data;
}

function isDriver(value: unknown): value is Open {
  return typeof value === 'function';
}
