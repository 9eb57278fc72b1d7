import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

/**
 * Marks a SQLite file as held by this process (`<file>.lock` with its pid) and returns how to let go.
 * Throws a sentence when a living process holds it; a dead one's mark is taken over.
 */
export function holdFile(file: string): () => void {
  const lock = `${file}.lock`;
  if (!tryCreate(lock)) {
    const holder = Number.parseInt(readOr(lock, ''), 10);
    if (Number.isInteger(holder) && holder !== process.pid && isAlive(holder))
      throw new Error(
        `The database ${file} is already open in process ${String(holder)}. Only one api may use a SQLite file: stop that process first, or use PostgreSQL (DATABASE_URL=postgres://…).`,
      );
    if (holder === process.pid && held.has(lock))
      throw new Error(`The database ${file} is already open in this process.`);
    rmSync(lock, { force: true });
    if (!tryCreate(lock))
      throw new Error(`The database ${file} was just opened by another process.`);
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    rmSync(lock, { force: true });
  };
}

const held = new Set<string>();

function tryCreate(lock: string): boolean {
  try {
    const descriptor = openSync(lock, 'wx');
    writeSync(descriptor, String(process.pid));
    closeSync(descriptor);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readOr(path: string, fallback: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fallback;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
