import type {} from 'vitest';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { openDatabase } from '../src/index.ts';
import { startEmbedded } from './embedded.ts';

/** A PostgreSQL for tests in which databases are made and dropped. */
export interface TestPostgres {
  /** Where tests of other processes find it: `postgresAt` takes it. */
  readonly seat: PostgresSeat;
  /** Makes an empty database, or a copy of one that nobody is in, and gives its address. */
  fresh(template?: string): Promise<string>;
  /** Drops a database that was made here; whoever is still in it is thrown out. */
  drop(url: string): Promise<void>;
  /** Drops what was made and ends what was started. */
  stop(): Promise<void>;
}

/** A server with the name that all databases of this run begin with. */
export interface PostgresSeat {
  readonly url: string;
  readonly run: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** The one PostgreSQL of this run. */
    postgres: PostgresSeat;
  }
}

/**
 * Uses the PostgreSQL that `TEST_DATABASE_URL` names, else starts one from its npm package, which
 * waits for the disk only when it is to be `durable`.
 */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<TestPostgres> {
  const given = process.env['TEST_DATABASE_URL'];
  const run = `cbf_test_${randomBytes(4).toString('hex')}`;
  if (given !== undefined) {
    const used = postgresAt({ url: given, run });
    return { ...used, stop: () => dropAll(used.seat) };
  }
  const server = await startEmbedded(options);
  return { ...postgresAt({ url: server.url, run }), stop: () => server.remove() };
}

/** The databases of a server that another process has started. */
export function postgresAt(
  seat: PostgresSeat,
): Omit<TestPostgres, 'stop'> & { migrated(): Promise<string> } {
  const make = async (template: string) => {
    const name = `${seat.run}_${randomBytes(8).toString('hex')}`;
    await admin(seat, `create database ${name} template ${template}`);
    return addressOf(seat, name);
  };
  return {
    seat,
    fresh: (template = 'template0') => make(template),
    migrated: () => make(`${seat.run}_template`),
    async drop(url) {
      await admin(seat, `drop database if exists ${nameIn(url)} with (force)`);
    },
  };
}

/** Migrates the database once that `migrated` copies; the server must not have it yet. */
export async function makeTemplate(seat: PostgresSeat): Promise<void> {
  const name = `${seat.run}_template`;
  await admin(seat, `create database ${name} template template0`);
  const database = await openDatabase(addressOf(seat, name));
  try {
    await database.migrate();
  } finally {
    await database.close();
  }
}

async function dropAll(seat: PostgresSeat): Promise<void> {
  const found = await admin<{ datname: string }>(
    seat,
    `select datname from pg_database where datname like '${seat.run}%'`,
  );
  for (const { datname } of found)
    await admin(seat, `drop database if exists ${datname} with (force)`);
}

function addressOf({ url }: PostgresSeat, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

function nameIn(url: string): string {
  return new URL(url).pathname.slice(1);
}

async function admin<Row extends object>({ url }: PostgresSeat, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
