import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database, type Watch } from '../src/index.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

/** Both kinds of database, empty and migrated, for tests that must say the same of each. */
export interface TestDatabases {
  open(dialect: 'sqlite' | 'postgres', watch?: Watch): Promise<Database>;
  stop(): Promise<void>;
}

/** Starts what the tests of one file need; `stop` closes and removes all of it. */
export async function startDatabases(): Promise<TestDatabases> {
  const folder = mkdtempSync(join(tmpdir(), 'cbf-db-'));
  const postgres: TestPostgres = await startPostgres();
  const opened: Database[] = [];
  return {
    async open(dialect, watch) {
      const name = `${String(opened.length)}.db`;
      const url = dialect === 'sqlite' ? `sqlite:${join(folder, name)}` : await postgres.fresh();
      const database = await openDatabase(url, watch === undefined ? {} : { watch });
      opened.push(database);
      await database.migrate();
      return database;
    },
    async stop() {
      for (const database of opened) await database.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
