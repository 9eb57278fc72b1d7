// Builds what is not built. A fingerprint of the sources' names, sizes and times lets an unchanged
// checkout skip the build tool altogether; turbo then skips the workspaces whose content is the same.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { execTool, nodePath } from './runtime.mjs';
import { Complaint, root, step } from './say.mjs';

const stamp = join(root, 'node_modules', '.cache', 'chatbot-factory', 'built');
const made = new Set([
  'node_modules',
  'dist',
  'build',
  '.svelte-kit',
  '.turbo',
  'paraglide',
  'test-results',
  'test',
]);
// Words about the code, tests, and what the build's tools leave beside the sources.
const passedOver = /\.(test\.ts|md|tsbuildinfo)$|[\\/]\.(gitignore|meta\.json)$/;
const outputs = [
  'packages/simulator/dist/main.js',
  'apps/api/dist/main.js',
  'apps/runner/dist/main.js',
  'apps/dashboard/build/handler.js',
];

/** Builds all workspaces unless nothing changed since the last build; a Complaint holds the errors. */
export async function build() {
  const print = fingerprint();
  if (readStamp() === print && outputs.every((path) => existsSync(join(root, path)))) return;
  await step('Building', async () => {
    // turbo's own launcher: it finds the binary of this platform.
    const { code, output } = await execTool('turbo/bin/turbo', [
      'run',
      'build',
      '--env-mode=loose',
      '--output-logs=errors-only',
    ]);
    if (code !== 0) throw new Complaint(`The build failed:\n${output.slice(-6_000)}`);
  });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, print);
}

function fingerprint() {
  const hash = createHash('sha256').update(nodePath());
  for (const name of [
    'package-lock.json',
    'tsconfig.base.json',
    'turbo.json',
    'packages',
    'apps',
  ]) {
    add(hash, join(root, name));
  }
  return hash.digest('hex');
}

function add(hash, path) {
  const found = statSync(path);
  if (!found.isDirectory()) {
    if (passedOver.test(path)) return;
    hash.update(`${relative(root, path)} ${found.size} ${found.mtimeMs}\n`);
    return;
  }
  for (const entry of readdirSync(path, { withFileTypes: true }).sort(byName)) {
    if (entry.isSymbolicLink() || made.has(entry.name)) continue;
    add(hash, join(path, entry.name));
  }
}

function byName(left, right) {
  return left.name < right.name ? -1 : 1;
}

function readStamp() {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
}
