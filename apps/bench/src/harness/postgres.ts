import pg from 'pg';
import { startPostgres } from '../../../../packages/db/test/postgres.ts';

/** A PostgreSQL of this run with one empty database. */
export interface RunPostgres {
  readonly url: string;
  /** Runs statements in it and gives the last one's rows. */
  run(text: string): Promise<object[]>;
  stop(): Promise<void>;
}

/** Starts one from its npm package; `TEST_DATABASE_URL` names another to use. */
export async function openPostgres(): Promise<RunPostgres> {
  const server = await startPostgres();
  const url = await server.fresh();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  return {
    url,
    run: async (text) => (await pool.query<object>(text)).rows,
    stop: async () => {
      await pool.end();
      await server.stop();
    },
  };
}
