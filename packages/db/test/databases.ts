import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openDatabase, type Database, type Watch } from '../src/index.ts';
import { postgresAt } from './postgres.ts';

/** Both kinds of database, empty and migrated, for tests that must say the same of each. */
export interface TestDatabases {
  open(dialect: 'sqlite' | 'postgres', watch?: Watch): Promise<Database>;
  /** The address of a database that holds nothing at all. */
  empty(dialect: 'sqlite' | 'postgres'): Promise<string>;
  stop(): Promise<void>;
}

/** Makes what the tests of one file need; `stop` closes and removes all of it. */
export function startDatabases(): TestDatabases {
  const folder = mkdtempSync(join(tmpdir(), 'cbf-db-'));
  const postgres = postgresAt(inject('postgres'));
  const opened: Database[] = [];
  const made: string[] = [];
  const note = async (url: Promise<string>): Promise<string> => {
    made.push(await url);
    return url;
  };
  const file = (): string => `sqlite:${join(folder, `${String(files++)}.db`)}`;
  let files = 0;
  return {
    async open(dialect, watch) {
      const url = dialect === 'sqlite' ? file() : await note(postgres.migrated());
      const database = await openDatabase(url, watch === undefined ? {} : { watch });
      opened.push(database);
      if (dialect === 'sqlite') await database.migrate();
      return database;
    },
    empty: (dialect) => (dialect === 'sqlite' ? Promise.resolve(file()) : note(postgres.fresh())),
    async stop() {
      for (const database of opened) await database.close();
      for (const url of made) await postgres.drop(url);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
