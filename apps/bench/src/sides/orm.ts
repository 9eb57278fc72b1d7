import { entities } from '@cbf/db';
import { MikroORM as PostgresORM } from '@mikro-orm/postgresql';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { MikroORM as SqliteORM } from '@mikro-orm/sqlite';

/**
 * MikroORM as its own pages set it up, over our entities and a database that is migrated already.
 * SQLite gets the settings that ours has: its own would be eighteen times as slow.
 */
export async function openOrm(url: string): Promise<SqlEntityManager> {
  const shared = { entities: [...entities], forceUtcTimezone: true };
  if (url.startsWith('postgres')) {
    const { em } = await PostgresORM.init({ ...shared, clientUrl: url });
    return em;
  }
  const { em } = await SqliteORM.init({ ...shared, dbName: url.slice('sqlite:'.length) });
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'cache_size = -65536']) {
    await em.getConnection().execute(`pragma ${pragma}`);
  }
  return em;
}
