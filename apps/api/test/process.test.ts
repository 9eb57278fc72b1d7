import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { makeTestDatabase } from './database.ts';
import { beginRequest } from './slow-request.ts';

const home = fileURLToPath(new URL('..', import.meta.url));
const running = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of running) {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  }
  for (const database of databases) await database.drop();
});

/** Runs the api as its own process and gathers what it says. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: home,
    env: {
      PATH: process.env.PATH,
      API_PORT: '0',
      LOG_LEVEL: 'silent',
      SESSION_SECRET: randomBytes(32).toString('base64url'),
      RUNNER_KEY: randomBytes(32).toString('base64url'),
      DATA_KEY: randomBytes(32).toString('base64'),
      NODE_OPTIONS: '--conditions=source',
      ...env,
    },
  });
  running.add(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const address = once(child.stdout, 'data').then(
    ([line]: unknown[]) =>
      z.object({ listening: z.string() }).parse(JSON.parse(String(line))).listening,
  );
  // A process that cannot start never says where it listens.
  address.catch(() => undefined);
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, said }));
  return { child, address, ended };
}

const databases = [
  await makeTestDatabase(),
  await makeTestDatabase(),
  await makeTestDatabase(),
] as const;
const [own, other, third] = databases.map(({ url }) => ({ DATABASE_URL: url }));

// Starting from sources takes its time on a busy machine: all tests share the first process.
const patience = 60_000;
const first = start({ ...own });

test('it says in one line where it listens', { timeout: patience }, async () => {
  expect((await fetch(`${await first.address}/readyz`)).status).toBe(200);
});

test('a taken port is told in one sentence', { timeout: patience }, async () => {
  const { port } = new URL(await first.address);
  const { code, said } = await start({ ...other, API_PORT: port }).ended;
  expect(code).toBe(1);
  expect(said).toBe(
    `Port ${port} is taken by another program: stop it, or set API_PORT to a free port.\n`,
  );
});

if (inject('dialect') === 'sqlite')
  test(
    'a second api on one SQLite file is told so, and the first goes on',
    { timeout: patience },
    async () => {
      const url = await first.address;
      const { code, said } = await start({ ...own }).ended;
      expect(code).toBe(1);
      expect(said.trim().split('\n')).toHaveLength(1);
      expect(said).toMatch(/already open/);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    },
  );

test(
  'it ends with 0 and in silence when it is asked to, after what was under way',
  { timeout: patience },
  async () => {
    const request = await beginRequest(await first.address, 'http://localhost:3000');
    first.child.kill('SIGTERM');
    await request.portIsFree();
    expect(await request.finish()).toMatch(/^HTTP\/1.1 200/);
    expect(await first.ended).toEqual({ code: 0, said: '' });
  },
);

test(
  'asked a second time it ends with 1, whatever is under way',
  { timeout: patience },
  async () => {
    const hasty = start({ ...own });
    const request = await beginRequest(await hasty.address, 'http://localhost:3000');
    hasty.child.kill('SIGTERM');
    await request.portIsFree();
    hasty.child.kill('SIGTERM');
    expect((await hasty.ended).code).toBe(1);
    request.giveUp();
  },
);

// Half a minute of waiting: once is enough, it has nothing to do with the database.
if (inject('dialect') === 'sqlite')
  test(
    'what cannot end within thirty seconds is ended, with 1',
    { timeout: 2 * patience },
    async () => {
      // A round of the api's clockwork that never comes to its end.
      const stuck = start({ ...third, FAILPOINTS: 'commit:forget-events:before=delay:600000' });
      await stuck.address;
      const begun = performance.now();
      stuck.child.kill('SIGTERM');
      expect((await stuck.ended).code).toBe(1);
      expect(performance.now() - begun).toBeGreaterThan(29_000);
    },
  );
