import { startPostgres } from '../../../../packages/db/test/postgres.ts';

/** Runs something with a fresh PostgreSQL database, which is gone afterwards. */
export async function withPostgres<T>(run: (databaseUrl: string) => Promise<T>): Promise<T> {
  const server = await startPostgres();
  try {
    return await run(await server.fresh());
  } finally {
    await server.stop();
  }
}
