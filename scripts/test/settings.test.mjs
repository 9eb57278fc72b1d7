import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { demoPassword, secretFiles } from '../lib/secrets.mjs';
import { checkPorts, readDotEnv, readSettings } from '../lib/settings.mjs';

const folder = mkdtempSync(join(tmpdir(), 'cbf-scripts-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('without any variable the documented ports, address and database are used', () => {
  expect(readSettings({ DATA_DIR: folder })).toEqual({
    PORT: 3000,
    API_PORT: 4000,
    RUNNER_PORT: 4100,
    SIMULATOR_PORT: 4200,
    publicUrl: 'http://localhost:3000',
    data: folder,
    database: `sqlite:${folder}/factory.db`,
  });
});

test('the public address follows the port, and the one given loses its last slash', () => {
  expect(readSettings({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
  expect(readSettings({ PUBLIC_URL: 'https://bots.example/' }).publicUrl).toBe(
    'https://bots.example',
  );
});

test.for([
  [{ PORT: 'canary' }, /^PORT must be a port/],
  [{ API_PORT: '0' }, /^API_PORT must be a port/],
  [{ RUNNER_PORT: '70000' }, /^RUNNER_PORT must be a port/],
  [{ PORT: '4200' }, /same port/],
  [{ PUBLIC_URL: 'canary.example' }, /^PUBLIC_URL must be the address/],
  [{ PUBLIC_URL: 'https://example.com/path' }, /no path/],
  [{ DATABASE_URL: 'mysql://user:canary@host/db' }, /^DATABASE_URL must begin with/],
])('%o is refused with a sentence that does not repeat the value', ([env, sentence]) => {
  expect(() => readSettings(env)).toThrow(sentence);
  expect(() => readSettings(env)).not.toThrow(/canary/);
});

test('all mistakes are told at once', () => {
  expect(() => readSettings({ PORT: 'x', DATABASE_URL: 'x', PUBLIC_URL: 'x' })).toThrow(
    /PORT[^\n]+\nPUBLIC_URL[^\n]+\nDATABASE_URL/,
  );
});

test('a taken port is told with its owner and a way out, and free ones pass', async () => {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const settings = { PORT: 0, API_PORT: 0, RUNNER_PORT: 0, SIMULATOR_PORT: 0 };
  await expect(checkPorts({ ...settings, API_PORT: port })).rejects.toThrow(
    `Port ${port} (for the api) is taken by another program`,
  );
  await new Promise((resolve) => server.close(resolve));
  await checkPorts({ ...settings, API_PORT: port });
});

test('.env is read with quotes and comments, and does not win over the environment', () => {
  const path = join(folder, '.env');
  writeFileSync(
    path,
    [
      '# comment',
      'CBF_TEST_PLAIN=one two # why',
      'CBF_TEST_QUOTED="a # b"',
      "CBF_TEST_SINGLE='c'",
      'export CBF_TEST_EXPORTED=d',
      'CBF_TEST_SET=file',
      'CBF_TEST_EMPTY=',
      'not a variable',
    ].join('\n'),
  );
  process.env.CBF_TEST_SET = 'environment';
  readDotEnv(path);
  const read = Object.entries(process.env).filter(([name]) => name.startsWith('CBF_TEST_'));
  for (const [name] of read) delete process.env[name];
  expect(Object.fromEntries(read)).toEqual({
    CBF_TEST_PLAIN: 'one two',
    CBF_TEST_QUOTED: 'a # b',
    CBF_TEST_SINGLE: 'c',
    CBF_TEST_EXPORTED: 'd',
    CBF_TEST_SET: 'environment',
    CBF_TEST_EMPTY: '',
  });
});

test('secrets are made once, for this user alone, and each is different', () => {
  const files = secretFiles(folder, {});
  expect(Object.keys(files)).toEqual(['SESSION_SECRET_FILE', 'DATA_KEY_FILE', 'RUNNER_KEY_FILE']);
  const made = Object.values(files).map((path) => readFileSync(path, 'utf8').trim());
  for (const path of Object.values(files)) expect(statSync(path).mode & 0o777).toBe(0o600);
  for (const secret of made) expect(Buffer.from(secret, 'base64')).toHaveLength(32);
  expect(new Set(made).size).toBe(3);

  secretFiles(folder, {});
  expect(Object.values(files).map((path) => readFileSync(path, 'utf8').trim())).toEqual(made);
});

test('the demo gets a password that can be typed, once, unless the operator gives one', () => {
  const { DEMO_PASSWORD_FILE: path } = demoPassword(folder, {});
  const made = readFileSync(path, 'utf8');
  expect(made).toMatch(/^([a-z2-9]{4}-){2}[a-z2-9]{4}\n$/);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  demoPassword(folder, {});
  expect(readFileSync(path, 'utf8')).toBe(made);
  expect(demoPassword(folder, { DEMO_PASSWORD: 'mine, all mine' })).toEqual({});
});

test('a secret that the operator set is left to him', () => {
  const env = { SESSION_SECRET: 'x', DATA_KEY_FILE: '/run/secrets/data-key' };
  expect(Object.keys(secretFiles(folder, env))).toEqual(['RUNNER_KEY_FILE']);
});

test('production refuses to make secrets and says how to', () => {
  expect(() => secretFiles(folder, { NODE_ENV: 'production', DATA_KEY: 'x' })).toThrow(
    'In production SESSION_SECRET, RUNNER_KEY must be set',
  );
});

test('a data folder that cannot be made is told in a sentence', () => {
  const taken = join(folder, 'a-file');
  writeFileSync(taken, '');
  expect(() => secretFiles(join(taken, 'data'), {})).toThrow(/cannot be made.*DATA_DIR/);
});
