import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../lib/say.mjs';

// A checkout of its own with an npm of our own: what npm does is npm's affair, when it is called
// and what is said about it is ours.
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cbf-deps-'));
  cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
  lock('1.0.0');
});
afterEach(() => rmSync(folder, { recursive: true }));

function lock(version) {
  const packages = { '': {}, 'node_modules/thing': { version } };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
}

function npm(source) {
  writeFileSync(
    join(folder, 'npm.js'),
    `const { cpSync, mkdirSync, appendFileSync } = require('node:fs');\n${source}`,
  );
}

const working = `
  appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
  mkdirSync('node_modules', { recursive: true });
  cpSync('package-lock.json', 'node_modules/.package-lock.json');`;

async function ensure() {
  const child = spawn(process.execPath, [join(folder, 'scripts', 'ensure-deps.mjs')], {
    cwd: folder,
    env: { ...process.env, npm_execpath: join(folder, 'npm.js') },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, output };
}

function calls() {
  const path = join(folder, 'calls');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}

test('a fresh checkout is installed once by its lock, also the tools for building', async () => {
  npm(working);
  expect(await ensure()).toMatchObject({
    code: 0,
    output: expect.stringContaining('✓ Installing packages'),
  });
  expect(await ensure()).toEqual({ code: 0, output: '' });
  expect(calls()).toEqual(['ci --include=dev --include=optional --no-progress']);
});

test('a lock that moved on is installed again', async () => {
  npm(working);
  await ensure();
  lock('1.0.1');
  expect((await ensure()).code).toBe(0);
  expect(calls()).toHaveLength(2);
});

test('when npm fails it is said what to check, with the last words of npm', async () => {
  npm("console.error('npm error code ENOTFOUND'); process.exitCode = 1;");
  const { code, output } = await ensure();
  expect(code).toBe(1);
  expect(output).toMatch(
    /could not be installed\. Check the network[\s\S]+npm error code ENOTFOUND/,
  );
  expect(output).not.toContain('    at ');
});

test('without a lock it is said what is missing', async () => {
  rmSync(join(folder, 'package-lock.json'));
  mkdirSync(join(folder, 'node_modules'));
  const { code, output } = await ensure();
  expect(code).toBe(1);
  expect(output).toContain('package-lock.json is missing');
});
