import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customers } from '../lib/demo/talk.mjs';
import { root } from '../lib/say.mjs';

let data;
let env;
const started = [];

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'cbf-start-'));
  const [PORT, API_PORT, RUNNER_PORT, SIMULATOR_PORT] = await freePorts(4);
  env = { DATA_DIR: data, PORT, API_PORT, RUNNER_PORT, SIMULATOR_PORT };
});
afterEach(async () => {
  for (const run of started.splice(0)) {
    run.kill('SIGKILL');
    await run.ended;
  }
  // Processes whose start script was killed end by themselves a moment later.
  for (const name of ['PORT', 'API_PORT', 'RUNNER_PORT', 'SIMULATOR_PORT']) {
    await expect.poll(() => answers(env[name]), { timeout: 10_000 }).toBe(false);
  }
  rmSync(data, { recursive: true });
});

function start(extra = {}, words = ['start']) {
  const surroundings = { ...process.env, ...env, ...extra };
  for (const name of ['NODE_ENV', 'VITEST', 'GEMINI_API_KEY', 'PUBLIC_URL', 'DATABASE_URL']) {
    if (extra[name] === undefined) delete surroundings[name];
  }
  const child = spawn('npm', words, {
    cwd: root,
    env: surroundings,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => said.push(text));
  }
  const ended = new Promise((resolve) => child.once('close', resolve));
  let isOver = false;
  void ended.then(() => (isOver = true));
  const output = () => said.join('');
  const run = {
    output,
    ended,
    // As the terminal does it: to npm and to the script alike.
    kill: (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // It has ended already.
      }
    },
    says: async (pattern) => {
      await expect.poll(() => isOver || pattern.test(output()), { timeout: 90_000 }).toBe(true);
      expect(output()).toMatch(pattern);
    },
  };
  started.push(run);
  return run;
}

test('it ends with one address and one sentence, starts again in a moment and stops cleanly', async () => {
  const first = start();
  await first.says(/ChatBot Factory is ready/);
  expect(first.output().trim().split('\n').slice(-2)).toEqual([
    `ChatBot Factory is ready: http://localhost:${env.PORT}`,
    expect.stringMatching(/^Open it in your browser, .+Ctrl-C here stops everything\.$/),
  ]);
  const page = await fetch(`http://localhost:${env.PORT}/`);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toContain('text/html');
  for (const name of ['session-secret', 'data-key', 'runner-key']) {
    expect(statSync(join(data, name)).mode & 0o777).toBe(0o600);
  }

  const stopping = Date.now();
  first.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(Date.now() - stopping).toBeLessThan(5_000);
  for (const name of ['PORT', 'API_PORT', 'RUNNER_PORT', 'SIMULATOR_PORT']) {
    expect(await answers(env[name])).toBe(false);
  }

  const again = Date.now();
  const second = start();
  await second.says(/ChatBot Factory is ready/);
  expect(Date.now() - again).toBeLessThan(10_000);
  second.kill('SIGTERM');
  expect(await second.ended).toBe(0);

  const logs = readdirSync(join(data, 'logs')).map((name) =>
    readFileSync(join(data, 'logs', name), 'utf8'),
  );
  const secrets = ['session-secret', 'data-key', 'runner-key'].map((name) =>
    readFileSync(join(data, name), 'utf8').trim(),
  );
  for (const secret of secrets) expect(logs.join('')).not.toContain(secret);
});

test('a part that dies is told in a sentence and comes back', async () => {
  const run = start();
  await run.says(/ChatBot Factory is ready/);
  for (const name of ['runner', 'api']) {
    process.kill(pidOf(name), 'SIGKILL');
    await run.says(new RegExp(`The ${name} was ended by SIGKILL; it is started again in 0.5 s`));
    await run.says(new RegExp(`The ${name} is back\\.`));
  }
  const ready = await fetch(`http://127.0.0.1:${env.API_PORT}/readyz`);
  expect(ready.status).toBe(200);
});

test('a taken port gives one sentence and exit code 1', async () => {
  const server = createServer();
  await new Promise((resolve) => server.listen(Number(env.RUNNER_PORT), '127.0.0.1', resolve));
  const run = start();
  expect(await run.ended).not.toBe(0);
  expect(run.output()).toMatch(
    new RegExp(`Port ${env.RUNNER_PORT} \\(for the runner\\) is taken by another program`),
  );
  await new Promise((resolve) => server.close(resolve));
});

test('a broken variable of one part gives its sentence and exit code 1', async () => {
  const run = start({ LOG_LEVEL: 'canary' });
  expect(await run.ended).not.toBe(0);
  expect(run.output()).toMatch(/could not start[\s\S]+LOG_LEVEL/);
  expect(run.output()).not.toContain('canary');
});

test('the demo says how to get in, is full of life, and keeps its password out of the logs', async () => {
  const run = start({ DEMO_PACE: '0.1-0.3' }, ['run', 'demo']);
  await run.says(/ChatBot Factory is ready/);
  const file = join(data, 'demo-password');
  const password = readFileSync(file, 'utf8').trim();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(run.output()).toContain(`Sign in as demo with the password ${password}.`);

  const origin = `http://localhost:${env.PORT}`;
  const ask = (query, cookie = '') =>
    fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie },
      body: JSON.stringify({ query }),
    });
  const signedIn = await ask(
    `mutation { signIn(username: "demo", password: "${password}") { viewer { kind } } }`,
  );
  const [cookie] = signedIn.headers.getSetCookie().map((set) => set.split(';')[0]);
  // Every bot runs, and a customer of this start was answered; the week before has other names.
  const look = async () => {
    const response = await ask(
      `{ bots { edges { node { status } } } conversations(first: 20) { totalCount edges { node {
        contact { name } lastMessage { author } } } } }`,
      cookie,
    );
    const { bots, conversations } = (await response.json()).data;
    return {
      statuses: bots.edges.map(({ node }) => node.status),
      isFull: conversations.totalCount > 100,
      isAnswered: conversations.edges.some(
        ({ node }) => live.has(node.contact.name) && node.lastMessage.author === 'BOT',
      ),
    };
  };
  const live = new Set(Object.values(customers).flatMap((list) => list.map(({ name }) => name)));
  await expect
    .poll(look, { timeout: 60_000 })
    .toEqual({ statuses: Array(3).fill('ACTIVE'), isFull: true, isAnswered: true });

  const stopping = Date.now();
  run.kill('SIGINT');
  expect(await run.ended).toBe(0);
  expect(Date.now() - stopping).toBeLessThan(5_000);
  for (const name of readdirSync(join(data, 'logs'))) {
    expect(readFileSync(join(data, 'logs', name), 'utf8')).not.toContain(password);
  }
});

// Processes carry no names: the one whose program and port are ours is found in /proc.
function pidOf(name) {
  const marks = {
    runner: ['apps/runner/dist/main.js', 'RUNNER_PORT'],
    api: ['apps/api/dist/main.js', 'API_PORT'],
  };
  const [program, variable] = marks[name];
  const pid = readdirSync('/proc').find((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      return (
        readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(program) &&
        readFileSync(`/proc/${entry}/environ`, 'utf8').includes(`${variable}=${env[variable]}\0`)
      );
    } catch {
      return false;
    }
  });
  return Number(pid);
}

function answers(port) {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve) => {
          const server = createServer();
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => String(server.address().port));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
