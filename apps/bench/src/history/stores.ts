import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { makeSecrets, startApi, type ApiOptions, type ApiSide } from '../harness/api.ts';
import { startServer, type Place } from '../harness/postgres.ts';
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
  /** Runs one statement in it and gives its rows. */
  run(statement: string): Promise<object[]>;
  /** A copy of the database as it is now; nobody else may be in it. */
  copy(): Promise<Place>;
}

/** What makes stores of one dialect, and ends what they need. */
export interface Stores {
  /**
   * Makes one: the api migrates it and registers the owner, then bulk statements fill it. Another of
   * the same size is a copy of the first, which nobody may have opened yet.
   */
  make(size: Size): Promise<Store>;
  stop(): Promise<void>;
}

/** Stores of a dialect; on PostgreSQL all are databases of one server. */
export async function openStores(dialect: Dialect, more: ApiOptions = {}): Promise<Stores> {
  const server = dialect === 'postgres' ? await startServer() : null;
  const base = { ...more, secrets: makeSecrets() };
  const made = new Map<string, Store>();
  const places: Place[] = [];
  const kept = async (opening: Place | Promise<Place>) => {
    const place = await opening;
    places.push(place);
    return place;
  };
  return {
    async make(size) {
      const key = JSON.stringify(size);
      const known = made.get(key);
      if (known) return { ...known, ...over(await kept(known.copy()), dialect, base) };
      const place = await kept(server ? server.open() : openFile());
      const store = {
        ...over(place, dialect, base),
        ...(await fillIn(place, dialect, base, size)),
      };
      made.set(key, store);
      return store;
    },
    async stop() {
      for (const place of places) await place.stop();
      await server?.stop();
    },
  };
}

function over(place: Place, dialect: Dialect, base: ApiOptions) {
  return {
    dialect,
    url: place.url,
    open: (options: ApiOptions = {}) => startApi(place.url, { ...base, ...options }),
    run: (statement: string) => place.run(statement),
    copy: () => place.copy(),
  };
}

async function fillIn(place: Place, dialect: Dialect, base: ApiOptions, size: Size) {
  const api = await startApi(place.url, base);
  const cookie = await api.register('owner');
  await api.stop();
  const found = await place.run('select id from workspace');
  const [{ id: workspaceId }] = z.tuple([z.object({ id: z.string() })]).parse(found);
  const begun = performance.now();
  for (const statement of fill(dialect, workspaceId, size)) await place.run(statement);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  if (size.messages > 100_000) say(`${dialect}: ${size.messages} messages in ${seconds} s`);
  return { workspaceId, cookie };
}

function openFile(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'cbf-history-'));
  const file = join(folder, 'factory.db');
  const run =
    (where: string) =>
    async (statement: string): Promise<object[]> => {
      const database = new DatabaseSync(where, { timeout: 10_000 });
      try {
        return database.prepare(statement).all();
      } finally {
        database.close();
      }
    };
  return {
    url: `sqlite:${file}`,
    run: run(file),
    copy: async () => {
      const copy = openFile();
      await run(file)(`vacuum into '${copy.url.slice('sqlite:'.length)}'`);
      return copy;
    },
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
