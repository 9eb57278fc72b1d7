import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from '../ensure-deps.mjs';
import { catalogueProblems } from '../lib/catalogues.mjs';
import { cycleProblems } from '../lib/cycles.mjs';
import { lockProblems } from '../lib/lock.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cbf-checks-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path, content) {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, typeof content === 'string' ? content : JSON.stringify(content));
}

test('packages count as installed only when each wanted version is there', () => {
  const packages = {
    '': { name: 'root' },
    'packages/base': { version: '0.1.0' },
    'node_modules/@cbf/base': { link: true, resolved: 'packages/base' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/only-mac': { version: '1.0.0', optional: true },
  };
  write('package-lock.json', { packages });
  expect(isInstalled(folder)).toBe(false);

  write('node_modules/.package-lock.json', {
    packages: { 'node_modules/zod': { version: '4.6.7' } },
  });
  expect(isInstalled(folder)).toBe(true);

  write('node_modules/.package-lock.json', {
    packages: { 'node_modules/zod': { version: '4.6.6' } },
  });
  expect(isInstalled(folder)).toBe(false);

  write('node_modules/.package-lock.json', { packages: {} });
  expect(isInstalled(folder)).toBe(false);
});

test('a lock that lacks a platform package or holds a registry address is refused', () => {
  const complete = {
    '': { optionalDependencies: { linux: '1.0.0' } },
    'node_modules/linux': { version: '1.0.0' },
    'node_modules/tool': {
      version: '1.0.0',
      optionalDependencies: { 'tool-mac': '1', linux: '1' },
    },
    'node_modules/tool/node_modules/tool-mac': { version: '1.0.0' },
  };
  expect(lockProblems(JSON.stringify({ packages: complete }))).toBe('');

  delete complete['node_modules/tool/node_modules/tool-mac'];
  complete['node_modules/linux'].resolved = 'https://registry.example/linux.tgz';
  expect(lockProblems(JSON.stringify({ packages: complete })).split('\n')).toEqual([
    'node_modules/linux holds the address of a registry.',
    'node_modules/tool wants tool-mac, which is not in the lock.',
  ]);
});

test('a catalogue must say everything in three languages with the same gaps', () => {
  const plural = (one, other) => [{ match: { 'n=one': one, 'n=other': other } }];
  write('bots/en.json', {
    $schema: 'x',
    hello: 'Hello {name}',
    bots: plural('{n} bot', '{n} bots'),
    end: 'End',
  });
  write('bots/uz.json', { hello: 'Salom {name}', bots: '{n} ta bot', end: "To'xtating" });
  write('bots/ru.json', { hello: 'Привет {imya}', bots: plural('{n} бот', '{n} ботов') });
  write('more/en.json', { hello: 'Twice' });
  write('more/uz.json', { hello: 'Ikki marta' });
  write('more/ru.json', { hello: 'Дважды' });
  expect(catalogueProblems(folder).split('\n')).toEqual([
    'bots/ru: hello fills in imya where English has name.',
    'bots/uz: end writes oʻ or gʻ with a wrong mark.',
    'bots/ru: end is missing.',
    'more: hello is in bots too.',
  ]);
});

test('a ring of imports is told, one of types alone is not', async () => {
  write('one/a.ts', "import { b } from './b.ts';\nexport const a = b;");
  write('one/b.ts', "export { c } from './c.ts';\nexport const b = 1;");
  write('one/c.ts', "import type { a } from './a.ts';\nexport const c = 1;");
  expect(await cycleProblems(['one'], folder)).toBe('');

  cpSync(join(folder, 'one'), join(folder, 'two'), { recursive: true });
  write('two/c.ts', "import { a } from './a.ts';\nexport const c = a;");
  expect(await cycleProblems(['one', 'two'], folder)).toBe(
    'two/a.ts → two/b.ts → two/c.ts → two/a.ts',
  );
});
