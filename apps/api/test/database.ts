import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Dialect } from '@cbf/db';
// eslint-disable-next-line no-restricted-imports -- PostgreSQL for tests is no part of the package's door
import { postgresAt } from '../../../packages/db/test/postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** On which database the tests of this project run. */
    dialect: Dialect;
  }
}

/** A database of a test's own, of the kind that its project is about. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it; whoever uses it must have closed it. */
  drop(): Promise<void>;
}

/** Makes one: on SQLite a file that is not there yet, on PostgreSQL a copy of a migrated one. */
export async function makeTestDatabase(): Promise<TestDatabase> {
  if (inject('dialect') === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'cbf-api-'));
    return {
      url: `sqlite:${join(folder, 'test.db')}`,
      drop() {
        rmSync(folder, { recursive: true, force: true });
        return Promise.resolve();
      },
    };
  }
  const postgres = postgresAt(inject('postgres'));
  const url = await postgres.migrated();
  return { url, drop: () => postgres.drop(url) };
}
