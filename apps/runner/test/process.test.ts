import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

function runner(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--conditions=source', main], {
    env: { LOG_LEVEL: 'silent', RUNNER_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const complaint: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaint.push(text));
  return { child, complaint, ended: once(child, 'close') };
}

const RUNNER_KEY = 'a-key-of-the-runner-for-tests';
/** A port of this machine where nobody listens. */
const API_URL = 'http://127.0.0.1:9';

it('listens before the api is there, is not ready, refuses hooks, and ends on SIGTERM', async () => {
  const { child, ended } = runner({ RUNNER_KEY, API_URL, METRICS_TOKEN: 'the-token' });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { listening } = JSON.parse(String(line));
  expect((await fetch(`${listening}/healthz`)).status).toBe(200);
  expect((await fetch(`${listening}/readyz`)).status).toBe(503);
  expect((await fetch(`${listening}/metrics`)).status).toBe(401);
  const headers = { authorization: 'Bearer the-token' };
  const numbers = await (await fetch(`${listening}/metrics`, { headers })).text();
  expect(numbers).toContain('cbf_runner_turns 0');
  expect(numbers).toContain('cbf_runner_deliveries 0');
  expect(numbers).toContain('cbf_runner_api_connected 0');
  const hook = await fetch(`${listening}/hooks/telegram/chn_1`, { method: 'POST', body: '{}' });
  expect(hook.status).toBe(401);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

it('ends within seconds beside a connection over which nothing was ever asked', async () => {
  const { child, ended } = runner({ RUNNER_KEY, API_URL });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const silent = connect(Number(new URL(JSON.parse(String(line)).listening).port), '127.0.0.1').on(
    'error',
    () => undefined,
  );
  await once(silent, 'connect');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  silent.destroy();
}, 15_000);

it('ends at once while an api that never answers is asked', async () => {
  const asked: unknown[] = [];
  const deaf = createServer((socket) => {
    asked.push(socket.on('error', () => undefined).once('data', () => child.kill('SIGTERM')));
  }).listen(0, '127.0.0.1');
  await once(deaf, 'listening');
  const address = deaf.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { child, ended } = runner({ RUNNER_KEY, API_URL: `http://127.0.0.1:${port}` });
  expect(await ended).toEqual([0, null]);
  expect(asked).toHaveLength(1);
  deaf.close();
}, 8_000);

it('says every mistake of its configuration and ends with 1', async () => {
  const { complaint, ended } = runner({ RUNNER_PORT: 'many', API_URL: 'nowhere' });
  expect((await ended)[0]).toBe(1);
  expect(complaint.join('')).toMatch(/RUNNER_KEY[\s\S]*API_URL[\s\S]*RUNNER_PORT/);
});

it('says in one sentence that its port is taken and ends with 1', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { complaint, ended } = runner({ RUNNER_KEY, API_URL, RUNNER_PORT: String(port) });
  expect((await ended)[0]).toBe(1);
  expect(complaint.join('').trim()).toMatch(/^The runner cannot listen.*RUNNER_PORT.*\.$/);
  holder.close();
});
