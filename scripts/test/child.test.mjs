import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isReady, startChild } from '../lib/child.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cbf-child-'));
afterAll(() => rmSync(folder, { recursive: true }));

function program(name, source) {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, source);
  return { name, cwd: folder, words: [path], env: {} };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

test('a process is ready when its address answers, and what it says is in its log', async () => {
  const port = await freePort();
  const child = startChild(
    program(
      'good',
      `import { createServer } from 'node:http';
       createServer((_, response) => response.end('ok')).listen(${port}, '127.0.0.1');
       console.log('listening');`,
    ),
    { logs: folder },
  );
  expect(await isReady(child, `http://127.0.0.1:${port}/`, 20_000)).toBe(true);
  child.stop('SIGTERM');
  expect(await child.ended).toBe('was ended by SIGTERM');
  expect(readFileSync(join(folder, 'good.log'), 'utf8')).toBe('listening\n');
});

test('a process that dies before it is ready is noticed at once, with its last sentence', async () => {
  const child = startChild(
    program(
      'bad',
      `console.log(JSON.stringify({ level: 'info', msg: 'booting' }));
       console.error('DATA_KEY is not set.');
       console.log(JSON.stringify({ level: 'fatal', msg: 'gone', err: { message: 'no key' } }));
       process.exitCode = 1;`,
    ),
    { logs: folder },
  );
  const start = Date.now();
  expect(await isReady(child, 'http://127.0.0.1:9/', 60_000)).toBe(false);
  expect(Date.now() - start).toBeLessThan(20_000);
  expect(await child.ended).toBe('ended with code 1');
  expect(child.lastWords().split('\n').sort()).toEqual(['DATA_KEY is not set.', 'gone: no key']);
});

test('a process ends by itself when the one that started it is killed', async () => {
  const port = await freePort();
  const lib = join(import.meta.dirname, '..', 'lib', 'child.mjs');
  const parent = startChild(
    program(
      'parent',
      `import { startChild } from ${JSON.stringify(lib)};
       const spec = { name: 'orphan', cwd: '.', env: {}, words: ['-e', \`
         require('node:http').createServer((_, response) => response.end()).listen(${port}, '127.0.0.1')
       \`] };
       startChild(spec, { logs: ${JSON.stringify(folder)} });`,
    ),
    { logs: folder },
  );
  const url = `http://127.0.0.1:${port}/`;
  expect(await isReady(parent, url, 20_000)).toBe(true);
  process.kill(parent.pid, 'SIGKILL');
  await parent.ended;
  await expect
    .poll(
      () =>
        fetch(url).then(
          () => 'alive',
          () => 'gone',
        ),
      { timeout: 10_000 },
    )
    .toBe('gone');
});
