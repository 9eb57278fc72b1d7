import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TableNotFoundException } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM as PostgresORM } from '@mikro-orm/postgresql';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { MikroORM as SqliteORM } from '@mikro-orm/sqlite';
import { clockOf } from './clock.ts';
import { entities } from './entities.ts';
import { serveNative } from './hot/native.ts';
import { createReader, type Reader } from './hot/read.ts';
import { rows, time, type RawTime } from './hot/sql.ts';
import { holdFile } from './lock.ts';
import { createPostgresReader } from './long/postgres.ts';
import type { LongReader } from './long/reader.ts';
import { createSqliteReader } from './long/sqlite.ts';
import { steps } from './migrations.ts';
import { driverOptions, idleLimit, poolOptions, type PoolOptions } from './postgres.ts';
import { createCheckpoints, wholeLog } from './sqlite/checkpoints.ts';
import { createDisk, type Sync } from './sqlite/disk.ts';
import { nativeFrom } from './sqlite/driver.ts';
import { createReading } from './sqlite/reading.ts';
import { quicken } from './sqlite/writer.ts';

/** The two kinds of SQL that the house speaks. */
export type Dialect = 'sqlite' | 'postgres';

/** A place to count statements; a test hands one in. */
export type Watch = (sql: string) => void;

/** An open database. Everything else is reached through `em` (fork it, one fork an operation). */
export interface Database {
  dialect: Dialect;
  em: SqlEntityManager;
  /** For reads that may take long. */
  long: LongReader;
  /** For small reads that are made often. */
  read: Reader;
  /** The time by which leases and due times go; it does not jump with the wall clock. */
  now(): Date;
  /** Brings the schema up to date, or to an older step; whoever comes second waits and is done. */
  migrate(to?: string): Promise<void>;
  /**
   * Writes a migration for what the entities changed, or one without a change; only for the script
   * that makes them.
   */
  makeMigration(name: string, empty?: boolean): Promise<string | undefined>;
  /** What is still missing in the database, as SQL; empty when it fits the entities. */
  drift(): Promise<string>;
  /** Whether it answers and has every migration. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/** How a database is opened. */
export interface OpenOptions {
  /** Hears every statement; for tests that count them. */
  watch?: Watch;
  /** How connections are kept; of SQLite's, only what an idle transaction may last. */
  pool?: Partial<PoolOptions>;
  /** How what SQLite has committed is brought to the disk; for tests that hold it up. */
  sync?: Sync;
}

/**
 * Opens `sqlite:path`, `file:path` or `postgres(ql)://…`. Throws a sentence when the address has
 * another form, or when another process already holds the SQLite file.
 */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, options);
  const path = /^(?:sqlite|file):(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  if (path !== undefined) return openSqlite(path, options);
  throw new Error(
    'DATABASE_URL must start with sqlite: (for example sqlite:data/factory.db) or postgres://.',
  );
}

/** Where the migrations of a dialect are written; only the script that makes them needs it. */
export function migrationFolder(dialect: Dialect): string {
  return fileURLToPath(new URL(`./migrations/${dialect}`, import.meta.url));
}

function shared(dialect: Dialect, { watch }: OpenOptions) {
  return {
    entities,
    extensions: [Migrator],
    ignoreUndefinedInQuery: false,
    forceUtcTimezone: true,
    migrations: {
      path: migrationFolder(dialect),
      pathTs: migrationFolder(dialect),
      snapshotName: 'snapshot',
      snapshotOnMigrate: false,
      silent: true,
      migrationsList: steps.map((step) => ({ name: step.name, class: step[dialect] })),
    },
    onQuery: (sql: string) => {
      watch?.(sql);
      return sql;
    },
  };
}

const pragmas = [
  'journal_mode = WAL',
  // What is committed is brought to the disk by sqlite/disk.ts before anybody is told of it; SQLite
  // itself would stop the whole process for it.
  'synchronous = NORMAL',
  'foreign_keys = on',
  'temp_store = memory',
  'cache_size = -65536',
  `wal_autocheckpoint = ${String(wholeLog)}`,
];

async function openSqlite(path: string, options: OpenOptions): Promise<Database> {
  const file = resolve(path);
  mkdirSync(dirname(file), { recursive: true });
  const release = holdFile(file);
  try {
    const orm = await SqliteORM.init({ ...shared('sqlite', options), dbName: file });
    const connection = orm.em.getConnection();
    const native = nativeFrom(await connection.getNativeClient());
    for (const pragma of pragmas) native.exec(`pragma ${pragma}`);
    const { watch = () => undefined } = options;
    const disk = createDisk(`${file}-wal`, options.sync);
    const checkpoints = createCheckpoints(file);
    const reading = createReading(file);
    const platform = orm.em.getPlatform();
    const idleMs = idleLimit({ ...poolOptions, ...options.pool });
    const write = quicken(connection, {
      ...{ native, platform, disk, checkpoints, reading, watch, idleMs },
    });
    serveNative(connection, write);
    const read = createReader(orm.em.fork(), { reading, disk, watch });
    const long = createSqliteReader(file, watch, disk.durable);
    return wrap('sqlite', orm, long, read, async () => {
      await checkpoints.close();
      reading.close();
      await orm.close(true);
      await disk.close();
      release();
    });
  } catch (error) {
    release();
    throw error;
  }
}

async function openPostgres(url: string, options: OpenOptions): Promise<Database> {
  const pool = { ...poolOptions, ...options.pool };
  const orm = await PostgresORM.init({
    ...shared('postgres', options),
    clientUrl: url,
    pool: { min: 0, max: pool.max, idleTimeoutMillis: 30_000 },
    driverOptions: driverOptions(pool),
  });
  const read = createReader(orm.em.fork(), null);
  const database = wrap('postgres', orm, createPostgresReader(orm.em), read, () => orm.close(true));
  return {
    ...database,
    async migrate(to) {
      if (to === undefined && (await database.ready())) return;
      await migratePostgres(url, to);
    },
  };
}

// Any number that no other program locks.
const migrationLock = 7_205_091;

// Over connections of its own: a step over a large table may take longer than a statement may.
async function migratePostgres(url: string, to: string | undefined): Promise<void> {
  const orm = await PostgresORM.init({
    ...shared('postgres', {}),
    clientUrl: url,
    pool: { min: 0, max: 2 },
  });
  try {
    await orm.em.fork().transactional(async (em) => {
      await rows(em, 'select pg_advisory_xact_lock(?)', [migrationLock]);
      await orm.migrator.up(to === undefined ? {} : { to });
    });
  } finally {
    await orm.close(true);
  }
}

function wrap(
  dialect: Dialect,
  orm: SqliteORM | PostgresORM,
  long: LongReader,
  read: Reader,
  close: () => Promise<void>,
): Database {
  return {
    dialect,
    em: orm.em,
    long,
    read,
    now: () => clockOf(orm.em).now(),
    async migrate(to) {
      await orm.migrator.up(to === undefined ? {} : { to });
    },
    async makeMigration(name, empty = false) {
      const { fileName, diff } = await orm.migrator.create(undefined, empty, false, name);
      return diff.up.length === 0 ? undefined : fileName;
    },
    drift: () => orm.schema.getUpdateSchemaSQL({ wrap: false }),
    async ready() {
      try {
        const now = dialect === 'sqlite' ? '' : ', clock_timestamp()::timestamptz(3) as now';
        const done = await rows<{ name: string; now?: RawTime }>(
          orm.em.fork(),
          `select name${now} from mikro_orm_migrations`,
        );
        const at = done[0]?.now;
        if (at !== undefined) clockOf(orm.em).set(time(at));
        return steps.every((step) => done.some(({ name }) => name === step.name));
      } catch (error) {
        // A database in which nothing was ever made.
        if (error instanceof TableNotFoundException) return false;
        throw error;
      }
    },
    async close() {
      await long.close();
      await close();
    },
  };
}
