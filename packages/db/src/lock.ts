import { DatabaseSync } from 'node:sqlite';

/**
 * Holds a SQLite file for this process alone and returns how to let go. Throws a sentence when it is
 * held already, also by a process of another container. The hold is a lock of the kernel's on
 * `<file>-lock`: it ends with the process however that dies, so no mark of a dead one can lie.
 */
export function holdFile(file: string): () => void {
  // Never on the file itself: a backup or a reader may open that. The empty file stays, since
  // removing it would let a third process lock another one of the same name.
  const lock = new DatabaseSync(`${file}-lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new Error(refusal(file)) : error;
  }
  return () => {
    if (lock.isOpen) lock.close();
  };
}

function refusal(file: string): string {
  return `The database ${file} is already open in another process. Only one api may use a SQLite file: stop that one first, or use PostgreSQL (DATABASE_URL=postgres://…).`;
}

const busy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === busy;
}
