import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failpoints } from './points.ts';
import { readRules } from './live/rules.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cbf-failpoint-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a few lines against the sources in a process of their own, as the house would. */
async function outcome(code: string, env: Record<string, string>) {
  const file = join(folder, `${String(code.length)}.mts`);
  await writeFile(file, `import { drops, failpoint } from '${here}../failpoint.ts';\n${code}`);
  const args = ['--conditions=source', '--import', 'tsx', file];
  return run(process.execPath, args, { env: { PATH: '', ...env }, cwd: here }).then(
    ({ stdout, stderr }) => ({ stdout, stderr, signal: null }),
    (error: { stdout: string; stderr: string; signal: string | null }) => error,
  );
}

describe('a rule', () => {
  it('names a point, what happens there, and at which hit', () => {
    expect(readRules('a:b=kill, c=delay:500@2\nd=drop:0.5')).toEqual([
      { name: 'a:b', action: { kind: 'kill' }, at: null },
      { name: 'c', action: { kind: 'delay', ms: 500 }, at: 2 },
      { name: 'd', action: { kind: 'drop', share: 0.5 }, at: null },
    ]);
  });

  it.each(['a', 'a=', 'a=die', 'a=kill:3', 'a=delay', '=kill', 'a=kill@x'])(
    'that says %j is refused, or its fault would never happen',
    (text) => expect(() => readRules(text)).toThrow(/is no rule/),
  );
});

it('no two points have one name', () => {
  expect(new Set(failpoints).size).toBe(failpoints.length);
});

it('a process dies at its point, at the hit that was said, and says so before', async () => {
  const twice = `for (const n of [1, 2, 3]) {
    await failpoint('commit:receive:before');
    console.log('lived', n);
  }`;
  const died = await outcome(twice, { FAILPOINTS: 'commit:receive:before=kill@2' });
  expect(died).toMatchObject({ signal: 'SIGKILL', stdout: 'lived 1\n' });
  expect(died.stderr).toContain('{"failpoint":"commit:receive:before","action":"kill"}');
});

it('a running process can be armed by a file', async () => {
  const file = join(folder, 'rules');
  const code = `import { writeFileSync } from 'node:fs';
    await failpoint('model:first-chunk');
    writeFileSync(${JSON.stringify(file)}, 'model:first-chunk=throw');
    await failpoint('model:first-chunk').catch((error) => console.log(error.message));`;
  const { stdout } = await outcome(code, { FAILPOINTS_FILE: file });
  expect(stdout).toBe('The failpoint model:first-chunk was told to fail.\n');
});

it('hints are lost in the share that was said, the same ones for the same seed', async () => {
  const code = `console.log(Array.from({ length: 400 }, () => Number(drops('wakeups.receive'))).join(''));`;
  const rules = { FAILPOINTS: 'wakeups.receive=drop:0.5', FAILPOINT_SEED: '7' };
  const [first, again] = [await outcome(code, rules), await outcome(code, rules)];
  expect(first.stdout).toBe(again.stdout);
  const lost = first.stdout.split('1').length - 1;
  expect(lost).toBeGreaterThan(150);
  expect(lost).toBeLessThan(250);
});

it('what is built cannot be made to fail: neither the actions nor the variables are in it', async () => {
  const tsc = fileURLToPath(new URL('../../../../node_modules/.bin/tsc', import.meta.url));
  const out = join(folder, 'dist');
  const settings = ['-p', '../../tsconfig.json', '--outDir', out, '--tsBuildInfoFile', `${out}/i`];
  await run(process.execPath, [tsc, ...settings], { cwd: here });
  const files = await readdir(out, { recursive: true, withFileTypes: true });
  const built = files.filter((file) => file.isFile() && file.name.endsWith('.js'));
  expect(built.length).toBeGreaterThan(10);
  for (const { parentPath, name } of built) {
    const text = await readFile(join(parentPath, name), 'utf8');
    expect(/FAILPOINT|SIGKILL|SIGSTOP|process\.(?:kill|env)/.exec(text)?.[0], name).toBe(undefined);
  }
});
