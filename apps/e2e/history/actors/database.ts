import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { Lookout } from './secrets.ts';

/**
 * Looks through every text of a database for secrets, once its processes have ended. The only place
 * outside of the product that opens it; what it sees goes to nobody but the lookout.
 */
export async function scanDatabase(url: string, lookout: Lookout): Promise<void> {
  if (!url.startsWith('sqlite:')) return scanPostgres(url, lookout);
  const database = new DatabaseSync(url.slice('sqlite:'.length), { readOnly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  for (const { name } of tables) {
    const table = String(name);
    for (const row of database.prepare(`select * from "${table}"`).iterate()) {
      const texts = Object.values(row).map((value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
      );
      lookout.pass('database', table, `${texts.join('\n')}\n`);
    }
  }
  database.close();
}

async function scanPostgres(url: string, lookout: Lookout): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const listed = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  for (const { name } of listed.rows) {
    const { rows } = await client.query<{ line: string }>(
      `select t::text as line from "${name}" t`,
    );
    for (const { line } of rows) lookout.pass('database', name, `${line}\n`);
  }
  await client.end();
}
