import pg from 'pg';
import { startPostgres } from '../../../../packages/db/test/postgres.ts';

/** One database of a run. */
export interface Place {
  readonly url: string;
  /** Runs one statement in it and gives its rows. */
  run(text: string): Promise<object[]>;
  /** A copy of it as it is now; nobody else may be in it. */
  copy(): Promise<Place>;
  stop(): Promise<void>;
}

/** A PostgreSQL of this run. */
export interface RunServer {
  /** Opens an empty database. */
  open(): Promise<Place>;
  stop(): Promise<void>;
}

/**
 * Starts one from its npm package, which waits for the disk as one in use does;
 * `TEST_DATABASE_URL` names another to use.
 */
export async function startServer(): Promise<RunServer> {
  const server = await startPostgres({ durable: true });
  const place = (url: string): Place => {
    const run = async (text: string) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query<object>(text)).rows;
      } finally {
        await client.end();
      }
    };
    return {
      url,
      run,
      copy: async () => place(await server.fresh(nameIn(url))),
      stop: () => Promise.resolve(),
    };
  };
  return { open: async () => place(await server.fresh()), stop: () => server.stop() };
}

function nameIn(url: string): string {
  return new URL(url).pathname.slice(1);
}
