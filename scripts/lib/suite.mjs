// One workspace's tests: run, shown, and counted from Vitest's own report rather than from its words.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exec, execTool } from './runtime.mjs';
import { say } from './say.mjs';

// A skipped test that says so in its name lacks something that this machine could have.
const needs = /\(needs (chromium|redis|postgres)/i;

const limitMs = 40 * 60_000;

/** Runs the tests of `{ name, folder }` and gives how many passed, failed and were skipped. */
export async function runSuite({ name, folder }, env) {
  const start = Date.now();
  const report = join(folder, 'test-results', 'vitest.json');
  rmSync(report, { force: true });
  const words = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const isWorkspace = existsSync(join(folder, 'package.json'));
  const options = { cwd: folder, env: { NODE_ENV: 'test', ...env }, limitMs };
  const { code, output } = isWorkspace
    ? await exec('npm', ['run', '--silent', 'test', '--', ...words], options)
    : await execTool('vitest/vitest.mjs', ['run', ...words], options);

  const result = count(report);
  for (const title of result.lacking) say(`  ${name}: skipped for want of something: ${title}`);
  // Vitest also fails for an error outside any test; that must not pass for a green suite.
  if (code !== 0 && result.failed === 0) result.failed = 1;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const { passed, failed, skipped } = result;
  if (failed > 0) say(output);
  say(
    `  ${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`,
  );
  return { passed, failed, skipped };
}

function count(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, lacking: [] };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  // A file that cannot even be loaded holds no test that could fail.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const lacking = testResults
    .flatMap((file) => file.assertionResults)
    .filter(
      ({ status, fullName }) =>
        (status === 'pending' || status === 'skipped') && needs.test(fullName),
    )
    .map(({ fullName }) => fullName);
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length + lacking.length,
    skipped: numPendingTests + numTodoTests - lacking.length,
    lacking,
  };
}
