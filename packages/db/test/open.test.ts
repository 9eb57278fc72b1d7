import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@cbf/base';
import { Bot, openDatabase, Workspace } from '../src/index.ts';
import { startDatabases, type TestDatabases } from './databases.ts';

let databases: TestDatabases;
let folder: string;
beforeAll(async () => {
  databases = startDatabases();
  folder = mkdtempSync(join(tmpdir(), 'cbf-open-'));
});
afterAll(async () => {
  await databases.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(['sqlite', 'postgres'] as const)('a %s database', (dialect) => {
  it('comes up from empty without drift and says that it is ready', async () => {
    const database = await databases.open(dialect);
    expect(await database.drift()).toBe('');
    expect(await database.ready()).toBe(true);
    await database.migrate();
  });

  it('keeps moments to the millisecond, JSON as it was, and big counts as numbers', async () => {
    const database = await databases.open(dialect);
    const at = new Date('2026-11-22T10:00:00.123Z');
    const em = database.em.fork();
    const workspaceId = newId('wsp');
    const botId = newId('bot');
    em.create(Workspace, { id: workspaceId, name: 'Ulugʻbek', createdAt: at });
    em.create(Bot, {
      id: botId,
      workspaceId,
      name: 'Choyxona',
      foldedName: 'choyxona',
      defaultLocale: 'uz',
      texts: [{ locale: 'uz', greeting: "'?'", help: '', fallback: '', handoff: '' }],
      createdAt: at,
      updatedAt: at,
    });
    await em.flush();
    const bot = await database.em.fork().findOneOrFail(Bot, { id: botId, workspaceId });
    expect(bot.createdAt).toEqual(at);
    expect(bot.texts[0]?.greeting).toBe("'?'");
    expect(bot).toMatchObject({ desired: 'STOPPED', mergeWindowMs: 1500, deletedAt: null });
  });
});

it('keeps SQLite in WAL with foreign keys, and brings it to the disk itself', async () => {
  const { em } = await databases.open('sqlite');
  expect(await em.execute('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  expect(await em.execute('pragma synchronous')).toEqual([{ synchronous: 1 }]);
  expect(await em.execute('pragma foreign_keys')).toEqual([{ foreign_keys: 1 }]);
});

it('refuses a SQLite file that is already open, and frees it on close', async () => {
  const url = `sqlite:${join(folder, 'held.db')}`;
  const first = await openDatabase(url);
  await expect(openDatabase(url)).rejects.toThrow(/already open/);
  await first.close();
  await (await openDatabase(url)).close();
});

it('refuses a SQLite file that another process has, until that one is killed', async () => {
  const url = `sqlite:${join(folder, 'killed.db')}`;
  const holder = spawn(
    process.execPath,
    ['--conditions=source', '--no-warnings', join(import.meta.dirname, 'holder.ts'), url],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    await once(holder.stdout, 'data');
    await expect(openDatabase(url)).rejects.toThrow(
      /killed.db is already open in another process\..+stop that one first, or use PostgreSQL/,
    );
  } finally {
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  }
  await (await openDatabase(url)).close();
});

it('refuses an address that it does not know with a sentence', async () => {
  await expect(openDatabase('mysql://localhost/x')).rejects.toThrow(/DATABASE_URL must start with/);
});
