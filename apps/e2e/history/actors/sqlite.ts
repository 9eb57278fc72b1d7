import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs something with the address of a fresh SQLite file, which is gone afterwards. */
export async function withSqlite<Value>(work: (databaseUrl: string) => Promise<Value>) {
  const folder = await mkdtemp(join(tmpdir(), 'cbf-swarm-'));
  try {
    return await work(`sqlite:${join(folder, 'factory.db')}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
