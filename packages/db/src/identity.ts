import { createHash } from 'node:crypto';
import type { Database } from './open.ts';
import { one } from './hot/sql.ts';

/**
 * A short name of this database that every process which opens it arrives at, and no other
 * database has, not even a copy of it. For naming things outside of it, like a channel of Redis.
 */
export async function identityOf({ dialect, em }: Database): Promise<string> {
  const { place } = await one<{ place: string }>(
    em.fork(),
    dialect === 'sqlite' ? sqlitePlace : postgresPlace,
  );
  return createHash('sha256').update(place).digest('hex').slice(0, 16);
}

const sqlitePlace = `select file as place from pragma_database_list where name = 'main'`;
// A copy by pg_dump has another cluster or another oid, a copy within the cluster another name.
const postgresPlace = `
  select concat_ws('/', current_database(), oid, (select system_identifier from pg_control_system()))
    as place
  from pg_database where datname = current_database()`;
