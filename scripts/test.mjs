// npm test: from a checkout to one line that says how many tests passed. `npm test -- api db` runs
// the tests of the named workspaces alone, without the checks.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './check.mjs';
import { ensureDeps } from './ensure-deps.mjs';
import { build } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { Complaint, root, say } from './lib/say.mjs';
import { runSuite } from './lib/suite.mjs';

// Small and quick first; what drives everything else last and alone.
const order = [
  'scripts',
  'base',
  'db',
  'channels',
  'ai',
  'client',
  'simulator',
  'api',
  'runner',
  'dashboard',
  'e2e',
];
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));

try {
  await main();
} catch (error) {
  say(`\n${error instanceof Complaint ? error.message : error.stack}`);
  finish({ passed: 0, failed: 1, skipped: 0 });
}

async function main() {
  const start = Date.now();
  await ensureDeps();
  const suites = suitesToRun();
  const chromium = suites.some(({ name }) => name === 'e2e') ? await findChromium() : undefined;
  // A single package is tested from its sources; only whole processes need what was built.
  const isWhole =
    wanted.length === 0 || suites.some(({ name }) => ['e2e', 'scripts'].includes(name));
  if (isWhole) await build();

  const total = { passed: 0, failed: 0, skipped: 0 };
  if (wanted.length === 0) {
    say('Checking');
    const { failed } = await check();
    total.failed += failed.length;
  }
  say('Testing');
  for (const suite of suites) {
    const result = await runSuite(suite, chromium === undefined ? {} : { CHROMIUM_PATH: chromium });
    for (const key of Object.keys(total)) total[key] += result[key];
  }
  say(`\nAll of it took ${Math.round((Date.now() - start) / 1000)} s.`);
  finish(total);
}

// Alone on the last line: readers of logs look for it.
function finish({ passed, failed, skipped }) {
  say(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

function suitesToRun() {
  const folders = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => ({ name, folder: join(root, parent, name) })),
  );
  const all = [{ name: 'scripts', folder: join(root, 'scripts') }, ...folders].filter(
    ({ folder }) => ['ts', 'js'].some((end) => existsSync(join(folder, `vitest.config.${end}`))),
  );
  const unknown = wanted.filter((name) => !all.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    const names = all.map(({ name }) => name).join(', ');
    throw new Complaint(
      `There is no workspace with tests called ${unknown.join(', ')}: choose from ${names}.`,
    );
  }
  const place = ({ name }) => (order.includes(name) ? order.indexOf(name) : order.length - 1.5);
  return all
    .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
    .sort((left, right) => place(left) - place(right));
}
