import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { makeSecrets, startApi, type ApiOptions, type ApiSide } from '../harness/api.ts';
import { openPostgres } from '../harness/postgres.ts';
import { say } from '../report.ts';
import { fill, type Size } from './fill.ts';

export const dialects = ['sqlite', 'postgres'] as const;
export type Dialect = (typeof dialects)[number];

/** A database with a person's workspace full of history, in files that go with the run. */
export interface Store {
  readonly dialect: Dialect;
  readonly url: string;
  readonly workspaceId: string;
  /** The cookie header of the workspace's owner. */
  readonly cookie: string;
  /** Starts the api over it. */
  open(options?: ApiOptions): Promise<ApiSide>;
  remove(): Promise<void>;
}

/** Makes one: the api migrates it and registers the owner, then bulk statements fill it. */
export async function makeStore(dialect: Dialect, size: Size, more: ApiOptions = {}) {
  const base = { ...more, secrets: makeSecrets() };
  const place = dialect === 'sqlite' ? openFile() : await openPostgres();
  const api = await startApi(place.url, base);
  const cookie = await api.register('owner');
  await api.stop();
  const found = await place.run('select id from workspace');
  const [{ id: workspaceId }] = z.tuple([z.object({ id: z.string() })]).parse(found);
  const begun = performance.now();
  for (const statement of fill(dialect, workspaceId, size)) await place.run(statement);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  say(`${dialect}: ${size.messages} messages in ${seconds} s`);
  const store: Store = {
    dialect,
    url: place.url,
    workspaceId,
    cookie,
    open: (options = {}) => startApi(place.url, { ...base, ...options }),
    remove: () => place.stop(),
  };
  return store;
}

function openFile() {
  const folder = mkdtempSync(join(tmpdir(), 'cbf-history-'));
  const file = join(folder, 'factory.db');
  return {
    url: `sqlite:${file}`,
    run: async (statement: string): Promise<object[]> => {
      const database = new DatabaseSync(file);
      try {
        return database.prepare(statement).all();
      } finally {
        database.close();
      }
    },
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
